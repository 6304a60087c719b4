"""The counter of a project: where one file after the other is accepted or refused."""

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from folio.actions.folders import Folders
from folio.actions.reading import language_of
from folio.documents.letters import receipt, refusal
from folio.documents.letters.acceptance import Acceptance, State
from folio.documents.letters.arrival import Arrival
from folio.documents.letters.letter import Letter
from folio.documents.letters.second_look import noted
from folio.errors import Message, Problem, RecordsError, sentence
from folio.inbox import Author, DropFolder, History, Parcel, accepting, digest_of, names, pictures
from folio.records.complaints import other_format
from folio.records.door import Door, Proposal
from folio.records.files import MEDIA
from folio.records.yaml_file import LARGEST
from folio.rendering import letter_as_text
from folio.text.language import Language

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file that was handed in.

    `state` is accepted, replaced, unchanged or refused; `record` is the name of the record that it
    is now, and `letter` the file with the receipt or the refusal, for people; beside it, with the
    ending .json, it lies for programs. `uncommitted` says why git has no commit of it yet.
    """

    project: str
    partner: str
    file: str
    state: str
    letter: Path
    record: str = ""
    uncommitted: str = ""

    @property
    def letter_for_programs(self) -> Path:
        """The same letter as JSON."""
        return self.letter.with_suffix(".json")

    @property
    def is_new(self) -> bool:
        """Whether the records say something else since."""
        return self.state in (State.ACCEPTED, State.REPLACED)


class Counter:
    """Judges what is handed in by the records of a project, and answers in the partner's language.

    Whoever uses it holds the inbox's lock.
    """

    def __init__(self, folders: Folders, project: str, door: Door) -> None:
        self.folders = folders
        self.project = project
        self.folder = folders.records / project
        self.inbox = folders.inbox(project)
        self.door = door
        history = History(self.folder)
        self.history = history if history.is_kept else None
        self._read: tuple[str, Proposal] | None = None
        self._spoken: dict[str, Language] = {}

    def commit_what_is_left(self, drop: DropFolder) -> dict[Path, str]:
        """Commit what git could not take in before; return what it still cannot, and why."""
        if self.history is None:
            return {}
        return accepting.commit_what_is_left(self.folder, drop, self.history)

    def answer(self, drop: DropFolder, parcel: Parcel, *, was_left: bool = False) -> Answer:
        """Accept a parcel, or refuse it; either is done to its end by the next run, if need be.

        `was_left` tells that it was left by a run before, so that a newer one may be there.
        """
        if not parcel.is_decided:
            try:
                self._accept(parcel, drop if was_left else None)
            except RecordsError as error:
                arrival = _arrival(self.project, parcel)
                answer = self.refuse(drop, parcel.files, arrival, error.problems)
                parcel.throw_away()
                return answer
        filed = accepting.file(self.folder, drop, parcel, self._author(parcel), self.history)
        return Answer(
            self.project,
            parcel.partner,
            names.shown(parcel.name),
            str(filed.decision["state"]),
            filed.receipt,
            str(filed.decision["record"]),
            filed.uncommitted,
        )

    def refuse(
        self,
        drop: DropFolder,
        files: Sequence[Path],
        arrival: Arrival,
        problems: Sequence[Problem],
    ) -> Answer:
        """Lay files aside with an explanation, and answer so."""
        language = self._language(arrival.partner)
        content = _content(files[0]) if files else b""
        letter = refusal.refusal(arrival, problems, content, self.door.register, language)
        told = refusal.told(arrival, problems, language)
        place = drop.refusals.lay(files, self._text(letter), told)
        return Answer(self.project, arrival.partner, arrival.file, REFUSED, place)

    def named(self, partner: str, path: Path) -> frozenset[str]:
        """The names of the pictures that a file names, as far as it can be read."""
        if not names.is_record(path.name):
            return frozenset()
        try:
            return frozenset(self._proposal(partner, path, digest_of(path)).pictures)
        except RecordsError:
            return frozenset()

    def _accept(self, parcel: Parcel, newer_in: DropFolder | None) -> None:
        """Decide that a parcel is accepted; raise RecordsError with all that is against it."""
        if fault := why_no_record(parcel.name, parcel.record) or names.fault(parcel.name):
            raise RecordsError([_of_file(parcel.name, fault)])
        media = self.folder / MEDIA
        wrong = [_of_file(*fault) for fault in pictures.faults(parcel, media)]
        along = {normalize("NFC", name): parcel.place(name) for name in parcel.pictures}
        try:
            proposal = self._proposal(parcel.partner, parcel.record, parcel.digest)
            record = self.door.judge(parcel.partner, proposal, along)
        except RecordsError as error:
            raise RecordsError([*wrong, *error.problems]) from None
        if wrong:
            raise RecordsError(wrong)
        name = self.door.place(proposal, record, names.stem(parcel.name))
        if newer_in and newer_in.has_newer(name, parcel.received):
            raise RecordsError([_of_file(parcel.name, _superseded())])
        place = self.folder / f"{name}.yaml"
        replaces = digest_of(place) if place.exists() else ""
        acceptance = Acceptance(
            arrival=_arrival(self.project, parcel),
            record=name,
            state=_state(replaces, parcel),
            now=record.model_copy(update={"id": place.stem}),
            before=self.door.there(name) if place.exists() else None,
            register=self.door.register,
            line=lambda field: proposal.source.tree.mark(field).line,
            overlapping=self.door.overlapping(name, record),
            cut_off=_cut_off(_content(parcel.record)),
        )
        language = self._language(parcel.partner)
        remarks = tuple(noted(acceptance, language))
        letter = receipt.receipt(acceptance, remarks, language)
        told = receipt.told(acceptance, remarks, language)
        parcel.decide(self._text(letter), {**told, "replaces": replaces})
        self.door.note(name, record)

    def _proposal(self, partner: str, path: Path, digest: str) -> Proposal:
        """What a file says; the last one is remembered, since its pictures are asked for first."""
        key = f"{partner}/{digest}/{path.name}"
        if self._read is None or self._read[0] != key:
            self._read = (key, self.door.read(partner, path))
        return self._read[1]

    def _author(self, parcel: Parcel) -> Author:
        partner = self.door.register.partners[parcel.partner]
        return Author(partner.name, (partner.contact and partner.contact.email) or "")

    def _language(self, partner: str) -> Language:
        if partner not in self._spoken:
            self._spoken[partner] = language_of(self.folders, self.door.reading, partner)
        return self._spoken[partner]

    def _text(self, letter: Letter) -> str:
        text = letter_as_text(letter.fields, self.folders.template("letter", self.project))
        return f"{letter.subject}\n\n{text}"


def _state(replaces: str, parcel: Parcel) -> State:
    """What becomes of a file that takes the place of one with a SHA-256, or of none."""
    if not replaces:
        return State.ACCEPTED
    return State.UNCHANGED if replaces == parcel.digest else State.REPLACED


def _cut_off(content: bytes) -> tuple[int, ...]:
    """The lines with a text behind which, after a space, a sign # begins what is not read."""
    lines = content.decode("utf-8", "replace").splitlines()
    return tuple(number for number, line in enumerate(lines, 1) if _BEHIND.match(line))


