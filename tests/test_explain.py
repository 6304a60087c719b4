"""An auditor asks where a number comes from, and is told file, line and column."""

import pytest

from folio.actions import Folders, explain, known_figures
from folio.errors import UsageError
from tests.conftest import REPOSITORY, Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules
from tests.test_cli import folio


@pytest.fixture
def logged(miniature: Miniature) -> Miniature:
    with_rules(miniature)
    twice = "person: A. B., role: staff"
    log(miniature, "kalnava", trip(RIBEIRA, twice, twice))
    return miniature


def test_each_place_is_told_with_its_line(logged: Miniature) -> None:
    (told,) = explain(Folders(), "tiny", "mobilities", ["kalnava"])
    (place,) = told.places
    assert (told.value, told.of) == (1, "kalnava")
    assert place.file == "records/tiny/activities/kalnava/2013.yaml"
    assert (place.line, place.field) == (4, "entries[0].travellers[0]")


def test_what_was_passed_over_is_told_with_the_reason(logged: Miniature) -> None:
    (told,) = explain(Folders(), "tiny", "mobilities", ["kalnava"])
    (place,) = told.passed_over
    assert place.why_not == "the same person is listed on this trip before"


def test_without_a_partner_the_figure_of_each_is_told(logged: Miniature) -> None:
    told = explain(Folders(), "tiny", "mobilities")
    assert {one.of: one.value for one in told} == {"bergvik": 0, "kalnava": 1, "ribeira": 0}


def test_what_no_record_says_is_not_known_instead_of_nothing(miniature: Miniature) -> None:
    miniature.change("meetings/2013-03-bergvik.yaml", "participants: 11\n", "")
    told = folio("explain", "tiny", "participants", "--meeting", "2013-03-bergvik")
    assert told.stdout == "participants of 2013-03-bergvik: not known\n"
    grants = {one.of: one.value for one in explain(Folders(), "tiny", "lump-sum")}
    assert grants == {"bergvik": 18000, "kalnava": None, "ribeira": None}


def test_every_figure_can_be_explained(logged: Miniature) -> None:
    for name in known_figures():
        assert explain(Folders(), "tiny", name)


@pytest.mark.parametrize(
    ("figure", "partner", "answer"),
    [
        ("mobilites", "kalnava", "There is no figure 'mobilites'.*Did you mean 'mobilities'?"),
        ("mobilities", "kalnawa", "There is no partner 'kalnawa' here.*Did you mean 'kalnava'?"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(
    figure: str, partner: str, answer: str, logged: Miniature
) -> None:
    with pytest.raises(UsageError, match=answer.replace("?", r"\?")):
        explain(Folders(), "tiny", figure, [partner])


@pytest.mark.parametrize("figure", ["mobilities", "partners"])
def test_a_figure_is_refused_of_what_it_is_not_of(miniature: Miniature, figure: str) -> None:
    with pytest.raises(UsageError, match=f"'{figure}' is no figure of a meeting. Leave out --m"):
        explain(Folders(), "tiny", figure, meetings=["2013-03-bergvik"])


def test_no_name_of_a_traveller_is_told_on_the_command_line(logged: Miniature) -> None:
    told = folio("explain", "tiny", "mobilities", "--partner", "kalnava")
    assert told.returncode == 0
    assert "A. B." not in told.stdout
    assert told.stdout.splitlines() == [
        "mobilities of kalnava: 1",
        "  records/tiny/activities/kalnava/2013.yaml:4:100: entries[0].travellers[0]",
        "  not counted:",
        "  records/tiny/activities/kalnava/2013.yaml:4:130: entries[0].travellers[1]: "
        "the same person is listed on this trip before",
    ]


def test_the_names_of_the_figures_are_told_with_their_meanings(logged: Miniature) -> None:
    told = folio("explain", "tiny")
    assert "mobilities " in told.stdout
    assert "A partner's mobilities" in told.stdout


def test_the_page_on_reports_shows_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    page = (REPOSITORY / "docs" / "how-to" / "make-a-report.md").read_text(encoding="utf-8")
    told = folio("explain", "example", "reach", "--partner", "smilgava", "--report", "interim")
    assert f"--report interim\n{told.stdout}```" in page
