"""What every language can do with the forms of the Unicode CLDR alone."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from folio.text.dates import PartialDate, Period
from folio.text.letters import bare
from folio.text.locales import cldr_locale

_NBSP = "\u00a0"
_MEGABYTE = 1_000_000


class Grammar:
    """Dates, lists and quotation marks of one language.

    A language whose running text needs more than CLDR's nominative forms overrides what differs.
    """

    quotation_marks = ("“", "”")
    inflects_places = False
    """Whether the name of a place takes another form after 'in', so that records must give it."""
    lead_words: Mapping[str, Callable[[str], str]] = {}
    """Words that depend on what they stand before, such as an article, by the name that a
    catalogue gives them: hu `{project:az}` is `a` or `az` and then the project."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = _locale(code)

    def date(self, day: PartialDate) -> str:
        """A date standing alone, as precise as it is known: `17 April 2013`, `October 2012`."""
        if day.day is not None:
            return format_date(day.first, "long", self.locale)
        return self.month(day) if day.month is not None else str(day.year)

    def month(self, day: PartialDate) -> str:
        """Month and year standing alone: `April 2013`."""
        return str(format_skeleton("yMMMM", day.first, locale=self.locale))

    def span(self, period: Period) -> str:
        """A period standing alone, with a dash: `1 August 2012 – 31 July 2014`."""
        if period.is_one_date:
            return self.date(period.start)
        return f"{self.date(period.start)} – {self.date(period.end)}"

    def when(self, period: Period) -> str:
        """When something took place, as a sentence says it: `on 17 and 18 April 2013`."""
        return self.span(period)

    def from_to(self, period: Period) -> str:
        """From when to when something lasts, as a sentence says it."""
        return self.span(period)

    def until(self, day: PartialDate) -> str:
        """By when something is due, as a sentence or a table says it: `by June 2013`."""
        return self.date(day)

    def names(self, names: Sequence[str]) -> str:
        """Several names as one: `Denmark, Hungary and Latvia`."""
        return format_list(list(names), locale=self.locale)

    def ordinal(self, number: int) -> str:
        """An ordinal in digits, where there is no word for it: `13.`."""
        return f"{number}."

    def number(self, number: int) -> str:
        """A number in digits, with the separators of the language: `14,000`, lv `14 000`."""
        return _number(number, self.code)

    def percent(self, number: int) -> str:
        """A share of a hundred: `80%`, de `80 %`."""
        return str(format_percent(number / 100, locale=self.locale))

    def money(self, amount: int | Decimal) -> str:
        """An amount in euros, as the institutions of the EU write it: `14 000 EUR`.

        An amount that is a decimal has its cents.
        """
        return f"{self._digits(amount)}{_NBSP}EUR"

    def file_size(self, size: int) -> str:
        """How large a file is, by its bytes: `48 kB`, `1.2 MB`."""
        if size < _MEGABYTE:
            return f"{self.number(max(1, round(size / 1000)))}{_NBSP}kB"
        return f"{format_decimal(size / _MEGABYTE, '#,##0.#', self.locale)}{_NBSP}MB"

    def _digits(self, amount: int | Decimal) -> str:
        pattern = "#,##0.00" if isinstance(amount, Decimal) else "#,##0"
        return str(format_decimal(amount, pattern, self.locale))

    def country(self, code: str) -> str:
        """A country's name by its ISO 3166-1 code, in the nominative."""
        return str(self.locale.territories[code])

    def country_after_in(self, code: str) -> str:
        """A country's name as it follows a town after 'in': en `the Netherlands`, lv `Dānijā`."""
        return self.country(code)

    def country_after_from(self, code: str) -> str:
        """A country's name as it reads after 'from': de `den Niederlanden`, lv `Dānijas`."""
        return self.country(code)

    def language_name(self, code: str) -> str:
        """A language's name, as it reads in 'in English'."""
        return str(self.locale.languages[code])

    def order(self, name: str) -> tuple[str, str]:
        """What to sort a name by: letters with marks follow their plain letter."""
        return bare(name), name


def is_known_to_the_day(period: Period) -> bool:
    """Whether both its dates have a day."""
    return period.start.day is not None and period.end.day is not None


def is_within_a_month(period: Period) -> bool:
    """Whether it starts and ends in the same month of the same year."""
    start, end = period.start, period.end
    return (start.year, start.month) == (end.year, end.month)


def are_neighbours(period: Period) -> bool:
    """Whether it is two days, one after the other."""
    return (period.end.last - period.start.first).days == 1


@lru_cache
def _number(number: int, code: str) -> str:
    return str(format_decimal(number, locale=_locale(code)))


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(cldr_locale(code))
