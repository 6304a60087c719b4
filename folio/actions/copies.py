"""Copies of an edition: who is to get one, in which language, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from folio.publishing import Event, Returned, Subscriber


class State(StrEnum):
    """What became of somebody's copy."""

    SHOWN = "to be sent"
    SENT = "sent"
    WRITTEN = "written"
    HAS_IT = "had it before"
    UNCERTAIN = "uncertain"
    LEFT_OUT = "left out"
    NOT_SENT = "not sent"


@dataclass(frozen=True, slots=True)
class Copy:
    """An edition for one subscriber, in a language, and what became of it.

    `why` tells what hindered it, and `file` is the one it was written to.
    """

    reader: Subscriber
    language: str
    state: State = State.SHOWN
    why: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of readers from before, by their digests.

    `reached` are those who have this edition or may have it, `unknown` those whom the mail server
    did not know, and `returned` those from whom messages came back.
    """

    reached: Mapping[str, Event]
    unknown: frozenset[str]
    returned: Mapping[str, Returned]


def copies(
    people: Iterable[Subscriber], languages: Mapping[str, str], known: Known
) -> Iterator[Copy]:
    """A copy for everybody; `languages` tells in which one somebody reads who asks for another."""
    for reader in people:
        state, why = _state(reader.digest, known)
        yield Copy(reader, languages[reader.language], state, why)


def _state(reader: str, known: Known) -> tuple[State, str]:
    event = known.reached.get(reader)
    if event == Event.SENDING:
        return State.UNCERTAIN, _MAYBE
    if event is not None:
        return State.HAS_IT, ""
    if reader in known.returned:
        back = known.returned[reader]
        return (
            State.LEFT_OUT,
            f"An earlier message came back ({back.status}): {back.file}. {_CORRECT}",
        )
    if reader in known.unknown:
        return State.LEFT_OUT, f"The mail server does not know this address. {_CORRECT}"
    return State.SHOWN, ""


_MAYBE = (
    "The connection broke off in the middle of this message before, and nobody knows whether it "
    "arrived. It is not sent again: ask the person, or send it by hand."
)
_CORRECT = "Correct the address in the list, or take it out."
