"""Rules about what the programme obliges to print, and whom readers can ask."""

from collections.abc import Iterator

from folio.model.programme import NoticeForm
from folio.model.register import Register
from folio.model.remark import Remark


def notice_missing(register: Register) -> Iterator[Remark]:
    """A language of the project for which the programme's file has no publicity notice."""
    for code in register.project.languages:
        if code not in register.programme.notices:
            message = (
                f"There is no notice in '{code}', so another language's is printed. Add it here."
            )
            yield _remark("notice-missing", register, ("notices",), message)


def notice_unverified(register: Register) -> Iterator[Remark]:
    """A notice that is printed although nobody has compared it with its source."""
    for code in register.project.languages:
        if notice := register.programme.notices.get(code):
            for form in (form for form in NoticeForm if not notice.in_form(form).verified):
                message = (
                    f"The notice in '{code}' is not verified ({form}). Compare it with its source, "
                    f"then write 'verified: true'. Source: {notice.in_form(form).source}"
                )
                yield _remark("notice-unverified", register, ("notices", code, form), message)


def nobody_to_ask(register: Register) -> Iterator[Remark]:
    """A coordinator without a contact, so that no document can name one."""
    leader = register.coordinator
    if leader.contact is None:
        message = "It is not said whom readers may ask. Add 'contact'."
        yield Remark("nobody-to-ask", f"partners/{leader.id}", (), message, leader.id)


def _remark(rule: str, register: Register, field: tuple[str | int, ...], message: str) -> Remark:
    return Remark(rule, "programme", field, message, register.project.coordinator)
