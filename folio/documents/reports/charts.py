"""The charts of a report: mobilities by partner, and the partnership in time."""

from collections.abc import Iterator
from datetime import date

from folio.documents import parts
from folio.model import figures
from folio.model.register import Register
from folio.text.charts import Bar, BarChart, Occasion, Timeline
from folio.text.dates import PartialDate, Period
from folio.text.language import Language
from folio.text.marks import Phrase

_MONTHS_BETWEEN_TICKS = 6
_MIDDLE_OF_A_MONTH = 15


def mobilities(register: Register, own: str, language: Language) -> BarChart | None:
    """How many mobilities each partner has carried out, against the minimum it agreed."""
    bars = tuple(_bar(register, partner, own, language) for partner in register.partners)
    if not any(bar.value or bar.target for bar in bars):
        return None
    told = [_told(bar, language) for bar in bars]
    return BarChart(
        caption=language.say("Mobilities by partner"),
        alt=language.say(
            "Mobilities carried out by each partner: {list}",
            list=Phrase.joined(told, language.separator("; ")),
        ),
        bars=bars,
        target_label=language.say("minimum agreed"),
    )


def timeline(register: Register, language: Language) -> Timeline | None:
    """The meetings and the finished products between the project's first and last day."""
    occasions = tuple(sorted(_occasions(register, language), key=lambda one: one.day))
    if not occasions:
        return None
    told = [language.say("{when}: {what}", when=one.when, what=one.label) for one in occasions]
    lasts = register.project.period
    return Timeline(
        caption=language.say("Timeline of the partnership"),
        alt=language.say(
            "Timeline of the partnership: {list}",
            list=Phrase.joined(told, language.separator("; ")),
        ),
        start=lasts.start.first,
        end=lasts.end.last,
        ticks=tuple(_ticks(lasts, language)),
        occasions=occasions,
    )


def _bar(register: Register, partner: str, own: str, language: Language) -> Bar:
    agreed = figures.minimum_mobilities(register, partner)
    return Bar(
        label=parts.short_name(register.partners[partner], language),
        value=figures.mobilities_of(register, partner).value,
        target=agreed.value if agreed.counted else None,
        is_emphasised=partner == own,
    )


def _told(bar: Bar, language: Language) -> Phrase:
    number = language.number(bar.value)
    if bar.target is None:
        return language.say("{partner} {number}", partner=bar.label, number=number)
    return language.say(
        "{partner} {number} (minimum {minimum})",
        partner=bar.label,
        number=number,
        minimum=language.number(bar.target),
    )


def _occasions(register: Register, language: Language) -> Iterator[Occasion]:
    for meeting in register.meetings_in_order:
        if meeting.dates and _is_over(register, meeting.dates.start):
            yield Occasion(
                day=_middle(meeting.dates.start),
                when=language.plain(language.grammar.span(meeting.dates)),
                label=language.phrase(meeting.place.city),
                is_emphasised=True,
            )
    for product in register.products.values():
        if product.done and _is_over(register, product.done):
            yield Occasion(
                day=_middle(product.done),
                when=language.plain(language.date(product.done)),
                label=parts.quoted(language.phrase(product.title), language),
            )


def _is_over(register: Register, day: PartialDate) -> bool:
    return register.until is None or day.first <= register.until


def _middle(day: PartialDate) -> date:
    """Where a date stands on the line: one that is known to the month in the middle of it."""
    return day.first if day.day else day.first.replace(day=_MIDDLE_OF_A_MONTH)


def _ticks(lasts: Period, language: Language) -> Iterator[tuple[date, Phrase]]:
    """A tick every half-year, with month and year."""
    start, end = lasts.start.first, lasts.end.last
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    for passed in range(0, months, _MONTHS_BETWEEN_TICKS):
        years, month = divmod(start.month - 1 + passed, 12)
        day = PartialDate(start.year + years, month + 1)
        yield day.first, language.plain(language.grammar.month(day))
