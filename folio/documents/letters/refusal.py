"""The refusal of a file: what is wrong in it, line by line, and what to do."""

import re
from collections.abc import Iterator, Sequence

from folio.documents import parts
from folio.documents.letters.arrival import Arrival, file_and_time
from folio.documents.letters.closing import signed
from folio.documents.letters.letter import Letter, LetterSection
from folio.errors import Problem
from folio.model.register import Register
from folio.text.language import Language
from folio.text.letters import visible
from folio.text.marks import Phrase, paragraph

WIDEST = 64
"""So many letters of a line of the file are shown, so that they stand on one line of the letter."""

_BESIDE = 1
"""So many lines are shown before and after the one that is meant."""


def refusal(
    arrival: Arrival,
    problems: Sequence[Problem],
    content: bytes,
    register: Register,
    language: Language,
) -> Letter:
    """The refusal in a language; `content` is what stands in the file."""
    lines = _lines(content)
    partner = parts.short_name(register.partners[arrival.partner], language)
    return Letter(
        language=language.code,
        subject=language.say(
            "Not accepted from {partner}: {file}", partner=partner, file=arrival.file
        ),
        salutation=language.say("Dear colleagues,"),
        opening=(
            paragraph(
                language.say(
                    "Thank you. Your file could not be accepted yet. None of it has entered the "
                    "records, and none of it is lost."
                )
            ),
        ),
        sections=(
            LetterSection(
                blocks=(*file_and_time(arrival, language), paragraph(_how_many(problems, language)))
            ),
            *(
                _section(number, problem, lines, language)
                for number, problem in enumerate(problems, start=1)
            ),
        ),
        closing=(paragraph(language.say("Please correct your file and hand it in again.")),),
        regards=language.say("Kind regards"),
        signed=signed(register, language),
        illustrative=parts.illustrative(register, language),
    )


def told(arrival: Arrival, problems: Sequence[Problem], language: Language) -> dict[str, object]:
    """The refusal for programs; its texts are in the same language, and in English beside it."""
    return {
        "state": "refused",
        **arrival.told(language),
        "problems": [
            {
                "line": problem.line,
                "column": problem.column,
                "field": problem.field,
                "message": str(language.tell(problem.message)),
                "remedy": str(language.tell(problem.remedy)),
                "english": f"{problem.message} {problem.remedy}".strip(),
            }
            for problem in problems
        ],
    }


def _how_many(problems: Sequence[Problem], language: Language) -> Phrase:
    return language.say_number(
        "One thing needs correcting:", "{number} things need correcting:", len(problems)
    )


def _section(
    number: int, problem: Problem, lines: Sequence[str], language: Language
) -> LetterSection:
    said = language.tell(problem.message + problem.remedy)
    return LetterSection(
        heading=_place(number, problem, language),
        blocks=(paragraph(said),),
        lines=tuple(_extract(problem, lines)),
    )


def _place(number: int, problem: Problem, language: Language) -> Phrase:
    if not problem.line:
        return language.say("{number}. The file itself", number=number)
    if not problem.field:
        return language.say("{number}. Line {line}", number=number, line=problem.line)
    return language.say(
        "{number}. Line {line}, field {field}",
        number=number,
        line=problem.line,
        field=problem.field,
    )


def _lines(content: bytes) -> list[str]:
    """The lines of a file as an editor counts them; none where it is no text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace") if b"\0" not in content else ""
    return [] if "\0" in text else text.split("\n")


def _extract(problem: Problem, lines: Sequence[str]) -> Iterator[str]:
    """The line that is meant between its neighbours, with a mark under the place."""
    first, last = max(1, problem.line - _BESIDE), min(len(lines), problem.line + _BESIDE)
    if not 1 <= problem.line <= len(lines) or not any(map(str.strip, lines)):
        return
    start = max(0, problem.column - WIDEST + 20)
    for number in range(first, last + 1):
        line = lines[number - 1]
        yield f"{number:>5} | {_shown(line, start)}".rstrip()
        if number == problem.line:
            yield f"      | {_mark(line, problem.column, start)}"


def _shown(line: str, start: int) -> str:
    """A stretch of a line, each letter as wide as any other."""
    shown = "".join(visible(letter) or " " for letter in line[start : start + WIDEST])
    is_cut = len(line) > start + WIDEST
    return f"{shown.replace(chr(9), ' ')}{'…' if is_cut else ''}"


def _mark(line: str, column: int, start: int) -> str:
    """`^^^^` under what begins in a column: the name of a field, or a text to its end."""
    found = _PLACE.match(line[column - 1 : start + WIDEST])
    return " " * (column - 1 - start) + "^" * max(1, len(found.group().rstrip()) if found else 1)


_PLACE = re.compile(r"[\w-]+(?=:(?:\s|$))|[^,\[\]{}#]+")
