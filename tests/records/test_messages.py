"""What the reader says: the nearest name, the field's path, never a word of pydantic's."""

from typing import Any

import pytest

from folio.records.messages import did_you_mean, field_path, nearest


def test_the_nearest_known_name_is_asked_after() -> None:
    assert str(nearest("vejl", ["vejle", "csci"])) == "Known: csci, vejle. Did you mean 'vejle'?"


def test_capital_letters_do_not_hide_the_nearest_name() -> None:
    assert str(did_you_mean("VEJLE", ["csci", "vejle"])) == "Did you mean 'vejle'?"


def test_a_name_unlike_all_others_is_not_guessed_at() -> None:
    assert str(nearest("zzz", ["vejle"])) == "Known: vejle."


def test_of_many_names_only_the_first_are_listed() -> None:
    assert (
        str(nearest("zzz", "abcdefghij"))
        == "Known: a, b, c, d, e, f, g, h. Others beside these: 2."
    )


def test_where_there_are_no_names_that_is_said() -> None:
    assert str(nearest("vejle", [])) == "None is known yet."


def test_a_path_is_written_as_people_write_it() -> None:
    assert field_path(("photos", 0, "file")) == "photos[0].file"


def test_country_no_is_norway(miniature: Any) -> None:
    assert miniature.register.partners["bergvik"].country == "NO"


def test_a_time_of_day_stays_a_text(miniature: Any) -> None:
    miniature.change(
        "meetings/2013-03-bergvik.yaml", "  en: The towns got to know each other.", "  en: 12:30"
    )
    (text, *_) = miniature.register.meetings["2013-03-bergvik"].summary.texts
    assert text == ("en", "12:30")


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["with byte order mark", "without"])
@pytest.mark.parametrize("end", ["\r\n", "\n"], ids=["Windows", "Unix"])
def test_a_file_may_come_from_any_editor(miniature: Any, mark: str, end: str) -> None:
    file = "meetings/2013-09-ribeira.yaml"
    before = miniature.register.meetings["2013-09-ribeira"]
    written = (miniature.folder / file).read_text(encoding="utf-8")
    miniature.write(file, (mark + written.replace("\n", end)).encode())
    assert miniature.register.meetings["2013-09-ribeira"] == before


def test_a_misspelt_field_is_one_problem_and_not_a_missing_one_too(miniature: Any) -> None:
    miniature.change("products/guide.yaml", "title:", "titel:")
    assert [problem.field for problem in miniature.problems] == ["titel"]


def test_problems_come_by_file_and_line(miniature: Any) -> None:
    miniature.change("products/guide.yaml", "pages: 24", "pages: many")
    miniature.change("project.yaml", "call: 2012", "call: late")
    miniature.change("products/guide.yaml", "due: 2014-05", "due: soon")
    places = [(problem.file, problem.line) for problem in miniature.problems]
    guide = "records/tiny/products/guide.yaml"
    assert places == [(guide, 6), (guide, 9), ("records/tiny/project.yaml", 4)]


def test_a_record_with_a_problem_still_answers_to_its_id(miniature: Any) -> None:
    """Otherwise one misspelt field in a partner's file would make every meeting wrong."""
    miniature.change("partners/ribeira.yaml", "language: pt", "langage: pt")
    assert [problem.field for problem in miniature.problems] == ["langage"]
