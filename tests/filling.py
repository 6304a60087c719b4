"""Filling in what `folio new` leaves blank, as a program does it that has only the file."""

import re

from folio.records.sheets import blanks

ANSWERS = {
    "meeting": "2013-03-bergvik",
    "product": "guide",
    "host": "ribeira",
    "role": "staff",
    "country": "PT",
    "language": "pt",
    "programme": "small-steps",
    "agency": "fjord-agency",
}
"""What belongs into a field by its name; days and texts belong into the others."""
DAYS = ("from", "to", "date")
TEXT = '"Training: letters that people understand"'


def filled_in(text: str) -> str:
    """The file with an answer behind each colon that has nothing behind it."""
    lines = text.split("\n")
    begins = re.search(r"^  from: (\S+)$", text, flags=re.MULTILINE)
    day = begins[1] if begins else "2013-04-17"
    for blank in blanks(text):
        name = re.split(r"[.\]]+", blank.field.rstrip("]"))[-1]
        lines[blank.line - 1] += f" {day if name in DAYS else ANSWERS.get(name, TEXT)}"
    return "\n".join(lines)


def switched_on(text: str) -> str:
    """The file with all fields in use that may be left out: the first # of their lines is gone."""
    while (more := _OFF.sub(r"\1", text)) != text:
        text = more
    return text


_OFF = re.compile(r"^( *)#(?=[^ #\n]|  )", flags=re.MULTILINE)
"""An explanation has one space behind its #; a field has none, and what belongs to it has two."""
