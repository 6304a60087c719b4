"""Logs of the miniature's partners, for tests that count."""

import shutil

from tests.conftest import Miniature

RULES = """
mobility_rules:
  cross_border_only: {value: true, source: Made up., verified: true}
  own_meeting_counts: {value: false, source: Made up., verified: true}
  events_of_the_programme: {value: true, source: Made up., verified: true}
  accompanying: {value: with-special-needs, source: Made up., verified: false}
"""

RIBEIRA = "meeting: 2013-09-ribeira, dates: {from: 2013-09-03, to: 2013-09-07}"
EVENT = "{title: A fair, place: {city: Oslo, country: NO}"


def with_rules(miniature: Miniature, rules: str = RULES) -> None:
    """The miniature with rules of mobilities, and without the logs it has."""
    shutil.rmtree(miniature.folder / "activities", ignore_errors=True)
    path = miniature.root / "programmes" / "small-steps.yaml"
    path.write_text(path.read_text(encoding="utf-8") + rules, encoding="utf-8")


def log(miniature: Miniature, partner: str, *entries: str, name: str = "2013") -> None:
    """Write a log of these entries, each on one line."""
    head = f"partner: {partner}\nperiod: {{from: 2011-01-01, to: 2016-12-31}}\nentries:\n"
    lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
    miniature.write(f"activities/{partner}/{name}.yaml", head + lines)


def trip(where: str, *travellers: str) -> str:
    """A trip of so many travellers; one of the staff where none is named."""
    named = ", ".join(f"{{{one}}}" for one in travellers or ("person: A. B., role: staff",))
    return f"kind: trip, {where}, travellers: [{named}]"
