"""The one family of errors: the exit code on the class, the remedy in the message."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import total_ordering
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


@total_ordering
@dataclass(frozen=True, slots=True, order=False)
class Message:
    """What people are told: sentences, each a fixed phrase with the facts that fill it.

    As a string it is English. `Language.tell` says it in another language, by the phrases.
    """

    sentences: tuple[tuple[str, tuple[tuple[str, "str | Message"], ...]], ...] = ()

    def __str__(self) -> str:
        return " ".join(phrase.format_map(dict(facts)) for phrase, facts in self.sentences)

    def __add__(self, after: "Message") -> "Message":
        return Message(self.sentences + after.sentences)

    def __bool__(self) -> bool:
        return bool(self.sentences)

    def __lt__(self, other: "Message") -> bool:
        return str(self) < str(other)


def sentence(phrase: str, **facts: object) -> Message:
    """A message of one sentence: a fixed phrase, with `{name}` where a fact belongs.

    A fact that is a message itself is said in the same language as the sentence around it.
    """
    filled = (
        (name, fact if isinstance(fact, Message) else str(fact)) for name, fact in facts.items()
    )
    return Message(((phrase, tuple(filled)),))


def phrase(text: str) -> str:
    """Mark a fixed phrase that is filled in elsewhere, so that the catalogues have it too."""
    return text


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend in one record: where it is, what is wrong, and what to do.

    `line` and `column` count from 1, as editors do; 0 stands for the file as a whole. `field` is
    the path inside the record, such as `photos[0].file`, or empty where no field is meant.
    """

    file: str
    line: int
    column: int
    field: str
    message: Message
    remedy: Message = Message()

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        told = f"{self.message} {self.remedy}".strip()
        return f"{place}: {self.field}\n    {told}" if self.field else f"{place}\n    {told}"


class FolioError(Exception):
    """Something that a person can put right; its text says how.

    `can_pass` tells whether it may be gone the next time, with nothing put right.
    """

    exit_code = 70
    can_pass = False

    def __reduce__(self) -> tuple[Any, ...]:
        """The text and the facts as they are: a copy in another process is not worded again."""
        return _as_it_was, (type(self), self.args, self.__dict__)


class RecordsError(FolioError):
    """The records have problems; nothing is made until they are mended.

    `undone` tells what does not happen for them.
    """

    exit_code = 1
    undone = "Nothing was made."

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def summary(self) -> str:
        """How many problems there are and where, as one line."""
        return f"{_count(len(self.problems), 'problem')} in {self.where}."

    @property
    def where(self) -> str:
        """In how many records the problems are."""
        return _count(len({problem.file for problem in self.problems}), "record")


class UsageError(FolioError):
    """What was asked for does not exist here; the message names what does."""

    exit_code = 2


class TemplateError(FolioError):
    """A template cannot be used as it stands."""

    exit_code = 3


class IncompleteError(FolioError):
    """Reports were to be final, and something is still missing; the text says what, by partner."""

    exit_code = 4


class FolderError(FolioError):
    """A folder cannot be written to."""

    exit_code = 73
    can_pass = True

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"In {folder}/ nothing can be written ({reason}). "
            "Look whether the folder may be written to and the disk has room, then try again."
        )

    @classmethod
    @contextmanager
    def told_of(cls, folder: Path) -> Iterator[None]:
        """What the system refuses in the block is told of a folder."""
        try:
            yield
        except OSError as error:
            raise cls(str(folder), error.strerror or str(error)) from error


class ShelfError(FolderError):
    """The folder of finished documents cannot be written to."""


class BusyError(FolioError):
    """Somebody else writes, sends or publishes for longer than anyone should wait."""

    exit_code = 75
    can_pass = True


class UnfinishedError(FolioError):
    """A run of which something failed while the rest was done.

    `failures` are what failed, and `done` what the run came to nevertheless: what a build made,
    what intake took in, or whom reminders were written to. Its text has each failure's sentences
    once, though the same fault of a template fails every edition; its exit code is the highest of
    theirs.
    """

    def __init__(self, failures: Iterable[FolioError], done: Any) -> None:
        self.failures = tuple(failures)
        self.done = done
        self.exit_code = max(failure.exit_code for failure in self.failures)
        super().__init__("\n".join(dict.fromkeys(map(str, self.failures))))


def whole(done: T, failures: Iterable[Exception]) -> T:
    """What a run came to, if nothing failed.

    Raises UnfinishedError with all that a person can put right; what nobody foresaw comes first, as
    it is, and has the rest as notes.
    """
    failed = list(failures)
    foreseen = [failure for failure in failed if isinstance(failure, FolioError)]
    for unforeseen in failed:
        if not isinstance(unforeseen, FolioError):
            rest = [why(other) for other in failed if other is not unforeseen]
            for told in dict.fromkeys(rest):
                unforeseen.add_note(told)
            raise unforeseen
    if foreseen:
        raise UnfinishedError(foreseen, done)
    return done


def why(failure: Exception) -> str:
    """What is told of a failure in a table; what nobody foresaw is told with its name."""
    return str(failure) if isinstance(failure, FolioError) else repr(failure)


class StoppedError(FolioError):
    """Somebody pressed Ctrl-C."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing half-made was left behind; run it again to go on.")


def _as_it_was(kind: type[FolioError], args: tuple[Any, ...], facts: dict[str, Any]) -> FolioError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
