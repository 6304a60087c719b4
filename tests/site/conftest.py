"""The site of the example with three editions, one of them corrected, written once for all."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pytest

from folio.actions.folders import Folders
from folio.actions.reading import read
from folio.actions.site import site_files
from folio.model.publications import Edition, Publication, editions
from folio.model.register import Register
from folio.records.reader import Reading
from tests.conftest import REPOSITORY
from tests.published import published
from tests.site.pages import Element, page

WEBSITE = "https://dear-citizen.example.org/"
CORRECTED = datetime.timedelta(days=40)


@dataclass(frozen=True)
class Site:
    """All files of a site."""

    files: Mapping[str, bytes | Path]

    @cached_property
    def pages(self) -> dict[str, Element]:
        return {path: page(self.content(path)) for path in self.files if path.endswith(".html")}

    def content(self, path: str) -> bytes:
        content = self.files[path]
        return content if isinstance(content, bytes) else content.read_bytes()


@dataclass(frozen=True)
class Office:
    """Folders, the records as they were read, and what went out."""

    folders: Folders
    reading: Reading
    publications: tuple[Publication, ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        return editions(self.publications)

    @property
    def site(self) -> Site:
        return Site(site_files(self.folders, self.reading, self.editions))

    def with_register(self, register: Register) -> "Office":
        """The same office after its records have changed."""
        return replace(self, reading=replace(self.reading, register=register))


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folders = Folders(
        records=REPOSITORY / "records",
        outputs=tmp_path_factory.mktemp("office"),
        templates=REPOSITORY / "templates",
        programmes=REPOSITORY / "programmes",
    )
    reading = read(folders, "example")
    went_out = published(folders, "example", reading)
    corrected = replace(went_out[0], at=went_out[0].at + CORRECTED)
    return Office(folders, reading, (*went_out, corrected))


@pytest.fixture(scope="session")
def site(office: Office) -> Site:
    return office.site
