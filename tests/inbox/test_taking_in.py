"""What becomes of a file that is handed in: the same by command and from the drop folder."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from folio.actions.counter import Answer
from tests.inbox.handing import Office, log, photo

Road = Callable[[Office, str, str], Answer]


def by_command(office: Office, name: str, content: str) -> Answer:
    (answer,) = office.submit(office.write(name, content))
    return answer


def by_drop_folder(office: Office, name: str, content: str) -> Answer:
    office.lay(name, content)
    (answer,) = office.intake().answers
    return answer


roads = pytest.mark.parametrize("hand_in", [by_command, by_drop_folder])


def told(answer: Answer) -> dict[str, Any]:
    found = json.loads(answer.letter_for_programs.read_bytes())
    assert isinstance(found, dict)
    return found


def text(answer: Answer) -> str:
    return answer.letter.read_text(encoding="utf-8")


@roads
def test_a_good_log_is_in_the_records_byte_for_byte(office: Office, hand_in: Road) -> None:
    answer = hand_in(office, "2013-07.yaml", log())
    assert (answer.state, answer.record) == ("accepted", "activities/kalnava/2013-07")
    assert office.record(answer.record).read_text(encoding="utf-8") == log()
    assert office.project.problems == ()


@roads
def test_a_receipt_says_what_was_understood(office: Office, hand_in: Road) -> None:
    answer = hand_in(office, "2013-07.yaml", log())
    assert {name: value for name, value in told(answer)["figures"].items() if value} == {
        "entries": 1,
        "local-activities": 1,
        "local-staff": 2,
        "local-learners": 14,
    }
    assert told(answer)["period"] == "2013-07"


def test_both_roads_give_the_same_letter(office: Office) -> None:
    (by_hand,) = office.submit(office.write("2013-07.yaml", "entries: [" + log()))
    first = text(by_hand)
    again = by_drop_folder(office, "2013-07.yaml", "entries: [" + log())
    assert by_hand.letter == again.letter
    assert without_time(first) == without_time(text(again))


def without_time(letter: str) -> list[str]:
    return [line for line in letter.splitlines() if not line.startswith("- ")]


@roads
def test_the_same_file_again_changes_nothing(office: Office, hand_in: Road) -> None:
    hand_in(office, "2013-07.yaml", log())
    before = office.record("activities/kalnava/2013-07").stat()
    answer = hand_in(office, "2013-07.yaml", log())
    assert answer.state == "unchanged"
    after = office.record(answer.record).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@roads
def test_each_handing_in_has_a_receipt_of_its_own(office: Office, hand_in: Road) -> None:
    answers = [hand_in(office, "2013-07.yaml", log()) for _ in range(3)]
    assert [told(answer)["state"] for answer in answers] == ["accepted", "unchanged", "unchanged"]


@roads
def test_a_changed_file_replaces_the_one_before_which_is_kept(
    office: Office, hand_in: Road
) -> None:
    hand_in(office, "2013-07.yaml", log())
    answer = hand_in(office, "2013-07.yaml", log(title="A ride"))
    assert answer.state == "replaced"
    assert "A ride" in office.record(answer.record).read_text(encoding="utf-8")
    (kept,) = (office.drop / "replaced").iterdir()
    assert kept.read_text(encoding="utf-8") == log()


def test_replacing_to_and_fro_within_a_second_keeps_each(office: Office) -> None:
    titles = ("A ride", "A walk", "A ride", "A talk", "A ride")
    for title in titles:
        by_command(office, "2013-07.yaml", log(title=title))
    kept = [path.read_text(encoding="utf-8") for path in (office.drop / "replaced").iterdir()]
    assert sorted(kept) == sorted(log(title=title) for title in titles[:-1])


@roads
def test_a_bad_file_is_kept_beside_its_explanation_and_not_in_the_records(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "2013-07.yaml", log().replace("title", "titel"))
    assert (answer.state, answer.record, office.logs) == ("refused", "", ["2013-spring"])
    kept = office.drop / "refused" / "2013-07.yaml"
    assert kept.read_text(encoding="utf-8") == log().replace("title", "titel")
    assert answer.letter == office.project.folder.relative_to(office.project.root) / (
        "inbox/kalnava/refused/2013-07.yaml.refusal.txt"
    )
    assert "entries[0].titel" in text(answer)


@roads
def test_the_same_bad_file_again_is_kept_once(office: Office, hand_in: Road) -> None:
    for _ in range(2):
        hand_in(office, "2013-07.yaml", "entries: [")
    names = sorted(path.name for path in (office.drop / "refused").iterdir())
    assert names == [f"2013-07.yaml{end}" for end in ("", ".refusal.json", ".refusal.txt")]


@roads
def test_a_mended_file_sets_the_refused_one_aside(office: Office, hand_in: Road) -> None:
    hand_in(office, "2013-07.yaml", "entries: [")
    hand_in(office, "2013-07.yaml", log())
    refused = office.drop / "refused"
    assert [path.name for path in refused.iterdir()] == ["mended"]
    assert (refused / "mended" / "2013-07.yaml").read_text(encoding="utf-8") == "entries: ["


@roads
@pytest.mark.parametrize("name", ["2013-07.yml", "2013-07.yaml.txt", "2013-07.YAML"])
def test_other_endings_of_a_log_will_do(office: Office, hand_in: Road, name: str) -> None:
    assert hand_in(office, name, log()).record == "activities/kalnava/2013-07"


@roads
def test_a_name_that_no_record_may_have_gives_way_to_the_period(
    office: Office, hand_in: Road
) -> None:
    assert hand_in(office, "Žurnāls (3).yaml", log()).record == "activities/kalnava/2013-07"


@roads
def test_a_log_of_the_same_period_takes_the_others_place_whatever_its_name(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "summer.yaml", log("2013-01", until="2013-06"))
    assert (answer.state, answer.record) == ("replaced", "activities/kalnava/2013-spring")


@roads
def test_a_period_is_the_same_whether_written_by_months_or_by_days(
    office: Office, hand_in: Road
) -> None:
    by_days = log("2013-01", until="2013-06").replace("to: 2013-06", "to: 2013-06-30")
    answer = hand_in(office, "days.yaml", by_days.replace("from: 2013-01", "from: 2013-01-01"))
    assert (answer.state, office.logs) == ("replaced", ["2013-spring"])
    assert " → 2013" not in text(answer)


@roads
def test_what_stands_behind_a_number_sign_is_told(office: Office, hand_in: Road) -> None:
    answer = hand_in(office, "2013-07.yaml", log(title="A walk #1"))
    assert answer.state == "accepted"
    assert [one for one in told(answer)["remarks"] if "#" in one]


@roads
def test_a_log_of_the_same_name_whose_period_was_mended_takes_the_others_place(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "2013-spring.yaml", log("2013-01", until="2013-07"))
    assert (answer.state, office.logs) == ("replaced", ["2013-spring"])


@roads
def test_a_log_of_the_same_name_that_only_shares_days_takes_nobodys_place(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "2013-spring.yaml", log("2013-06", until="2013-12"))
    assert (answer.state, office.logs) == ("accepted", ["2013-06", "2013-spring"])
    assert len(told(answer)["remarks"]) == 1


@roads
def test_a_log_of_the_same_name_for_another_time_is_another_one(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "2013-spring.yaml", log("2014-02"))
    assert (answer.state, office.logs) == ("accepted", ["2013-spring", "2014-02"])


@roads
def test_a_log_that_shares_days_with_another_is_taken_and_that_is_told(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "2013-06.yaml", log("2013-06"))
    assert answer.state == "accepted"
    assert len(told(answer)["remarks"]) == 1
    assert "2013-spring" in text(answer)


@roads
def test_a_log_half_outside_the_project_is_taken_and_that_is_told(
    office: Office, hand_in: Road
) -> None:
    answer = hand_in(office, "late.yaml", log("2014-08", until="2014-10"))
    assert answer.state == "accepted"
    assert len(told(answer)["remarks"]) == 1


@roads
@pytest.mark.parametrize(
    ("content", "field", "english"),
    [
        (log(partner="ribeira"), "partner", "This is a log of 'ribeira'"),
        (log(partner="kalnva"), "partner", "Did you mean 'kalnava'?"),
        (log("1913-07"), "period", "No day of this is in the time of the project"),
        (log("2015-01"), "period", "No day of this is in the time of the project"),
        ("", "", "No fields stand in this file."),
        ("\0\1\2\3", "", ""),
        ("PK\3\4 a Word file", "", ""),
        ("- a list", "", ""),
    ],
)
def test_a_file_that_is_not_this_partners_log_is_refused(
    office: Office, hand_in: Road, content: str, field: str, english: str
) -> None:
    answer = hand_in(office, "2013-07.yaml", content)
    assert (answer.state, office.logs) == ("refused", ["2013-spring"])
    problems = told(answer)["problems"]
    assert any(one["field"] == field and english in one["english"] for one in problems), problems


@roads
def test_what_is_wrong_in_another_partners_log_does_not_hinder(
    office: Office, hand_in: Road
) -> None:
    office.project.write("activities/ribeira/2013-01.yaml", "entries: [")
    office.project.write("activities/kalnava/2013-02.yaml", "entries: [")
    assert hand_in(office, "2013-07.yaml", log()).state == "accepted"


ANSWERS = "answers:\n  own-work: We painted.\n"
SHARED = "answers:\n  summary: Three towns.\n"


@roads
@pytest.mark.parametrize("name", ["interim.yaml", "interim-kalnava.yaml", "Interim report.yml"])
def test_answers_go_to_the_report_that_their_name_tells(
    office: Office, hand_in: Road, name: str
) -> None:
    answer = hand_in(office, name, ANSWERS)
    assert (answer.state, answer.record) == ("replaced", "reports/interim/kalnava")


@roads
@pytest.mark.parametrize(
    ("name", "content", "english"),
    [
        ("answers.yaml", ANSWERS, "interim.yaml, final.yaml"),
        ("interim-shared.yaml", SHARED, "written by the coordinator"),
        ("interim.yaml", "answers: {unknown-section: Text}", "unknown-section"),
    ],
)
def test_answers_that_are_not_the_partners_are_refused(
    office: Office, hand_in: Road, name: str, content: str, english: str
) -> None:
    answer = hand_in(office, name, content)
    assert answer.state == "refused"
    assert english in json.dumps(told(answer)["problems"])


def test_the_coordinator_hands_in_what_all_share(office: Office) -> None:
    (answer,) = office.submit(office.write("interim-shared.yaml", SHARED), partner="bergvik")
    assert (answer.state, answer.record) == ("replaced", "reports/interim/shared")


@roads
def test_text_of_a_file_is_shown_as_text(office: Office, hand_in: Road) -> None:
    hostile = "\x1b[31m{{ 7*7 }} {name} {0} %s \u202e<b> \u2066x"
    content = log(title=f"'{hostile}'")
    answer = hand_in(office, "2013-07.yaml", content)
    assert answer.state == "refused"
    assert "{{ 7*7 }} {name} {0} %s" in text(answer)
    for sign in ("\x1b", "\u202e", "\u2066"):
        assert sign not in text(answer)
        assert sign not in answer.letter_for_programs.read_text(encoding="utf-8")


def test_a_picture_that_is_named_comes_along(office: Office) -> None:
    content = log(pictures=("walk.png",))
    picture = office.write("walk.png", photo())
    (answer,) = office.submit(office.write("2013-07.yaml", content), picture)
    assert answer.state == "accepted"
    assert (office.project.folder / "media" / "walk.png").read_bytes() == photo()
    assert office.project.problems == ()


def test_one_picture_of_two_logs_comes_along_with_both(office: Office) -> None:
    months = ("2013-07", "2013-08")
    logs = [office.write(f"{one}.yaml", log(one, pictures=("walk.png",))) for one in months]
    answers = office.submit(*logs, office.write("walk.png", photo()))
    assert [answer.state for answer in answers] == ["accepted", "accepted"]
