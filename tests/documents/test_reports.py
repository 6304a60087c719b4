"""What a report says: the programme's sections, the partner's own figures, who owes the rest."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from folio.documents.catalogue import KINDS
from folio.documents.reports.view import Report, ReportSection
from folio.model.register import Register
from folio.model.report_definition import ReportKind, ReportPart
from folio.model.reports import languages
from folio.records import reader
from folio.text.language import Language
from tests.conftest import LANGUAGES, LOCALE, REPOSITORY
from tests.documents.reading import text

APPROVED = Path(__file__).parents[1] / "approved"
PARTNERS = ("lysvag", "pietrachiara", "smilgava")


@pytest.fixture(scope="module")
def example() -> Register:
    """The example project, filled in to two whole years."""
    return reader.read(REPOSITORY / "records", "example", REPOSITORY / "programmes").register


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the example's records to change."""
    shutil.copytree(REPOSITORY / "records", tmp_path / "records")
    return tmp_path


def changed(copied: Path, file: str, old: str, new: str) -> Register:
    path = copied / "records" / "example" / file
    before = path.read_text(encoding="utf-8")
    assert before.count(old) >= 1
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return again(copied)


def again(copied: Path) -> Register:
    return reader.read(copied / "records", "example", REPOSITORY / "programmes").register


def composed(register: Register, kind: str, partner: str, code: str = "en") -> Report:
    language = Language.load(code, LOCALE, register.project.working_language)
    view = KINDS[kind].compose(register, partner, language)
    assert isinstance(view, Report)
    return view


def section(view: Report, heading: str) -> ReportSection:
    return next(one for one in view.sections if str(one.heading) == heading)


def rows(one: ReportSection) -> list[tuple[str, ...]]:
    return [
        tuple(str(cell).replace("\u00a0", " ") for cell in row)
        for table in one.tables
        for row in table.rows
    ]


def facts(one: ReportSection) -> dict[str, str]:
    return {str(fact.label): " ".join(map(str, fact.blocks)) for fact in one.facts}


@pytest.mark.parametrize(
    ("project", "kind", "partner", "code"),
    [
        ("example", "final-report", "smilgava", "lv"),
        ("example", "final-report", "smilgava", "en"),
        ("example", "interim-report", "pietrachiara", "it"),
        ("age", "interim-report", "daugavpils", "lv"),
        ("age", "final-report", "vejle", "da"),
        ("age", "final-report", "jaszsag", "hu"),
        ("age", "final-report", "magdeburg", "de"),
    ],
)
def test_the_report_reads_as_a_person_has_approved(
    project: str, kind: str, partner: str, code: str, approved: Callable[[Path, str], None]
) -> None:
    register = reader.read(REPOSITORY / "records", project, REPOSITORY / "programmes").register
    told = text(composed(register, kind, partner, code))
    approved(APPROVED / f"{kind}-{partner}-{code}.txt", told)


def test_its_sections_are_those_of_the_programme_in_their_order(example: Register) -> None:
    view = composed(example, "final-report", "smilgava")
    numbers = [str(one.number) for one in view.sections]
    assert numbers[:4] == ["A", "D.1", "D.2", "E.1"]
    assert numbers[-2:] == ["Q.1", "Q.2"]


def test_sections_without_a_number_are_counted(example: Register) -> None:
    view = composed(example, "interim-report", "smilgava")
    assert [str(one.number) for one in view.sections] == [str(n) for n in range(1, 15)]


