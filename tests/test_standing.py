"""What a terminal of any size shows of a document that is made again and again."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from folio.cli.standing import Place
from folio.errors import Message, Problem, RecordsError, TemplateError, sentence

FILE = Path("outputs/tiny/preview/newsletter-lv.pdf")


class Terminal:
    """A terminal of some columns and lines, and the place in it."""

    def __init__(self, columns: int = 80, lines: int = 14) -> None:
        self.sent = StringIO()
        self.console = Console(
            file=self.sent, force_terminal=True, color_system=None, width=columns, height=lines
        )
        self.place = Place("newsletter-lv", self.console, self.console.screen())

    @property
    def lines(self) -> list[str]:
        """What stands in it now; each picture begins at the top left corner."""
        shown = self.sent.getvalue().rpartition("\x1b[H")[2]
        return [line.rstrip() for line in shown.split("\n")]


def problems(count: int) -> RecordsError:
    told = sentence("This is wrong."), Message()
    return RecordsError([Problem("a.yaml", number, 1, "", *told) for number in range(count)])


def test_the_last_good_document_is_named_while_something_is_wrong() -> None:
    terminal = Terminal()
    terminal.place.made(FILE)
    assert terminal.lines[4].startswith(f"{FILE} was made at ")
    terminal.place.wrong(problems(1))
    assert "  Not made: 1 problem in 1 record." in terminal.lines[2]
    assert terminal.lines[4:6] == ["a.yaml:0:1", "    This is wrong."]
    assert terminal.lines[7].startswith(f"{FILE} stays as it was made at ")


@pytest.mark.parametrize("lines", [7, 8, 14, 40])
def test_what_is_wrong_pushes_nothing_else_out_of_the_terminal(lines: int) -> None:
    terminal = Terminal(lines=lines)
    terminal.place.wrong(problems(30))
    assert terminal.lines[0] == "newsletter-lv"
    assert terminal.lines[-2:] == ["Nothing was made yet since this began.", "Ctrl-C ends this."]


def test_a_terminal_with_room_for_little_shows_how_it_stands() -> None:
    terminal = Terminal(lines=3)
    terminal.place.wrong(problems(30))
    assert "  Not made: 30 problems in 1 record." in terminal.lines[2]


def test_how_much_had_no_room_is_told() -> None:
    terminal = Terminal(lines=14)
    terminal.place.wrong(problems(30))
    assert terminal.lines[9:] == [
        "    This is wrong.",
        "a.yaml:3:1",
        "... and 53 more lines.",
        "Nothing was made yet since this began.",
        "Ctrl-C ends this.",
    ]


def test_what_was_wrong_before_is_gone_once_it_is_mended() -> None:
    terminal = Terminal()
    terminal.place.wrong(TemplateError("newsletter.html:3: [red] is no field."))
    assert "newsletter.html:3: [red] is no field." in terminal.lines
    terminal.place.begun()
    terminal.place.unchanged()
    assert "newsletter.html:3: [red] is no field." not in terminal.lines
    assert terminal.lines[2].endswith("Saved. Nothing in this document has changed.")


def test_a_terminal_that_is_given_another_size_is_filled_again() -> None:
    terminal = Terminal(lines=8)
    terminal.place.wrong(problems(2))
    terminal.console.size = (80, 20)  # type: ignore[assignment]
    terminal.place.idle()
    assert terminal.lines.count("    This is wrong.") == 2
