"""Subscribers: the people an office sends editions to, read from a table that it keeps.

They are personal data, so the file lies outside the records. Every problem is told at once.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from folio.errors import Message, Problem, RecordsError, UsageError, sentence
from folio.publishing.mail import address, header
from folio.publishing.spreadsheet import Cell, Row, Spreadsheet, whole_file

EMAIL, NAME, LANGUAGE = "email", "name", "language"


class SubscribersError(RecordsError):
    """The list of subscribers has problems; nothing is sent until they are mended."""

    undone = "Nothing was sent."
    where = "the list of subscribers"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who gets editions, in a language of the project."""

    email: str
    name: str
    language: str

    @property
    def mailbox(self) -> str:
        """The address as the post has it."""
        return address(self.email, international=True).addr_spec

    @property
    def digest(self) -> str:
        """By which somebody is recognised without being named: however the address is written."""
        return digest(self.email)


@dataclass(frozen=True, slots=True)
class Subscribers:
    """A list of subscribers, each of them once, and what else was noticed in it."""

    people: tuple[Subscriber, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def read(cls, file: Path, languages: Sequence[str], usual: str) -> "Subscribers":
        """Those of a file; who names no language gets the `usual` one of the project's `languages`.

        Raises UsageError where there is no such file, and SubscribersError with all its problems.
        """
        try:
            content = whole_file(file)
        except OSError as error:
            raise UsageError(
                f"The list of subscribers {file} cannot be read ({error.strerror}). "
                "Correct its name, or ask for the right to read it."
            ) from error
        try:
            table = Spreadsheet.of(str(file), content, (EMAIL, NAME, LANGUAGE), EMAIL)
        except RecordsError as error:
            raise SubscribersError(error.problems) from error
        reading = _Reading(table, tuple(languages), usual)
        found = cls(tuple(reading.people()), tuple(reading.notes))
        if problems := (*table.problems, *reading.problems):
            raise SubscribersError(problems)
        return found


def digest(email: str) -> str:
    """SHA-256 of an address that can be one, in its one spelling."""
    found = address(email, international=True)
    before = unicodedata.normalize("NFC", found.username.casefold())
    return hashlib.sha256(f"{before}@{found.domain.lower()}".encode()).hexdigest()


class _Reading:
    """A table read row by row; what is wrong or worth a note is gathered meanwhile."""

    def __init__(self, table: Spreadsheet, languages: tuple[str, ...], usual: str) -> None:
        self.table = table
        self.languages = languages
        self.usual = usual
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def people(self) -> Iterator[Subscriber]:
        """The people of the table, each address once."""
        lines: dict[str, int] = {}
        for row in self.table.rows:
            one = Subscriber(self._email(row), header(row[NAME].text), self._language(row))
            if not one.email:
                continue
            first = lines.setdefault(one.digest, row.line)
            if first == row.line:
                yield one
            else:
                self.notes.append(
                    f"{self.table.file}:{row.line}: '{one.email}' is already in line {first}, and "
                    "gets only one message."
                )

    def _email(self, row: Row) -> str:
        """The address of a row; empty where it cannot be one, which is a problem."""
        cell = row[EMAIL]
        if not cell.text:
            self._add(row, cell, sentence("There is no address here."), _FILL_IN)
        elif not _can_be_written_to(cell.text):
            told = sentence("'{address}' is not an e-mail address.", address=header(cell.text))
            self._add(row, cell, told, sentence("Correct it, or take out the line."))
        else:
            return cell.text
        return ""

    def _language(self, row: Row) -> str:
        cell = row[LANGUAGE]
        code = cell.text.lower() or self.usual
        if code not in self.languages:
            told = sentence("The project has no language '{code}'.", code=header(cell.text))
            known = ", ".join(self.languages)
            remedy = sentence(
                "Known: {known}. An empty cell means '{usual}'.", known=known, usual=self.usual
            )
            self._add(row, cell, told, remedy)
        return code

    def _add(self, row: Row, cell: Cell, message: Message, remedy: Message) -> None:
        self.problems.append(
            Problem(self.table.file, row.line, cell.column, cell.name, message, remedy)
        )


def _can_be_written_to(email: str) -> bool:
    """Whether it can be an address of somebody elsewhere: with a dot behind the @."""
    try:
        return "." in address(email, international=True).domain
    except UsageError:
        return False


_FILL_IN = sentence("Write one, or take out the line.")
