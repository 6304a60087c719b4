"""How each document came to be: its records, template and program, by their hashes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: what it is, what it was made from, and the SHA-256 of the finished file.

    `fingerprint` stands for everything that shapes its bytes: what it says, the template, the
    libraries and the program. `records` holds the SHA-256 of each record's file by its name.
    """

    kind: str
    subject: str
    language: str
    form: str
    fingerprint: str
    template: str
    records: Mapping[str, str]
    digest: str

    @property
    def plain(self) -> dict[str, object]:
        """As JSON writes it."""
        return {name.name: getattr(self, name.name) for name in fields(self)}


@dataclass(frozen=True)
class Colophon:
    """The entries of a project's documents, by their paths on the shelf."""

    documents: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Colophon":
        """Read what `text` wrote; what cannot be read counts as none, so that all is made again."""
        try:
            written = json.loads(text)
            if written["version"] != VERSION:
                return cls()
            entries = {path: Entry(**entry) for path, entry in written["documents"].items()}
        except _UNREADABLE:
            return cls()
        return cls(entries) if all(map(_is_sound, entries, entries.values())) else cls()

    def with_lines(self, lines: Iterable[str]) -> "Colophon":
        """The same with what `line` wrote while documents were being made.

        A line that was cut off when a build was killed counts as none.
        """
        added: dict[str, Entry] = {}
        for line in lines:
            try:
                ((path, entry),) = json.loads(line).items()
                added[path] = Entry(**entry)
            except _UNREADABLE:
                continue
        return self.with_entries({p: one for p, one in added.items() if _is_sound(p, one)})

    def text(self) -> str:
        """The colophon as JSON: sorted, and without any clock."""
        documents = {path: entry.plain for path, entry in self.documents.items()}
        written = {"version": VERSION, "documents": documents}
        return json.dumps(written, indent=1, sort_keys=True, ensure_ascii=False) + "\n"

    def with_entries(self, entries: Mapping[str, Entry]) -> "Colophon":
        """The same with some entries new or changed."""
        return Colophon({**self.documents, **entries})

    def without(self, paths: tuple[str, ...]) -> "Colophon":
        """The same without some documents."""
        kept = {path: entry for path, entry in self.documents.items() if path not in paths}
        return Colophon(kept)


def line(path: str, entry: Entry) -> str:
    """One entry as a line of JSON, to be read by `Colophon.with_lines`.

    It begins with a line's end too, in case the line before was cut off.
    """
    return f"\n{json.dumps({path: entry.plain}, ensure_ascii=False)}\n"


_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def _is_sound(path: str, entry: Entry) -> bool:
    """Whether the path stays on the shelf, and the entry is made of texts."""
    place = PurePosixPath(path)
    texts = [value for name, value in entry.plain.items() if name != "records"]
    return (
        not place.is_absolute()
        and ".." not in place.parts
        and isinstance(entry.records, dict)
        and all(isinstance(text, str) for text in [*texts, *entry.records.values()])
    )
