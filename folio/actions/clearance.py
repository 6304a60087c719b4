"""What forbids that an edition goes out: rules of the programme, and of what one owes to people."""

from collections.abc import Iterator, Sequence

from folio.actions.news import in_words
from folio.actions.told import Told, told
from folio.checks.rules import remarks
from folio.documents.catalogue import KINDS
from folio.errors import FolioError
from folio.model.remark import Remark
from folio.records.reader import Reading

_OF_NOTICES = ("notice-missing", "notice-unverified")
_OF_PHOTOS = ("photo-without-consent",)


class ForbiddenError(FolioError):
    """An edition may not go out as it is; the text says why, and what is to be done."""

    exit_code = 5

    def __init__(self, name: str, reasons: Sequence[str]) -> None:
        told = "\n".join(dict.fromkeys(reasons))
        super().__init__(f"{told}\nThe {name} may not go out like this. Nothing was published.")


def refuse_forbidden(project: str, reading: Reading, kind: str, subject: str) -> None:
    """Raise ForbiddenError where the notice of the programme or somebody's consent is wanting.

    Source: the publicity rules of the programme, which oblige to print emblem and notice; and
    article 6 of the General Data Protection Regulation for pictures of people.
    """
    if found := tuple(_obstacles(reading, kind, subject)):
        told_of = (told(project, reading, remark) for remark in found)
        raise ForbiddenError(f"{in_words(kind)} of '{subject}'", [_line(one) for one in told_of])


def refuse_bare(missing: Sequence[str], file: str, template: str, name: str) -> None:
    """Raise ForbiddenError where emblem or notice, as `missing` names them, are not in a file."""
    if missing:
        what = " and ".join(f"the {one}" for one in missing)
        raise ForbiddenError(
            name, [f"{file} lacks {what}. Put {what} back into the template {template}."]
        )


def concerning(project: str, reading: Reading, kind: str, subject: str) -> tuple[Told, ...]:
    """What is worth a second look in the records that an edition is made from."""
    names = KINDS[kind].records(reading.register, subject)
    found = (
        one
        for one in remarks(reading.register)
        if one.record in names and (one.rule not in _OF_NOTICES or _is_of_form(one, kind))
    )
    return tuple(told(project, reading, remark) for remark in found)


def _obstacles(reading: Reading, kind: str, subject: str) -> Iterator[Remark]:
    for remark in remarks(reading.register):
        if remark.rule in _OF_NOTICES and _is_of_form(remark, kind):
            yield remark
        if remark.rule in _OF_PHOTOS and remark.record == f"meetings/{subject}" and _shows(kind):
            yield remark


def _is_of_form(remark: Remark, kind: str) -> bool:
    """Whether a remark on notices concerns the form of the notice that a kind bears."""
    _, *place = remark.field
    return len(place) < 2 or place[1] == KINDS[kind].notice


def _shows(kind: str) -> bool:
    """Whether documents of a kind show photos."""
    return "photos" in KINDS[kind].view.model_fields


def _line(one: Told) -> str:
    return f"{one.place}\n    {one.message} [{one.rule}]"
