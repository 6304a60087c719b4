"""Taking in what partners hand in: by command or from the drop folders, by the same steps."""

import datetime
import logging
from collections import Counter as Counted
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unicodedata import normalize

from folio.actions import sorting
from folio.actions.counter import Answer, Counter
from folio.actions.folders import Folders
from folio.actions.reading import projects
from folio.documents.letters.arrival import Arrival
from folio.errors import FolioError, Message, Problem, UsageError
from folio.inbox import DropFolder, Parcel, Road, names
from folio.inbox.rest import PAUSE, is_at_rest
from folio.records.door import Door
from folio.records.messages import nearest

log = logging.getLogger("folio")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of all that lay in the drop folders of a project.

    `waiting` are files that are left where they are, each with the reason. `failures` could not be
    worked on, by their names; they are kept for the next time.
    """

    answers: tuple[Answer, ...] = ()
    waiting: Mapping[str, str] = field(default_factory=dict)
    failures: Mapping[str, Exception] = field(default_factory=dict)


def submit(
    folders: Folders, project: str, partner: str, files: Sequence[Path], now: datetime.datetime
) -> tuple[Answer, ...]:
    """Hand in logs and report answers of a partner, with the pictures that they name.

    The files stay where they are; copies are taken. What was left from before is answered first.
    Raises UsageError, before anything is taken, where there is no such project, partner or file,
    or a picture belongs to no record; RecordsError where the project's own records have problems;
    InboxError where nothing can be written; and BusyError.
    """
    door = Door.of(folders.records, project, folders.programmes)
    if partner not in door.register.partners:
        known = nearest(partner, door.register.partners)
        raise UsageError(f"There is no partner '{partner}' here. {known}")
    sorting.refuse_missing(files)
    inbox = folders.inbox(project)
    with inbox.alone():
        counter, drop = Counter(folders, project, door), inbox.drop_folder(partner)
        named = sorting.with_pictures(counter, partner, files)
        emptying = _Emptying(counter, now)
        emptying.go_on(drop)
        parcels = [drop.take(path, along, now, Road.COMMAND) for path, along in named.items()]
        return (*emptying.answers, *(counter.answer(drop, parcel) for parcel in parcels))


def intake(folders: Folders, project: str, now: datetime.datetime, pause: float = PAUSE) -> Taken:
    """Empty the drop folders of a project; one file that cannot be worked on hinders no other.

    A file that has changed less than `pause` seconds before `now` is still being copied, and is
    left alone. Raises RecordsError, InboxError and BusyError as `submit` does, and UsageError where
    there is no such project.
    """
    inbox = folders.inbox(project)
    if project in projects(folders) and not inbox.has_something:
        return Taken()
    door = Door.of(folders.records, project, folders.programmes)
    with inbox.alone():
        emptying = _Emptying(Counter(folders, project, door), now, pause)
        for drop in inbox.drop_folders:
            emptying.empty(drop)
        told = "It lies in no partner's folder. Move it into that of its partner."
        emptying.waiting |= {names.shown(str(path)): told for path in inbox.strays}
    return Taken(tuple(emptying.answers), emptying.waiting, emptying.failures)


class _Emptying:
    """One round through the drop folders of a project."""

    def __init__(self, counter: Counter, now: datetime.datetime, pause: float = PAUSE) -> None:
        self.counter = counter
        self.now = now
        self.pause = pause
        self.answers: list[Answer] = []
        self.waiting: dict[str, str] = {}
        self.failures: dict[str, Exception] = {}

    def empty(self, drop: DropFolder) -> None:
        """Work on all that is at rest in a drop folder."""
        partners = self.counter.door.register.partners
        if drop.partner not in partners:
            told = f"There is no partner '{drop.partner}'. {nearest(drop.partner, partners)}"
            left = (*drop.lying(), *drop.taken.glob("*"))
            self.waiting |= {names.shown(str(path)): told for path in left}
            return
        self.go_on(drop)
        lying = drop.lying()
        twins = names.twins(path.name for path in lying)
        at_rest = [path for path in lying if self._is_at_rest(path)]
        faults = {path: fault for path in at_rest if (fault := sorting.fault(path, twins))}
        pictures = {
            normalize("NFC", path.name): path
            for path in lying
            if names.is_picture(path.name) and path not in faults
        }
        wanted = self._wanted(drop, [path for path in at_rest if path not in faults], pictures)
        for path in at_rest:
            if path in faults:
                self._try(path, partial(self._refuse, drop, path, faults[path]))
            elif names.is_record(path.name):
                self._try(path, partial(self._take, drop, path, pictures, wanted))
        self.waiting |= {names.shown(str(path)): sorting.why_waiting(path) for path in drop.lying()}

    def _wanted(
        self, drop: DropFolder, files: Sequence[Path], pictures: Mapping[str, Path]
    ) -> Counted[str]:
        """How many of some files name each of the pictures that lie there."""
        if not pictures:
            return Counted()
        return Counted(
            name for path in files for name in self.counter.named(drop.partner, path) & {*pictures}
        )

    def go_on(self, drop: DropFolder) -> None:
        """Finish what a run before was stopped in, be it killed or without room on the disk."""
        self._try(drop.folder, partial(self._commit, drop))
        parcels: list[Parcel] = []
        self._try(drop.folder, lambda: parcels.extend(drop.unfinished()))
        for parcel in parcels:
            self._try(parcel.folder, partial(self._answer, drop, parcel, was_left=True))

    def _commit(self, drop: DropFolder) -> None:
        for note, why in self.counter.commit_what_is_left(drop).items():
            self.waiting[str(note)] = f"git could not commit it ({why}). It is tried again."

    def _answer(self, drop: DropFolder, parcel: Parcel, *, was_left: bool = False) -> None:
        self.answers.append(self.counter.answer(drop, parcel, was_left=was_left))

    def _take(
        self,
        drop: DropFolder,
        path: Path,
        pictures: Mapping[str, Path],
        wanted: Counted[str],
    ) -> None:
        """Take a file with its pictures, and answer it; wait where one of these is still moving.

        A picture stays as long as another file names it as well.
        """
        named = self.counter.named(drop.partner, path) if pictures else frozenset()
        along = [pictures[name] for name in sorted(named & pictures.keys())]
        if all(map(self._is_at_rest, along)):
            wanted.subtract(named & pictures.keys())
            shared = [pictures[name] for name in named & pictures.keys() if wanted[name]]
            self._answer(drop, drop.take(path, along, self.now, shared=shared))

    def _is_at_rest(self, path: Path) -> bool:
        return is_at_rest(path, self.now.timestamp(), self.pause)

    def _refuse(self, drop: DropFolder, path: Path, fault: Message) -> None:
        name = names.shown(path.name)
        arrival = Arrival(self.counter.project, drop.partner, name, (), "", self.now)
        problems = [Problem(name, 0, 0, "", fault)]
        self.answers.append(self.counter.refuse(drop, [path], arrival, problems))

    def _try(self, path: Path, work: Callable[[], None]) -> None:
        """Do it; whatever hinders it, the others are worked on."""
        name = names.shown(str(path))
        try:
            work()
        except BlockingIOError:
            log.info("%s is still being written", name)
        except FolioError as error:
            log.warning("%s could not be worked on (%s)", name, error)
            self.failures[name] = error
        except OSError as error:
            log.warning("%s could not be worked on (%s)", name, error)
            self.failures[name] = self.counter.inbox.hindered(error)
        except Exception as error:
            log.exception("%s could not be worked on", name)
            self.failures[name] = error