_BEHIND = re.compile(r"""\s*(?:- )?[^\s#'"][^'"#]*:\s+[^\s#'"|>&*!\[{][^'"#]*\s#\s?\S""")


def _superseded() -> Message:
    message = sentence("A newer file for this period has been accepted meanwhile.")
    return message + sentence("Look whether something of this one is missing there.")


def why_no_record(name: str, path: Path) -> Message | None:
    """What is told of a file that by its name is no record, such as one of Word; else nothing."""
    if names.is_record(name):
        return None
    return _other_format(path) or names.why_no_record(name)


def _other_format(path: Path) -> Message | None:
    """What is told of a file of another program."""
    try:
        with path.open("rb") as file:
            found = other_format(file.read(16))
    except OSError:
        return None
    return found.message + found.remedy if found else None


def _of_file(name: str, message: Message) -> Problem:
    """A problem of a file as a whole."""
    return Problem(names.shown(name), 0, 0, "", message)


def _arrival(project: str, parcel: Parcel) -> Arrival:
    name, *pictures = map(names.shown, (parcel.name, *parcel.pictures))
    return Arrival(project, parcel.partner, name, tuple(pictures), parcel.digest, parcel.received)


def _content(path: Path) -> bytes:
    """What stands in a file; nothing where it is none, or larger than any record."""
    try:
        state = path.lstat()
        is_small = stat.S_ISREG(state.st_mode) and state.st_size <= LARGEST
        return path.read_bytes() if is_small else b""
    except OSError:
        return b""
