"""What a ledger tells by its lines, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from folio.model.publications import Decision, Publication
from folio.model.submissions import Submission
from folio.publishing.events import Appearance, Event, Ruling, Told
from folio.publishing.line import Line
from folio.publishing.tampering import Damage, damages


@dataclass(frozen=True, slots=True)
class Contents:
    """What the ledger tells, each in the order in which it happened, and what is wrong with it.

    `pending` are the approvals of what did not go out yet, nor was refused or approved again.
    """

    submissions: tuple[Submission, ...] = ()
    damages: tuple[Damage, ...] = ()
    pending: tuple[Decision, ...] = ()
    publications: tuple[Publication, ...] = ()


def contents(there: tuple[Line, ...], noted: Sequence[tuple[int, str]]) -> Contents:
    """What lines tell; `noted` are numbers of lines, each with the digest that it had.

    An approval in a line with which something is wrong lets nothing out.
    """
    found = damages(there, noted)
    damaged = {damage.line for damage in found}
    told = [one.told for one in there if one.told]
    sound = [one.told for one in there if one.told and _counts(one.told, one.number in damaged)]
    return Contents(
        submissions(there),
        found,
        _pending(sound),
        tuple(_publications(told)),
    )


def submissions(there: tuple[Line, ...]) -> tuple[Submission, ...]:
    """The reports that were submitted, by lines of a ledger."""
    return tuple(one.told for one in there if isinstance(one.told, Submission))


def _counts(told: Told, is_damaged: bool) -> bool:
    return not (is_damaged and isinstance(told, Ruling) and told.event == Event.APPROVED)


def _pending(told: Iterable[Told]) -> tuple[Decision, ...]:
    """The approvals that wait for the edition to go out."""
    waiting: dict[tuple[str, str], Decision] = {}
    for one in told:
        match one:
            case Ruling(Event.APPROVED, decision):
                waiting[decision.kind, decision.subject] = decision
            case Ruling(Event.REFUSED, decision):
                waiting.pop((decision.kind, decision.subject), None)
            case Appearance():
                waiting.pop((one.kind, one.subject), None)
    return tuple(waiting.values())


def _publications(told: Iterable[Told]) -> Iterator[Publication]:
    """What went out, each with the approval that stood before it.

    Where somebody has removed that line, which the damages tell, nobody's name is known.
    """
    approved: dict[tuple[str, str, str], Decision] = {}
    for one in told:
        if isinstance(one, Ruling) and one.event == Event.APPROVED:
            decision = one.decision
            approved[decision.kind, decision.subject, decision.digest] = decision
        if isinstance(one, Appearance):
            unknown = Decision(one.kind, one.subject, one.at, "", "", one.digest)
            decision = approved.get((one.kind, one.subject, one.digest), unknown)
            yield Publication(decision, one.at, one.documents, one.says, one.records)
