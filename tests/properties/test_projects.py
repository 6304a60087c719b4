"""Whatever valid project somebody keeps, it is built whole, and told alike wherever one asks."""

from pathlib import Path
from tempfile import TemporaryDirectory

import page
import pytest

from folio import actions
from tests.finished.both_forms import unlike
from tests.finished.documents import Finished
from tests.judging import open_xml_faults
from tests.properties import telling
from tests.properties.counting import Tally, holds_for_all
from tests.properties.office import Elsewhere, build, folders
from tests.properties.projects import Project, projects

FEW_TOLD, MANY_TOLD = 8, 1_000
FEW_BUILT, MANY_BUILT = 3, 150
NOTED = {"colophon.json", ".lock", ".views.json"}
"""What is on a shelf beside documents."""


@pytest.mark.parametrize("many", [FEW_TOLD, pytest.param(MANY_TOLD, marks=pytest.mark.soak)])
def test_any_valid_project_has_no_problems_and_is_told_alike_wherever_one_asks(many: int) -> None:
    tally = Tally()

    def holds(project: Project) -> None:
        with TemporaryDirectory() as office:
            project.write(Path(office))
            there = folders(Path(office))
            telling.editors_find_no_fault(project)
            found = telling.reading_of(there, project)
            plan = telling.all_tell_the_same(there, project, found)
        tally.update({"projects": 1, "records": len(project.records), "views": len(plan.to_make)})

    holds_for_all(projects(), many, holds, at_random=many == MANY_TOLD)
    assert tally["views"]
    print(tally)


def test_every_document_of_any_valid_project_is_made_and_both_forms_say_the_same() -> None:
    tally = Tally()

    def holds(project: Project) -> None:
        with TemporaryDirectory() as office:
            project.write(Path(office))
            build(Path(office), project.name)
            documents = _is_whole(Path(office), project)
            for document in documents:
                _is_well_made(document)
        tally.update({"projects": 1, "documents": 2 * len(documents)})

    holds_for_all(projects(), FEW_BUILT, holds, at_random=False)
    assert tally["documents"]
    print(tally)


@pytest.mark.soak
def test_any_valid_project_is_built_alike_in_another_process_and_passes_the_judges() -> None:
    tally, elsewhere = Tally(), Elsewhere()

    def holds(project: Project) -> None:
        with TemporaryDirectory() as here, TemporaryDirectory() as there:
            for office in (here, there):
                project.write(Path(office))
            elsewhere.begin(Path(there), project.name)
            built = build(Path(here), project.name)
            documents = _is_whole(Path(here), project)
            for document in documents:
                _is_well_made(document)
            assert documents == [] or open_xml_faults(documents[0].word_file) == []
            assert _lasting(elsewhere.built()) == _lasting(built)
        tally.update({"projects": 1, "documents": 2 * len(documents)})

    holds_for_all(projects(), MANY_BUILT, holds, at_random=True)
    elsewhere.end()
    assert tally["documents"]
    print(tally)


def _is_whole(office: Path, project: Project) -> list[Finished]:
    """The documents on the shelf: all that were planned, and nothing unfinished beside them."""
    there = folders(office)
    plan, shelf = actions.plan(there, project.name), there.shelf(project.name)
    assert plan.to_make == plan.gone == ()
    noted = shelf.colophon.documents
    on_the_shelf = {
        str(path.relative_to(shelf.folder)) for path in shelf.folder.rglob("*") if path.is_file()
    }
    assert on_the_shelf <= {*noted, *NOTED}
    assert {one.path for one in plan.up_to_date} == set(noted) == on_the_shelf - NOTED
    pdfs = {path: entry for path, entry in sorted(noted.items()) if entry.form == "pdf"}
    return [
        Finished(entry.kind, entry.language, shelf.folder / path) for path, entry in pdfs.items()
    ]


def _is_well_made(document: Finished) -> None:
    """Both forms say the same, and the PDF can be heard; that of a report can be kept as well."""
    assert unlike(document) == [], document.name
    profiles = ("ua1", "3a") if document.kind.endswith("-report") else ("ua1",)
    for profile in profiles:
        report = page.validate_pdf(str(document.pdf_file), profile=profile)
        assert report.is_compliant, (document.name, report.failures)


def _lasting(digests: dict[str, str]) -> dict[str, str]:
    """Those of what is made to last, and not only kept to be quick the next time."""
    return {path: digest for path, digest in digests.items() if not path.startswith(".")}