@pytest.mark.parametrize("kind", ["interim-report", "final-report"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_shared_part_is_word_for_word_the_same_in_every_partner_s_report(
    kind: str, code: str, example: Register
) -> None:
    parts = {partner: list(_shared(example, kind, partner, code)) for partner in PARTNERS}
    assert len(parts["lysvag"]) > 4
    assert parts["lysvag"] == parts["pietrachiara"] == parts["smilgava"]


def _shared(register: Register, kind: str, partner: str, code: str) -> Iterator[object]:
    report = ReportKind(kind.removesuffix("-report"))
    defined = register.programme.reports[report].sections
    view = composed(register, kind, partner, code)
    for one, told in zip(defined, view.sections, strict=True):
        if one.part == ReportPart.SHARED:
            yield told.model_dump()


def test_a_report_is_made_in_the_partner_s_language_and_that_of_the_work(age: Register) -> None:
    assert set(languages(age, "daugavpils")) == {"lv", "en"}
    assert set(languages(age, "vejle")) == {"da", "en"}


def test_a_partner_whose_language_the_project_lacks_reports_in_that_of_the_work(
    example: Register,
) -> None:
    assert languages(example, "lysvag") == ("en",)


def test_mobilities_are_counted_against_the_minimum(example: Register) -> None:
    told = section(composed(example, "final-report", "smilgava"), "Mobilities carried out")
    counted = facts(told)
    assert counted["Mobilities carried out"] == "9"
    assert counted["Minimum number of mobilities agreed"] == "8"
    assert (counted["of which staff"], counted["of which learners"]) == ("6", "3")
    assert len(rows(told)) == 9


def test_the_chart_shows_every_partner_with_its_minimum_and_says_so(example: Register) -> None:
    told = section(composed(example, "final-report", "smilgava"), "Mobilities carried out")
    assert told.chart is not None
    assert [(bar.value, bar.target, bar.is_emphasised) for bar in told.chart.bars] == [
        (9, 8, False),
        (8, 8, False),
        (9, 8, True),
    ]
    assert str(told.chart.alt) == (
        "Mobilities carried out by each partner: Lysvåg 9 (minimum 8); "
        "Pietrachiara 8 (minimum 8); Smilgava 9 (minimum 8)"
    )


def test_the_interim_report_tells_nothing_of_what_came_after_its_deadline(
    example: Register,
) -> None:
    interim = section(composed(example, "interim-report", "smilgava"), "Mobilities carried out")
    final = section(composed(example, "final-report", "smilgava"), "Mobilities carried out")
    assert len(rows(interim)) == 4
    assert set(rows(interim)) < set(rows(final))


def test_a_meeting_after_the_period_of_the_interim_report_is_planned(example: Register) -> None:
    told = section(
        composed(example, "interim-report", "smilgava"),
        "Meetings and activities of the partnership",
    )
    assert [row[0] for row in rows(told)] == [
        "24–25 October 2012",
        "15–17 May 2013",
        "19–21 March 2014 (planned)",
    ]
    assert told.timeline is not None
    assert len(told.timeline.occasions) == 2


def test_a_product_that_was_finished_later_is_not_finished_in_the_interim_report(
    example: Register,
) -> None:
    interim = section(composed(example, "interim-report", "smilgava"), "Results and products")
    final = section(composed(example, "final-report", "smilgava"), "Results and products")
    assert [row[1] for row in rows(interim)] == ["not finished yet"]
    assert [row[1] for row in rows(final)] == ["completed"]


def test_the_grant_is_told_with_its_working_and_as_an_estimate(example: Register) -> None:
    told = section(composed(example, "final-report", "smilgava"), "Grant")
    amounts = dict(rows(told))
    assert amounts["Lump sum agreed"] == "EUR 12,000.00"
    assert amounts["Final amount (estimate)"] == "EUR 12,000.00"
    assert amounts["Balance"] == "EUR 2,400.00"
    closing = " ".join(map(str, told.closing)).replace("\u00a0", " ")
    assert "EUR 12,000.00 × 8 ÷ 8 = EUR 12,000.00" in closing
    assert "This is an estimate" in closing


def test_a_grant_that_demands_no_mobilities_is_not_divided_by_them(copied: Path) -> None:
    register = changed(
        copied, "partners/smilgava.yaml", "minimum_mobilities: 8", "minimum_mobilities: 0"
    )
    told = section(composed(register, "final-report", "smilgava"), "Grant")
    assert dict(rows(told))["Final amount (estimate)"] == "EUR 12,000.00"
    assert [str(block).split(":")[0] for block in told.closing] == ["This is an estimate"]


def test_an_advance_at_a_rate_that_nobody_has_compared_is_an_estimate(copied: Path) -> None:
    register = changed(copied, "partners/smilgava.yaml", "  minimum_mobilities: 8\n", "")
    told = section(composed(register, "final-report", "smilgava"), "Grant")
    assert dict(rows(told))["Pre-financing (80%)"] == "EUR 9,600.00"
    assert [str(block).split(":")[0] for block in told.closing] == ["This is an estimate"]


def test_a_complete_report_bears_no_mark_of_a_draft(example: Register) -> None:
    view = composed(example, "final-report", "smilgava")
    assert (str(view.draft_mark), view.missing, str(view.cover.state)) == ("", None, "Complete")


def test_a_draft_says_so_and_opens_with_what_is_missing_and_who_owes_it(age: Register) -> None:
    view = composed(age, "final-report", "vejle")
    assert str(view.draft_mark) == "Draft"
    assert view.missing is not None
    owed = [tuple(map(str, row)) for row in view.missing.rows]
    assert ("Vejle", "The number of the grant agreement") in owed
    assert ("Magdeburg", "Text of the section “D.1 Public summary”") in owed


@pytest.mark.parametrize(
    ("file", "old", "new", "owed"),
    [
        ("partners/smilgava.yaml", "  lump_sum: 12000\n", "", "The amount of the grant"),
        ("partners/smilgava.yaml", "agency: viaa\n", "", "The National Agency"),
        (
            "activities/smilgava/2013-08.yaml",
            "from: 2013-08-01",
            "from: 2013-09-01",
            "Activity log: 1–31 August 2013",
        ),
        (
            "partners/smilgava.yaml",
            "agency: viaa\n",
            "agency: na-bibb\n",
            None,
        ),
    ],
)
def test_what_is_taken_out_is_owed(
    file: str, old: str, new: str, owed: str | None, copied: Path
) -> None:
    view = composed(changed(copied, file, old, new), "final-report", "smilgava")
    told = [str(row[1]).replace("\u00a0", " ") for row in view.missing.rows] if view.missing else []
    assert told == ([owed] if owed else [])


def test_a_proof_that_the_agency_wants_enclosed_is_owed_with_its_number(copied: Path) -> None:
    changed(copied, "partners/smilgava.yaml", "agency: viaa\n", "agency: na-bibb\n")
    register = changed(
        copied,
        "activities/smilgava/2012-08.yaml",
        "evidence: [certificate, ticket]",
        "evidence: [ticket]",
    )
    view = composed(register, "final-report", "smilgava")
    assert view.missing is not None
    assert [str(row[1]) for row in view.missing.rows] == [
        "Certificates of attendance to be enclosed: 1"
    ]


def test_a_text_in_another_language_is_shown_and_its_translation_owed(copied: Path) -> None:
    path = copied / "records/example/reports/final/smilgava.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index("    lv: |")
    end = next(
        n for n in range(start + 1, len(lines)) if not lines[n].startswith("      ") and lines[n]
    )
    path.write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    view = composed(again(copied), "final-report", "smilgava", "lv")
    assert view.missing is not None
    assert len(view.missing.rows) == 1
    told = [
        one for one in view.sections if one.blocks and one.blocks[0].phrase.runs[0].language == "en"
    ]
    assert len(told) == 1


def test_a_partner_that_joined_after_the_interim_report_owes_only_the_final_one(
    copied: Path,
) -> None:
    register = changed(
        copied, "partners/smilgava.yaml", "language: lv\n", "language: lv\njoined: 2013-10-01\n"
    )
    interim, final = (KINDS[kind].subjects(register) for kind in ("interim-report", "final-report"))
    assert interim == ("lysvag", "pietrachiara")
    assert final == PARTNERS


def test_a_report_that_was_due_before_the_project_began_is_none_of_it(copied: Path) -> None:
    register = changed(copied, "project.yaml", "from: 2012-08-01,", "from: 2013-08-15,")
    assert KINDS["interim-report"].subjects(register) == ()
    assert KINDS["interim-report"].why_none(register) == (
        "The interim report of the programme 'leonardo-partnership-2012' was due on 2013-06-30, "
        "before the project began. Correct 'period' or 'programme' of the project where that is "
        "wrong."
    )
    assert KINDS["final-report"].subjects(register) == PARTNERS


def test_a_partner_with_no_log_has_nothing_counted_and_owes_one(copied: Path) -> None:
    shutil.rmtree(copied / "records/example/activities/smilgava")
    view = composed(again(copied), "final-report", "smilgava")
    told = section(view, "Mobilities carried out")
    assert "Mobilities carried out" not in facts(told)
    assert rows(told) == []
    assert view.missing is not None
    assert [str(row[1]).replace("\u00a0", " ") for row in view.missing.rows] == [
        "Activity log: 1 August 2012 – 31 July 2014"
    ]
    assert str(section(view, "Participants").note) == "No entries yet."


def test_a_traveller_who_has_not_agreed_stands_with_initials(copied: Path) -> None:
    register = changed(copied, "activities/smilgava/2012-08.yaml", ", consent: true", "")
    view = composed(register, "final-report", "smilgava")
    travellers = [row[1] for row in rows(section(view, "Mobilities carried out"))]
    assert travellers[0] == "I. Ā."
    log = json.loads(view.extract.content)["records"]["activities/smilgava/2012-08"]
    assert log["entries"][0]["travellers"][0]["person"].replace("\u00a0", " ") == "I. Ā."


@pytest.mark.parametrize("kind", ["interim-report", "final-report"])
def test_no_traveller_is_named_in_the_report_of_another_partner(kind: str, copied: Path) -> None:
    register = changed(
        copied,
        "activities/smilgava/2012-08.yaml",
        "person: J. K.",
        "person: Jānis Kalvis, consent: true",
    )
    own, other = (composed(register, kind, partner) for partner in ("smilgava", "lysvag"))
    assert "Jānis Kalvis" in own.model_dump_json()
    assert "Jānis Kalvis" not in own.extract.content
    assert "Jānis Kalvis" not in other.model_dump_json()
    assert "Jānis Kalvis" not in other.extract.content


def test_every_figure_of_the_annex_names_the_places_that_add_up_to_it(example: Register) -> None:
    view = composed(example, "final-report", "smilgava")
    figures = json.loads(view.extract.content)["figures"]
    printed = {str(row[0]): row for row in view.annexes[-1].tables[0].rows}
    assert len(printed) == len(figures) > 20
    for figure in figures:
        assert figure["value"] == sum(one["amount"] for one in figure["counted"])
    assert str(printed["Mobilities carried out (Smilgava)"][2]) == (
        "activities/smilgava/2012-08: entries[0] (4); activities/smilgava/2014-02: entries[1] (5)"
    )


def test_the_extract_holds_the_records_and_no_contact_of_other_partners(
    example: Register,
) -> None:
    records = json.loads(composed(example, "final-report", "smilgava").extract.content)["records"]
    assert "contact" in records["partners/smilgava"]
    assert "contact" not in records["partners/lysvag"]
    assert "activities/smilgava/2012-08" in records
    assert not [name for name in records if name.startswith("activities/lysvag")]


def test_a_text_over_the_limit_of_its_section_is_owed_in_a_shorter_form(copied: Path) -> None:
    path = copied / "records/example/reports/final/shared.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "  summary:\n    en: |\n", f"  summary:\n    en: |\n      {'word ' * 150}\n\n"
        ),
        encoding="utf-8",
    )
    view = composed(again(copied), "final-report", "lysvag")
    assert view.missing is not None
    assert [str(row[1]) for row in view.missing.rows] == [
        "Shorter text of the section “D.1 Public summary”"
    ]


