"""Danish: a sentence says `den` before a day, `i` before a month or year, and inflects neither."""

import unicodedata

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a day and its month on one line."""
_IN_A_SENTENCE = {"IC": "De Kanariske Øer", "PS": "de palæstinensiske områder"}
"""The few countries whose names read otherwise there than in a table; no name has cases."""
_LETTERS = {"aa": "å", "ä": "æ", "ö": "ø", "ő": "ø", "ü": "y", "ű": "y", "ð": "d", "þ": "th"}
"""By which Danish letter others are sorted: Retskrivningsordbogen, § 4."""
_AFTER_Z = str.maketrans("æøå", "{|}")
"""The last letters of the alphabet, by the characters that follow z in Unicode."""


class Danish(Grammar):
    """Dates such as `17. april 2013`, with the articles and prepositions a sentence needs."""

    quotation_marks = ("”", "”")
    """Those of ministries' and municipalities' web pages and press releases, and of Danish word
    processors; »…« is the mark of newspapers, statutes and the EU's Official Journal."""

    def date(self, day: PartialDate) -> str:
        """`17. april 2013`, with day and month on one line."""
        if day.day is None:
            return super().date(day)
        return f"{day.day}.{_NBSP}{self.month(day)}"

    def span(self, period: Period) -> str:
        """`17.–18. april 2013`, `30. april – 2. maj 2013`, `juli–september 2013`."""
        if period.is_one_date:
            return self.date(period.start)
        start = self._start(period)
        is_one_word = len(start.split()) == 1
        return f"{start}{'–' if is_one_word else ' – '}{self.date(period.end)}"

    def when(self, period: Period) -> str:
        """`den 17. og 18. april 2013`, `i oktober 2012`, `i 2014`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return _on(start, self.date(start))
        if not is_known_to_the_day(period) or not are_neighbours(period):
            return self.from_to(period)
        second = self.date(end) if is_within_a_month(period) else f"den {self.date(end)}"
        return f"den {self._start(period)} og {second}"

    def from_to(self, period: Period) -> str:
        """`fra den 17. til den 19. april 2013`, `fra oktober 2012 til marts 2013`."""
        start, end = period.start, period.end
        return f"fra {_the(start, self._start(period))} til {_the(end, self.date(end))}"

    def until(self, day: PartialDate) -> str:
        """`senest den 30. juni 2013`, `senest i juni 2013`, `senest i 2014`."""
        return f"senest {_on(day, self.date(day))}"

    def country_after_in(self, code: str) -> str:
        """In its only form: `i Vejle, Danmark`."""
        return _IN_A_SENTENCE.get(code) or self.country(code)

    def country_after_from(self, code: str) -> str:
        """In its only form: `fra Danmark`."""
        return _IN_A_SENTENCE.get(code) or self.country(code)

    def order(self, name: str) -> tuple[str, str]:
        """By the Danish alphabet, in which æ, ø and å come last, and aa is an å."""
        letters = unicodedata.normalize("NFC", name).casefold()
        for foreign, danish in _LETTERS.items():
            letters = letters.replace(foreign, danish)
        sorted_by, _ = super().order(letters.translate(_AFTER_Z))
        return sorted_by, name

    def _start(self, period: Period) -> str:
        """The first date without what the last says after it: `17.`, `30. april`, `juli`."""
        start, end = period.start, period.end
        if is_known_to_the_day(period) and is_within_a_month(period):
            return f"{start.day}."
        said = self.date(start)
        are_months_of_a_year = start.year == end.year and None not in (start.month, end.month)
        return said.removesuffix(f" {start.year}") if are_months_of_a_year else said


def _the(day: PartialDate, said: str) -> str:
    return f"den {said}" if day.day is not None else said


def _on(day: PartialDate, said: str) -> str:
    return f"den {said}" if day.day is not None else f"i {said}"
