"""Where records come from, where documents go, what they look like and which rules hold."""

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from folio.inbox import Inbox
from folio.outputs import Shelf
from folio.publishing import Archive, Ledger, Proofs, SiteFolder
from folio.records.files import INBOX, TEMPLATES
from folio.rendering import Template


@dataclass(frozen=True, slots=True)
class Folders:
    """The four folders of an office, as paths from where Folio is run."""

    records: Path = Path("records")
    outputs: Path = Path("outputs")
    templates: Path = Path("templates")
    programmes: Path = Path("programmes")

    @classmethod
    def from_environment(cls) -> Self:
        """The folders that FOLIO_RECORDS, FOLIO_OUTPUTS and so on name, else the usual ones."""
        named = {name: os.environ.get(variable) for name, variable in _variables().items()}
        return cls(**{name: Path(path) for name, path in named.items() if path})

    @property
    def as_environment(self) -> dict[str, str]:
        """The variables by which a program started from this one finds the same folders."""
        return {variable: str(getattr(self, name)) for name, variable in _variables().items()}

    def shelf(self, project: str) -> Shelf:
        """Where a project's documents stand."""
        return Shelf(self.outputs / project)

    def ledger(self, project: str) -> Ledger:
        """The list of what of a project went out."""
        return Ledger(self.outputs / project)

    def proofs(self, project: str) -> Proofs:
        """Where editions of a project are laid out to be approved."""
        return Proofs(self.outputs / project / "proofs")

    def archive(self, project: str) -> Archive:
        """Where what was published of a project is kept as readers got it."""
        return Archive(self.outputs / project / "published")

    def site(self, project: str) -> SiteFolder:
        """The public pages of a project."""
        return SiteFolder(self.outputs / project)

    def inbox(self, project: str) -> Inbox:
        """Where the partners of a project hand in what they write."""
        return Inbox(self.records / project / INBOX)

    def template(self, kind: str, project: str = "") -> Template:
        """What documents of a kind look like, in a project that may have its own templates."""
        own = self.records / project / TEMPLATES if project else None
        is_there = own and own.is_dir()
        return Template(
            self.templates / kind, self.templates / "_shared", own if is_there else None
        )

    @property
    def locale(self) -> Path:
        """Where the catalogues of fixed phrases are."""
        return self.templates / "locale"


def _variables() -> dict[str, str]:
    return {field.name: f"FOLIO_{field.name.upper()}" for field in fields(Folders)}
