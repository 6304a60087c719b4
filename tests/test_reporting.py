"""Reports on the shelf: refused while drafts, noted when submitted, and frozen from then on."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from folio import actions
from folio.actions import Built, Folders, Plan, Selection
from folio.cli import telling
from folio.errors import IncompleteError, UsageError
from folio.publishing import SubmittedError
from tests.conftest import REPOSITORY

DAY = datetime.date(2014, 9, 20)
LYSVAG = Selection(kinds=("final-report",), partners=("lysvag",))
SMILGAVA = Selection(kinds=("interim-report",), partners=("smilgava",))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A copy of both projects' records, to be changed."""
    shutil.copytree(REPOSITORY / "records", tmp_path / "records")
    return Folders(
        records=tmp_path / "records",
        outputs=tmp_path / "outputs",
        templates=REPOSITORY / "templates",
        programmes=REPOSITORY / "programmes",
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of the example with the reports that are submitted here, made once."""
    outputs = tmp_path_factory.mktemp("outputs")
    folders = Folders(
        REPOSITORY / "records", outputs, REPOSITORY / "templates", REPOSITORY / "programmes"
    )
    for wish in (LYSVAG, SMILGAVA):
        built(folders, actions.plan(folders, "example", wish, final=True))
    return outputs


@pytest.fixture
def made(folders: Folders, shelf: Path) -> Folders:
    """The same with these reports on the shelf."""
    shutil.copytree(shelf, folders.outputs)
    return folders


def built(folders: Folders, plan: Plan) -> Built:
    made = [actions.make(folders, document) for document in plan.to_make]
    return actions.settle(folders, plan, made)


def submitted(folders: Folders, wish: Selection = LYSVAG, *, again: bool = False) -> Built:
    plan = actions.plan(folders, "example", wish, final=True, submitted_on=DAY, again=again)
    return built(folders, plan)


def change(folders: Folders, file: str, old: str, new: str) -> None:
    path = folders.records / "example" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_final_refuses_a_draft_and_says_who_owes_what(folders: Folders) -> None:
    wish = Selection(kinds=("final-report",), partners=("vejle", "csci"))
    with pytest.raises(IncompleteError) as refused:
        actions.plan(folders, "age", wish, final=True)
    told = str(refused.value).replace("\u00a0", " ").splitlines()
    assert refused.value.exit_code == 4
    assert "vejle owes:" in told
    assert "  The National Agency (for final-report-vejle-en and 1 more)" in told
    assert "  Text of the section “D.1 Public summary”" in told
    assert told[-1] == "4 of 4 reports are not complete. Nothing was made."
    assert not folders.outputs.exists()


def test_final_makes_what_is_complete(folders: Folders) -> None:
    plan = actions.plan(folders, "example", LYSVAG, final=True)
    assert len(plan.to_make) == 2


def test_final_is_for_reports(folders: Folders) -> None:
    with pytest.raises(UsageError, match="Only a report is final or submitted"):
        actions.plan(folders, "example", Selection(kinds=("newsletter",)), final=True)


def test_a_report_is_submitted_in_all_its_forms(folders: Folders) -> None:
    wish = Selection(kinds=("final-report",), forms=("pdf",))
    with pytest.raises(UsageError, match="submitted in all its forms"):
        actions.plan(folders, "example", wish, final=True, submitted_on=DAY)


def test_the_report_that_is_submitted_is_named(folders: Folders) -> None:
    with pytest.raises(UsageError, match="Say which report is submitted"):
        actions.plan(folders, "example", final=True, submitted_on=DAY)


def test_a_submission_is_noted_with_its_day_files_and_figures(folders: Folders) -> None:
    assert submitted(folders).submitted == ("final-report of lysvag",)
    (noted,) = folders.ledger("example").read().submissions
    assert (noted.kind, noted.subject, noted.day) == ("final", "lysvag", DAY)
    assert noted.figures["mobilities"] == 9
    shelf = folders.shelf("example")
    assert len(noted.documents) == 2
    assert all(shelf.holds(path, digest) for path, digest in noted.documents.items())


def test_nothing_touches_a_submitted_report_not_even_force(made: Folders) -> None:
    submitted(made)
    change(made, "partners/lysvag.yaml", "lump_sum: 14000", "lump_sum: 15000")
    plan = actions.plan(made, "example", LYSVAG, force=True)
    assert (plan.to_make, len(plan.frozen)) == ((), 2)


def test_the_same_submission_a_second_time_changes_nothing(made: Folders) -> None:
    submitted(made)
    before = made.ledger("example").path.read_bytes()
    assert submitted(made).submitted == ()
    assert made.ledger("example").path.read_bytes() == before


def test_other_files_of_a_submitted_report_are_refused(folders: Folders) -> None:
    submitted(
        folders, Selection(kinds=("final-report",), partners=("smilgava",), languages=("lv",))
    )
    with pytest.raises(SubmittedError, match="was submitted on 2014-09-20, with other files"):
        submitted(folders, Selection(kinds=("final-report",), partners=("smilgava",)))


def test_a_report_that_has_changed_is_not_submitted_a_second_time(made: Folders) -> None:
    submitted(made)
    change(made, "partners/lysvag.yaml", "lump_sum: 14000", "lump_sum: 15000")
    with pytest.raises(SubmittedError, match="was submitted on 2014-09-20"):
        submitted(made)


def test_what_was_submitted_in_two_languages_is_not_sent_again_in_one(made: Folders) -> None:
    submitted(made, SMILGAVA)
    one = replace(SMILGAVA, languages=("lv",))
    with pytest.raises(UsageError, match="leave out --language"):
        submitted(made, one, again=True)


def test_a_report_is_not_submitted_before_it_is_signed(folders: Folders) -> None:
    early = datetime.date(2014, 8, 1)
    with pytest.raises(UsageError, match="is signed on 2014-09-15, after 2014-08-01"):
        actions.plan(folders, "example", LYSVAG, final=True, submitted_on=early)


def test_what_the_agency_sends_back_is_made_and_submitted_again(made: Folders) -> None:
    submitted(made)
    change(made, "partners/lysvag.yaml", "lump_sum: 14000", "lump_sum: 15000")
    assert submitted(made, again=True).submitted == ("final-report of lysvag",)
    first, second = made.ledger("example").read().submissions
    assert (first.figures["lump-sum"], second.figures["lump-sum"]) == (14000, 15000)
    assert made.ledger("example").read().damages == ()


def test_that_a_report_sent_back_is_unchanged_is_told(made: Folders) -> None:
    submitted(made)
    plan = actions.plan(made, "example", LYSVAG, final=True, submitted_on=DAY, again=True)
    assert "Not noted as submitted again: these files are those that were submitted before." in (
        telling.built_in_short(made, plan, built(made, plan))
    )


def test_a_submitted_file_that_is_lost_is_told_and_not_made_again(made: Folders) -> None:
    submitted(made)
    path = actions.plan(made, "example", LYSVAG).frozen[0]
    (made.outputs / "example" / path).unlink()
    plan = actions.plan(made, "example", LYSVAG)
    assert plan.to_make == ()
    assert any(path in told and "Put it back" in told for told in plan.lost)


def test_a_submitted_report_of_a_partner_whose_record_goes_is_not_swept(made: Folders) -> None:
    submitted(made)
    change(made, "project.yaml", "coordinator: lysvag", "coordinator: smilgava")
    change(made, "partners/lysvag.yaml", "language: en\n", "language: en\nleft: 2014-01-01\n")
    assert actions.plan(made, "example").gone == ()


def test_a_final_report_that_contradicts_the_submitted_interim_one_is_told(
    made: Folders,
) -> None:
    submitted(made, SMILGAVA)
    (made.records / "example/activities/smilgava/2014-02.yaml").unlink()
    change(
        made,
        "activities/smilgava/2012-08.yaml",
        "      - {person: J. K., role: staff, evidence: [certificate, ticket]}\n",
        "",
    )
    told = [one for one in actions.check(made, "example") if "contradicts" in one.rule]
    assert told
    assert {one.partner for one in told} == {"smilgava"}


def test_what_goes_missing_between_plan_and_making_is_no_final_report(folders: Folders) -> None:
    plan = actions.plan(folders, "example", LYSVAG, final=True)
    change(folders, "partners/lysvag.yaml", "  lump_sum: 14000\n", "")
    with pytest.raises(IncompleteError, match="The amount of the grant"):
        actions.make(folders, plan.to_make[0])
    assert not folders.outputs.exists()


def test_what_changes_before_it_is_noted_is_not_noted_as_submitted(folders: Folders) -> None:
    plan = actions.plan(folders, "example", LYSVAG, final=True, submitted_on=DAY)
    made = [actions.make(folders, document) for document in plan.to_make]
    change(folders, "partners/lysvag.yaml", "lump_sum: 14000", "lump_sum: 15000")
    with pytest.raises(IncompleteError, match="nothing was noted as submitted"):
        actions.settle(folders, plan, made)
    assert folders.ledger("example").read().submissions == ()


def test_a_draft_is_never_submitted(folders: Folders) -> None:
    change(folders, "partners/lysvag.yaml", "  lump_sum: 14000\n", "")
    with pytest.raises(IncompleteError):
        actions.plan(folders, "example", LYSVAG, submitted_on=DAY)