def test_an_interim_report_counts_only_the_meetings_of_its_time(example: Register) -> None:
    view = composed(example, "interim-report", "smilgava")
    figures = {one["name"]: one["value"] for one in json.loads(view.extract.content)["figures"]}
    assert figures["meetings"] == 2


def test_a_partner_that_left_in_the_second_year_owes_the_interim_report_alone(
    copied: Path,
) -> None:
    old = "language: lv\n"
    register = changed(copied, "partners/smilgava.yaml", old, f"{old}left: 2014-01-31\n")
    assert "smilgava" in KINDS["interim-report"].subjects(register)
    assert "smilgava" not in KINDS["final-report"].subjects(register)


def test_the_cover_of_a_partner_that_joined_later_says_from_when(copied: Path) -> None:
    old = "language: lv\n"
    register = changed(copied, "partners/smilgava.yaml", old, f"{old}joined: 2012-10-01\n")
    view = composed(register, "final-report", "smilgava")
    covers = {str(fact.label): str(fact.blocks[0]) for fact in view.cover.facts}
    assert covers["Period covered"].replace("\u00a0", " ") == "1 October 2012 – 31 July 2014"


def test_the_extract_of_an_interim_report_holds_nothing_that_came_later(example: Register) -> None:
    records = json.loads(composed(example, "interim-report", "smilgava").extract.content)["records"]
    assert all(records["activities/smilgava/2012-08"]["entries"])
    assert not any(records["activities/smilgava/2014-02"]["entries"])
