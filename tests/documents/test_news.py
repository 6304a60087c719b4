"""News from the partners in the newsletter, from their logs."""

from pathlib import Path

from folio.documents import news
from folio.text.language import Language
from tests.conftest import Miniature

RIBEIRA, BERGVIK = "2013-09-ribeira", "2013-03-bergvik"
LOG = """\
partner: bergvik
period: {{from: 2013-01, to: 2013-12}}
entries:
{entries}
"""


def entry(day: str, title: str) -> str:
    return f"  - {{kind: dissemination, date: {day}, channel: radio, title: {title}}}"


def told(miniature: Miniature, meeting: str, language: Language) -> list[str]:
    register = miniature.register
    sections = news.from_the_partners(register, register.meetings[meeting], language)
    return [str(block.phrase) for section in sections for block in section.blocks]


def logged(miniature: Miniature, *entries: str) -> None:
    for file in Path("records/tiny/activities").rglob("*.yaml"):
        file.unlink()
    miniature.write("activities/bergvik/2013.yaml", LOG.format(entries="\n".join(entries)))


def test_an_edition_tells_what_was_done_since_the_meeting_before(
    miniature: Miniature, english: Language
) -> None:
    logged(
        miniature,
        entry("2013-02-10", "Before"),
        entry("2013-05-02", "Between"),
        entry("2013-12-01", "After"),
    )
    assert told(miniature, BERGVIK, english) == ["Bergvik, 10\u00a0February 2013: Before"]
    assert told(miniature, RIBEIRA, english) == ["Bergvik, 2\u00a0May 2013: Between"]


def test_only_the_latest_items_have_room(miniature: Miniature, english: Language) -> None:
    days = [f"2013-05-{day:02}" for day in range(1, 10)]
    logged(miniature, *(entry(day, f"Day{day[-2:]}") for day in days))
    items = told(miniature, RIBEIRA, english)
    assert [item[-5:] for item in items] == ["Day06", "Day07", "Day08", "Day09"]


def test_without_logs_there_is_no_such_section(miniature: Miniature, english: Language) -> None:
    logged(miniature, entry("2013-12-01", "After"))
    assert told(miniature, RIBEIRA, english) == []


def test_an_edition_names_the_logs_it_is_made_from(miniature: Miniature) -> None:
    logged(miniature, entry("2013-05-02", "Between"))
    register = miniature.register
    assert news.records(register, register.meetings[RIBEIRA]) == ("activities/bergvik/2013",)
