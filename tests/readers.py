"""What readers find while an edition is published beside one that is out already."""

from pathlib import Path

from folio import actions
from folio.actions import Published
from folio.publishing import SiteFolder
from tests import editions
from tests.editions import BERGVIK, NOON, RIBEIRA, Office


def approved_office(root: Path) -> Path:
    """An office in which one edition is out, and another is approved."""
    office = editions.office(root)
    office.publish(BERGVIK)
    _, proof = office.proof(RIBEIRA)
    office.approve(proof)
    return root


def publish(root: Path) -> Published:
    """Publish what was approved in an office."""
    office = editions.Office(editions.folders(root))
    wanted = office.wanted(RIBEIRA)
    if wanted.is_published:
        return actions.published(office.folders, wanted)
    return actions.publish(
        office.folders, wanted, actions.proof(office.folders, wanted, NOON), NOON
    )


def seen(office: Office) -> set[str]:
    """The editions that readers find on the site, all of whose files are as they should be."""
    site = SiteFolder(office.shelf)
    assert site.damage == ()
    found = set()
    for edition in (BERGVIK, RIBEIRA):
        names = {
            f"{code}/newsletter-{edition}{end}"
            for code in ("en", "lv")
            for end in (".html", f"-{code}.pdf", f"-{code}.docx")
        }
        there = {name for name in names if (site.link / name).is_file()}
        assert there in (set(), names)
        found |= {edition} if there else set()
    return found


def times_out(office: Office) -> int:
    publications = office.folders.ledger("tiny").read().publications
    return sum(one.subject == RIBEIRA for one in publications)
