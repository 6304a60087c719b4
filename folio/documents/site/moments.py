"""The partnership by date: its meetings and its finished products."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from folio.documents import meetings, parts
from folio.documents.site.local import LocalSite
from folio.documents.site.teasers import headline
from folio.documents.view import View
from folio.model.product import State
from folio.text.dates import PartialDate
from folio.text.marks import Phrase


class Moment(View):
    """One meeting or product: its day as ISO 8601 writes it, and in words; what it was."""

    day: str = Field(description="The day, as ISO 8601 writes it.")
    when: Phrase = Field(description="The day in words.")
    what: Phrase = Field(description="What it was.")
    href: str = Field("", description="The page that tells of it, if something was published.")


def moments(site: LocalSite) -> tuple[Moment, ...]:
    """All that have a date, the earliest first."""
    dated = sorted(_dated(site), key=lambda pair: pair[0])
    return tuple(moment for _, moment in dated)


def _dated(site: LocalSite) -> Iterator[tuple[date, Moment]]:
    for meeting in site.register.meetings_in_order:
        if meeting.dates:
            when = site.language.grammar.span(meeting.dates)
            what = meetings.which_and_where(meeting, site.language)
            moment = _moment(site, meeting.id, meeting.dates.start, when, what)
            yield meeting.dates.start.first, moment
    for product in site.register.products.values():
        if product.done and product.state == State.FINAL:
            when = site.language.date(product.done)
            what = parts.product_name(product, site.language)
            yield product.done.first, _moment(site, product.id, product.done, when, what)


def _moment(site: LocalSite, subject: str, day: PartialDate, when: str, what: Phrase) -> Moment:
    told = (one for one in site.editions if one.edition.subject == subject)
    links = [headline(site, one, one.nearest(site.language.preference)) for one in told]
    href = links[0].href if links else ""
    opening = site.language.plain(when).as_opening
    return Moment(day=str(day), when=opening, what=what, href=href)
