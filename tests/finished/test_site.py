"""The finished site of the example, judged in all its languages as browsers and programs see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from folio.actions import Folders
from folio.actions.messages import message_files
from folio.actions.reading import read, spoken
from folio.actions.site import site_files
from folio.documents.catalogue import KINDS
from folio.model.publications import editions
from folio.publishing import Circular
from tests.conftest import REPOSITORY
from tests.published import EDITIONS, published, write
from tests.webjudges.browser import LOST, axe_violations
from tests.webjudges.markup import html_faults

FOR_OUTLOOK = ("is obsolete", "“mso-hide”")
"""What the checker tells of attributes that only older mail programs need."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders(
        REPOSITORY / "records",
        tmp_path_factory.mktemp("outputs"),
        REPOSITORY / "templates",
        REPOSITORY / "programmes",
    )


@pytest.fixture(scope="module")
def site(folders: Folders) -> Path:
    """The site as readers find it."""
    reading = read(folders, "example")
    out = editions(published(folders, "example", reading))
    folder = folders.outputs / "site"
    write(folder, site_files(folders, reading, out))
    return folder


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_the_pages_are_valid(site: Path) -> None:
    assert len(pages(site)) > 15
    assert html_faults(pages(site)) == []


def test_nobody_stumbles_on_a_telephone_or_at_a_desk(site: Path) -> None:
    names = [page.relative_to(site).as_posix() for page in pages(site) if page.name != LOST]
    address = "https://dear-citizen.example.org/"
    assert axe_violations(site, names, address=address) == []


def test_the_e_mails_are_valid(folders: Folders, tmp_path: Path) -> None:
    found = list(_messages(folders, tmp_path))
    assert len(found) == 3 * 3
    faults = html_faults(found)
    assert [one for one in faults if not any(words in one for words in FOR_OUTLOOK)] == []


def _messages(folders: Folders, place: Path) -> Iterator[Path]:
    """The page of each message of the three editions, in a file of its own."""
    reading = read(folders, "example")
    for kind, subject in EDITIONS:
        for code in reading.register.project.languages:
            view = KINDS[kind].compose(reading.register, subject, spoken(folders, reading, code))
            name = f"message-{code}.json"
            files = message_files(folders, view, kind, subject=subject, website="https://x.example")
            page = place / f"{kind}-{subject}-{code}.html"
            page.write_text(Circular.read(files[name], name).page, encoding="utf-8")
            yield page
