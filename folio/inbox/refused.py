"""What was refused, each with its explanation, until it is handed in mended."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count, takewhile
from pathlib import Path, PurePath
from typing import Any

from folio.inbox import names
from folio.inbox.parcel import digest_of
from folio.inbox.writing import as_json, free, move, numbered, own_folder, told_in, write

MENDED = "mended"
_EXPLANATION = ".refusal"


@dataclass(frozen=True, slots=True)
class Refused:
    """`refused/` in a drop folder."""

    folder: Path

    def lay(self, files: Iterable[Path], text: str, told: Mapping[str, Any]) -> Path:
        """Lay files here, with the explanation beside the first; return the explanation's place.

        What was refused before under the same name stays, under that name with a number; the same
        file again takes the place of itself.
        """
        own_folder(self.folder)
        first, *others = files
        place, before = self._same(first.name, told) or (self._place(first), [])
        kept = {path: self._place(path) for path in others}
        names_of_all = dict.fromkeys([place.name, *(path.name for path in kept.values()), *before])
        explanation = place.with_name(f"{place.name}{_EXPLANATION}.txt")
        write(explanation, text.encode())
        write(explanation.with_suffix(".json"), as_json({**told, "kept": list(names_of_all)}))
        for path, there in kept.items():
            move(path, there)
        move(first, place)
        return explanation

    def set_aside(self, name: str) -> None:
        """What was refused under a name, and is accepted now, needs nobody's care any more."""
        for slip, told in self._slips_of(name):
            own_folder(self.folder / MENDED)
            for path in (*self._kept(told), slip.with_suffix(".txt"), slip):
                with suppress(FileNotFoundError):
                    path.rename(free(self.folder / MENDED / path.name))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that still wait to be mended."""
        slips = self._slips()
        return tuple(
            str(told.get("file", ""))
            for _, told in slips
            if any(map(os.path.lexists, self._kept(told)))
        )

    def _same(self, name: str, told: Mapping[str, Any]) -> tuple[Path, list[str]] | None:
        """Where the same file lies from before, or was to lie, with all that was kept with it."""
        for slip, before in self._slips_of(name):
            if told.get("sha256") and before.get("sha256") == told["sha256"]:
                place = slip.with_name(slip.name.removesuffix(f"{_EXPLANATION}.json"))
                return place, [path.name for path in self._kept(before)]
        return None

    def _place(self, path: Path) -> Path:
        """A free place for a file, or that of the same one."""
        place = self.folder / _kept_name(path.name)
        return place if _is_same(path, place) else free(place)

    def _slips_of(self, name: str) -> list[tuple[Path, Mapping[str, Any]]]:
        """The explanations beside the files that were refused under a name, one after the other."""
        place = self.folder / _kept_name(name)
        places = chain([place], (numbered(place, number) for number in count(2)))
        slips = (one.with_name(f"{one.name}{_EXPLANATION}.json") for one in places)
        return list(told_in(takewhile(Path.exists, slips)))

    def _slips(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        return told_in(self.folder.glob(f"*{_EXPLANATION}.json"))

    def _kept(self, told: Mapping[str, Any]) -> list[Path]:
        """The files that were refused together, by their names alone."""
        kept = (PurePath(str(name)).name for name in told.get("kept", ()))
        return [self.folder / name for name in kept if name not in ("", "..")]


def _kept_name(name: str) -> str:
    """The name that a file has here: never that of one of ours."""
    plain = names.plain(name)
    is_ours = plain == MENDED or PurePath(plain).stem.endswith(_EXPLANATION)
    return numbered(Path(plain), 1).name if is_ours else plain


def _is_same(path: Path, other: Path) -> bool:
    both = (path, other)
    if not all(one.is_file() and not one.is_symlink() for one in both):
        return False
    return digest_of(path) == digest_of(other)
