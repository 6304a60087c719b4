"""What goes out by mail, judged as a page: the messages with editions, and letters to partners."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from folio.actions.correspondence import reminders_due
from folio.actions.folders import Folders
from folio.actions.messages import message_files, message_name
from folio.actions.reading import read, spoken
from folio.documents.catalogue import KINDS
from folio.publishing import Circular
from folio.rendering import letter_as_page
from tests.conftest import REPOSITORY
from tests.published import write
from tests.rendering.test_letter import TEMPLATE, letter
from tests.webjudges.browser import WCAG, axe_violations
from tests.webjudges.markup import html_faults

TODAY = datetime.date(2013, 6, 20)
EDITIONS = (
    ("example", "newsletter", "2013-05-smilgava"),
    ("example", "press-release", "guide"),
    ("age", "newsletter", "2013-04-vejle"),
)
FOR_OLD_PROGRAMS = ("element is obsolete", "“mso-hide”")
"""What the checker tells of what only Outlook and other old mail programs need."""
SUBJECT_IS_THE_TITLE = "none of them has a computed heading level of 1"
SAMPLES = ("newsletter-2013-05-smilgava-lv", "press-release-guide-it", "letter-vejle", "refusal")


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page of each mail, and the pictures that are in it."""
    place = tmp_path_factory.mktemp("mails")
    folders = Folders(
        REPOSITORY / "records", place, REPOSITORY / "templates", REPOSITORY / "programmes"
    )
    for project, kind, subject in EDITIONS:
        write(place, dict(_messages(folders, project, kind, subject)))
    reading = read(folders, "age")
    for one in reminders_due(folders, "age", reading, TODAY, reading.register.partners, ()):
        write(place, {f"letter-{one.partner}.html": one.mail.page.encode()})
    write(place, {"refusal.html": letter_as_page(letter().fields, TEMPLATE).encode()})
    return place


def test_the_pages_of_mails_are_valid(mails: Path) -> None:
    pages = sorted(mails.glob("*.html"))
    assert len(pages) == 3 + 3 + 6 + 7 + 1
    let_pass = (*FOR_OLD_PROGRAMS, SUBJECT_IS_THE_TITLE)
    faults = [one for one in html_faults(pages) if not any(words in one for words in let_pass)]
    assert faults == []


def test_nobody_stumbles_over_a_mail(mails: Path) -> None:
    assert axe_violations(mails, [f"{name}.html" for name in SAMPLES], rules=WCAG) == []


def _messages(
    folders: Folders, project: str, kind: str, subject: str
) -> Iterator[tuple[str, bytes]]:
    """The page of a message in each language, showing its pictures from files."""
    reading = read(folders, project)
    website = reading.register.project.website
    for code in reading.register.project.languages:
        view = KINDS[kind].compose(reading.register, subject, spoken(folders, reading, code))
        files = message_files(folders, project, view, kind, subject=subject, website=website)
        circular = Circular.read(files.pop(message_name(code)), message_name(code))
        page = circular.page
        for identity, path in circular.pictures.items():
            page = page.replace(f"cid:{identity}", path)
        yield from files.items()
        yield f"{kind}-{subject}-{code}.html", page.encode()
