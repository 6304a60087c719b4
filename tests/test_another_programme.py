"""The example under another programme, KA210 of Erasmus+: one report, by the coordinator."""

import shutil
from pathlib import Path

import pytest

from folio import actions
from folio.actions import Folders, Selection
from folio.errors import UsageError
from tests.conftest import REPOSITORY

ANSWERS = {
    "shared": "summary description organisations activities impact dissemination sustainability",
}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The illustrative project, as if Erasmus+ had funded it, with a few answers of its own."""
    project = tmp_path / "records" / "example"
    shutil.copytree(REPOSITORY / "records" / "example", project)
    replace(project / "project.yaml", "leonardo-partnership-2012", "erasmus-ka210-2021")
    replace(project / "partners/lysvag.yaml", "agency: siu\n", "agency: viaa\n")
    replace(project / "partners/lysvag.yaml", "  minimum_mobilities: 8\n", "")
    replace(project / "partners/pietrachiara.yaml", "agency: isfol\n", "agency: inapp\n")
    shutil.rmtree(project / "reports")
    for own, sections in ANSWERS.items():
        answers = "".join(
            f"  {name}: {{en: What was done for {name}.}}\n" for name in sections.split()
        )
        (project / "reports/final").mkdir(parents=True)
        (project / f"reports/final/{own}.yaml").write_text(f"answers:\n{answers}", encoding="utf-8")
    return Folders(
        records=tmp_path / "records",
        outputs=tmp_path / "outputs",
        templates=REPOSITORY / "templates",
        programmes=REPOSITORY / "programmes",
    )


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_coordinator_alone_reports_in_word_and_pdf(folders: Folders) -> None:
    plan = actions.plan(folders, "example", Selection.of(kinds=["final-report"]))
    assert [document.path for document in plan.to_make] == [
        "final-report/lysvag/final-report-lysvag-en.docx",
        "final-report/lysvag/final-report-lysvag-en.pdf",
    ]
    for document in plan.to_make:
        actions.make(folders, document)
        assert (folders.outputs / "example" / document.path).stat().st_size > 10_000


def test_it_tells_of_all_partners_by_their_activities_and_counts_no_mobilities(
    folders: Folders,
) -> None:
    page = actions.page(folders, "example", "final-report", "lysvag", "en")
    assert "Ten parents read the letter on school meals" in page
    assert "Ten residents read the new tax notice" in page
    assert "Mobilities" not in page
    assert "identical in all partners’ reports" not in page
    assert "Pre-financing (80%)" in page


def test_there_is_no_interim_report(folders: Folders) -> None:
    with pytest.raises(UsageError) as told:
        actions.plan(folders, "example", Selection.of(kinds=["interim-report"]))
    assert str(told.value) == "The programme 'erasmus-ka210-2021' asks for no interim report."
