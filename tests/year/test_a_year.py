"""A year of the example project, from the first log to the last report, in a real office.

`make year` runs it and tells each step, which takes four to seven minutes. `make year KEEP=folder`
leaves the office there: its site, its mail, its ledger, and with `folio up` its page.
"""

import os
from pathlib import Path

import pytest

from tests.year import steps
from tests.year.office import opened

pytestmark = pytest.mark.year

NEWSLETTER, RELEASE = "newsletter", "press-release"
LYSVAG, SMILGAVA, PIETRACHIARA = "2012-10-lysvag", "2013-05-smilgava", "2014-03-pietrachiara"
GUIDE = "guide"
EDITIONS = (
    (NEWSLETTER, LYSVAG),
    (NEWSLETTER, SMILGAVA),
    (NEWSLETTER, SMILGAVA),
    (NEWSLETTER, PIETRACHIARA),
    (RELEASE, GUIDE),
)
EIRIK, INESE, MARTA = "Eirik Nordhavn", "Inese Ābelkalne", "Marta Valbruna"


def test_a_year_of_the_example_project(tmp_path: Path) -> None:
    with opened(Path(os.environ.get("KEEP") or tmp_path / "office").resolve()) as office:
        steps.a_mistake_is_answered(office)
        steps.logs_come_in(office, "2012-08")
        steps.approved_on_the_page(office, NEWSLETTER, LYSVAG, EIRIK, "Read in English.")
        steps.logs_come_in(office, "2013-02")
        steps.approved_elsewhere(office, NEWSLETTER, SMILGAVA, INESE, "Read in Latvian.")
        steps.answers_come_in(office, "interim")
        steps.reports_are_submitted(office, "interim", "2013-06-28")
        steps.a_record_is_corrected(office)
        steps.approved_on_the_page(office, NEWSLETTER, SMILGAVA, INESE, "82 is right.")
        steps.logs_come_in(office, "2013-08")
        steps.logs_come_in(office, "2014-02")
        steps.approved_on_the_page(office, NEWSLETTER, PIETRACHIARA, MARTA, "Read in Italian.")
        steps.unverified_notices_forbid_it(office, RELEASE, GUIDE)
        steps.notices_are_verified(office)
        steps.approved_on_the_page(office, RELEASE, GUIDE, EIRIK, "Read in all languages.")
        steps.answers_come_in(office, "final")
        steps.reports_are_submitted(office, "final", "2014-09-25")
        steps.the_ledger_tells_it(
            office,
            *out(NEWSLETTER, LYSVAG),
            *out(NEWSLETTER, SMILGAVA),
            *submitted("interim-report"),
            *out(NEWSLETTER, SMILGAVA),
            *out(NEWSLETTER, PIETRACHIARA),
            *out(RELEASE, GUIDE),
            *submitted("final-report"),
        )
        steps.the_site_holds(office, *EDITIONS)
        steps.every_mailbox_holds(office, *EDITIONS)
        steps.the_status_shows(
            office,
            "Interim 3 of 3 submitted",
            "Final 3 of 3 submitted",
            f"{LYSVAG} published",
            f"{SMILGAVA} corrected",
            f"{PIETRACHIARA} published",
            f"{GUIDE} – published",
        )


def out(kind: str, edition: str) -> list[tuple[str, str, str]]:
    return [("approved", kind, edition), ("published", kind, edition)]


def submitted(kind: str) -> list[tuple[str, str, str]]:
    return [("submitted", kind, partner) for partner in steps.PARTNERS]
