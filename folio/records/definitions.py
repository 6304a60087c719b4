"""What a programme's file says as a whole: sections with names of their own, notices filled in."""

from collections.abc import Iterator

from folio.errors import sentence
from folio.model.partner import Partner
from folio.model.programme import AUTHORITY, NoticeForm, Programme
from folio.records.belonging import Told


def sections_of_one_name(programme: Programme) -> Iterator[Told]:
    """Answers name a section by its id, so no report has two of one id."""
    for kind, report in programme.reports.items():
        first: dict[str, int] = {}
        for number, section in enumerate(report.sections):
            if first.setdefault(section.id, number) != number:
                title = report.sections[first[section.id]].number or first[section.id] + 1
                message = sentence(
                    "Section {title} has the id '{id}' as well.", title=title, id=section.id
                )
                path = ("reports", kind.value, "sections", number, "id")
                yield path, message, sentence("Give each section of a report an id of its own.")


def nobody_for_the_notice(programme: Programme, coordinator: Partner) -> Iterator[Told]:
    """A notice that names the agency which gives the grant can only be printed with its name."""
    texts = (
        notice.in_form(form).text for notice in programme.notices.values() for form in NoticeForm
    )
    if coordinator.agency is None and any(AUTHORITY in text for text in texts):
        message = sentence(
            "The programme's notice names the coordinator's agency, and it is not known."
        )
        yield (), message, sentence("Add 'agency'.")
