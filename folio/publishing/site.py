"""The public pages in `outputs/<project>/site`: readers see a version whole, or not at all."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from folio.errors import FolioError, ShelfError
from folio.publishing.turn import alone
from folio.publishing.version import Files, Version, listed
from folio.publishing.writing import settle

_SHOWN = 5


class EditedSiteError(FolioError):
    """The site is not what Folio put there, and that would be lost."""

    exit_code = 5

    def __init__(self, site: Path, edits: tuple[str, ...]) -> None:
        more = len(edits) - _SHOWN
        told = "; ".join(edits[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")
        super().__init__(
            f"Somebody has changed {site} by hand: {told}. It was left as it is. Write what is to "
            "stay into the records or templates. Then publish with --overwrite-site: the site is "
            "made anew, and what is there now is kept beside it."
        )


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """The site in the folder of a project's documents.

    `site` is a link to one of the versions in `.sites/`, so that one rename puts another in its
    place.
    """

    folder: Path

    @property
    def link(self) -> Path:
        """What is served to readers."""
        return self.folder / "site"

    @property
    def damage(self) -> tuple[str, ...]:
        """In which the site differs from what was placed: a few words for each file.

        There is none where there is no site at all. Raises ShelfError where it cannot be read.
        """
        with ShelfError.told_of(self.link):
            return tuple(self._edits())

    def refuse_edited(self) -> None:
        """Raise EditedSiteError where somebody has worked on the site by hand."""
        if edits := self.damage:
            raise EditedSiteError(self.link, edits)

    def place(
        self, files: Files, *, overwrite: bool = False, noted: Callable[[], None] | None = None
    ) -> bool:
        """Put a whole site in the place of the one before; return whether anything changed.

        `noted` is called when all is written, just before readers see it; where it raises an
        error, they do not. The one before is kept, and older ones are removed.

        Raises EditedSiteError where somebody has worked on it by hand, unless it is to be
        overwritten: it is then kept all the same. Raises ShelfError or BusyError where the site
        cannot be written; the last one then stays.
        """
        with self._alone():
            edits = tuple(self._edits())
            if edits and not overwrite:
                raise EditedSiteError(self.link, edits)
            before = self._current
            version = self._version_of(files)
            if not version.folder.exists():
                version.write(files, self._draft)
            if noted:
                noted()
            if is_new := version != before:
                self._put_aside_what_is_not_ours()
                self._lead_to(version)
            self._sweep(version.name, before.name if before else "")
        return is_new

    @property
    def _versions(self) -> Path:
        return self.folder / ".sites"

    @property
    def _draft(self) -> Path:
        """Where a version is written before it is moved to its place."""
        return self._versions / ".draft"

    @property
    def _lock(self) -> Path:
        return self._versions / ".lock"

    @property
    def _current(self) -> Version | None:
        """The version that is served, if `site` leads to one."""
        if not self.link.is_symlink():
            return None
        target = self.link.readlink()
        is_ours = target.parent == Path(self._versions.name) and self.link.is_dir()
        return Version(self._versions / target.name) if is_ours else None

    def _edits(self) -> Iterator[str]:
        if current := self._current:
            yield from current.edits
        elif self.link.is_symlink() and self.link.exists():
            yield f"it leads to {self.link.readlink()}"
        elif self.link.exists():
            yield f"it is a {'folder' if self.link.is_dir() else 'file'} that was put there"

    def _version_of(self, files: Files) -> Version:
        """The version with these files, be it there or not.

        It is named by the digest of its list, and with a number where a version of that name is not
        what it was.
        """
        digest = hashlib.sha256(listed(files).encode()).hexdigest()[:16]
        names = (digest if number == 1 else f"{digest}-{number}" for number in count(1))
        versions = (Version(self._versions / name) for name in names)
        return next(one for one in versions if not (one.folder.exists() and any(one.edits)))

    def _put_aside_what_is_not_ours(self) -> None:
        """A folder or file cannot be replaced by a link in one step; nor is it ours to remove."""
        is_there = self.link.exists() or self.link.is_symlink()
        if is_there and not self._current:
            places = (self.folder / f"site-by-hand-{number}" for number in count(1))
            free = (place for place in places if not (place.exists() or place.is_symlink()))
            self.link.rename(next(free))

    def _lead_to(self, version: Version) -> None:
        following = self._versions / ".next"
        following.unlink(missing_ok=True)
        following.symlink_to(Path(self._versions.name) / version.name)
        following.replace(self.link)
        settle(self.folder)

    def _sweep(self, *kept: str) -> None:
        """Remove all versions but some; what cannot be removed now is removed the next time."""
        for path in self._versions.iterdir():
            if path != self._lock and path.name.removesuffix(".sha256") not in kept:
                with suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else places a site meanwhile; what a killed program left behind is removed."""
        with (
            alone(self.folder, self._lock, f"writing to {self.link}"),
            ShelfError.told_of(self.folder),
        ):
            shutil.rmtree(self._draft, ignore_errors=True)
            try:
                yield
            finally:
                shutil.rmtree(self._draft, ignore_errors=True)
