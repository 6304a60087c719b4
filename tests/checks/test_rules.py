"""Each rule speaks where it should, to whom it should, and is silent in the miniature as it is."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from folio.actions import Folders, check
from folio.checks.rules import RULES, RULES_OF_A_DAY, remarks
from folio.model.remark import Remark
from tests.checks.asked import answers, asked, with_reports
from tests.conftest import REPOSITORY
from tests.model.logs import log

BERGVIK = "meetings/2013-03-bergvik"
RIBEIRA = "meetings/2013-09-ribeira"
PROGRAMME = "programmes/small-steps.yaml"
PHOTO = ("photos", 0)

Change = tuple[str, str, str]

FIRES: dict[str, tuple[list[Change], Remark]] = {
    "a meeting without story": (
        [(f"{BERGVIK}.yaml", "dates: 2013-03\n", "")],
        Remark(
            "meeting-without-story",
            BERGVIK,
            (),
            "Nothing can be made of this meeting yet. Add 'dates'.",
            "bergvik",
        ),
    ),
    "a place without its form after in": (
        [
            (
                f"{BERGVIK}.yaml",
                '  in: {en: "Bergvik, Norway", lv: "Bergvīkā, Norvēģijā"}\n',
                "",
            )
        ],
        Remark(
            "place-without-in",
            BERGVIK,
            ("place",),
            "Add 'in': how the place reads after 'in' in lv.",
            "bergvik",
        ),
    ),
    "a meeting without host": (
        [(f"{BERGVIK}.yaml", "host: bergvik\n", "")],
        Remark(
            "meeting-without-host",
            BERGVIK,
            (),
            "It is not said which partner was host. Add 'host'.",
            "bergvik",
        ),
    ),
    "an announcement that the next record contradicts": (
        [(f"{BERGVIK}.yaml", "host:", "next_meeting: {date: 2013-08}\nhost:")],
        Remark(
            "next-meeting-differs",
            BERGVIK,
            ("next_meeting",),
            "The next meeting was announced for 2013-08, but meetings/2013-09-ribeira has "
            "2013-09-04 to 2013-09-06. Leave 'next_meeting' out: the record is taken.",
            "bergvik",
        ),
    ),
    "an edition that nobody prepared": (
        [(f"{BERGVIK}.yaml", "prepared_by: {partner: bergvik}\n", "")],
        Remark(
            "prepared-by-nobody",
            BERGVIK,
            (),
            "It is not said who prepared the information. Add 'prepared_by'.",
            "bergvik",
        ),
    ),
    "a caption without its picture": (
        [(f"{RIBEIRA}.yaml", "file: 2013-09-ribeira-platform.jpg\n    caption", "caption")],
        Remark(
            "photo-not-at-hand",
            RIBEIRA,
            PHOTO,
            "The caption is printed without its picture. Add 'file' when it has come.",
            "ribeira",
        ),
    ),
    "a picture that a blind reader is not told of": (
        [
            (
                f"{RIBEIRA}.yaml",
                "    alt: {en: An empty platform by the sea., lv: Tukšs perons pie jūras.}\n",
                "",
            )
        ],
        Remark(
            "photo-without-alt",
            RIBEIRA,
            PHOTO,
            "Readers who cannot see the picture are told only its caption. Add 'alt'.",
            "ribeira",
        ),
    ),
    "a picture that nobody took": (
        [(f"{RIBEIRA}.yaml", "    credit: Rui Tavares\n", "")],
        Remark(
            "photo-without-credit",
            RIBEIRA,
            PHOTO,
            "It is not said who took the picture. Add 'credit'.",
            "ribeira",
        ),
    ),
    "a picture without consent": (
        [(f"{RIBEIRA}.yaml", "consent: true", "consent: false")],
        Remark(
            "photo-without-consent",
            RIBEIRA,
            PHOTO,
            "It is not said that those who can be recognised have agreed. "
            "Ask them, then write 'consent: true'.",
            "ribeira",
        ),
    ),
    "a language without notice": (
        [(PROGRAMME, "  lv:\n    publication:", "  et:\n    publication:")],
        Remark(
            "notice-missing",
            "programme",
            ("notices",),
            "There is no notice in 'lv', so another language's is printed. Add it here.",
            "bergvik",
        ),
    ),
    "a notice that nobody has compared": (
        [
            (
                PROGRAMME,
                "izdevumu apmaksāja fonds., source: Made up., verified: true",
                "izdevumu apmaksāja fonds., source: By ear., verified: false",
            )
        ],
        Remark(
            "notice-unverified",
            "programme",
            ("notices", "lv", "publication"),
            "The notice in 'lv' is not verified (publication). Compare it with its source, then "
            "write 'verified: true'. Source: By ear.",
            "bergvik",
        ),
    ),
    "a coordinator whom nobody can ask": (
        [("project.yaml", "coordinator: bergvik", "coordinator: ribeira")],
        Remark(
            "nobody-to-ask",
            "partners/ribeira",
            (),
            "It is not said whom readers may ask. Add 'contact'.",
            "ribeira",
        ),
    ),
    "the title misspelt": (
        [(f"{BERGVIK}.yaml", "each other.", "each other in „Neighbour by Rail!”.")],
        Remark(
            "title-in-variants",
            BERGVIK,
            ("summary",),
            "'Neighbour by Rail!' stands here. "
            "Write the title as it was granted: 'Neighbours by Rail!'.",
            "bergvik",
        ),
    ),
    "a text that lacks a language": (
        [(f"{BERGVIK}.yaml", "  lv: Pilsētas iepazinās.\n", "")],
        Remark(
            "translation-missing",
            BERGVIK,
            ("summary",),
            "The text is not translated into 'lv'. Add the translation.",
            "kalnava",
            "lv",
        ),
    ),
}


@pytest.mark.parametrize(("changes", "remark"), FIRES.values(), ids=FIRES)
def test_a_rule_remarks_on(changes: list[Change], remark: Remark, miniature: Any) -> None:
    for file, old, new in changes:
        miniature.change(file, old, new)
    assert remarks(miniature.register) == (remark,)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_is_silent_where_all_is_well(rule: Any, miniature: Any) -> None:
    assert list(rule(miniature.register)) == []


@pytest.mark.parametrize("rule", RULES_OF_A_DAY, ids=lambda rule: rule.__name__)
def test_a_rule_of_a_day_is_silent_on_a_day_on_which_nothing_is_due(
    rule: Any, miniature: Any
) -> None:
    assert list(rule(miniature.register, datetime.date(2013, 6, 15))) == []


@pytest.mark.parametrize("rule", [*RULES, *RULES_OF_A_DAY], ids=lambda rule: rule.__name__)
def test_a_rule_is_tried_out_and_explained(rule: Any) -> None:
    name = rule.__name__.replace("_", "-")
    tests = Path(__file__).parent.glob("test_*.py")
    tried = [path for path in tests if f'"{name}"' in path.read_text(encoding="utf-8")]
    assert tried
    told = (REPOSITORY / "docs" / "errors.md").read_text(encoding="utf-8")
    assert f"| `{name}` |" in told


def test_without_a_day_nothing_is_due(miniature: Any) -> None:
    late = {remark.rule for remark in remarks(miniature.register, datetime.date(2014, 9, 1))}
    assert {"action-point-overdue", "product-unfinished"} <= late
    assert remarks(miniature.register) == ()


def test_an_announcement_is_right_where_it_is_only_less_exact(miniature: Any) -> None:
    miniature.change(f"{BERGVIK}.yaml", "host:", "next_meeting: {date: 2013-09}\nhost:")
    assert remarks(miniature.register) == ()


def test_the_title_as_granted_is_no_variant(miniature: Any) -> None:
    said = "each other in „Neighbours by Rail!”, and in “Neighbours by Rail”."
    miniature.change(f"{BERGVIK}.yaml", "each other.", said)
    assert remarks(miniature.register) == ()


def test_the_title_misspelt_in_an_answer_is_told_to_its_partner(miniature: Any) -> None:
    with_reports(miniature)
    answers(miniature, "final/kalnava", own_work="Neighbour by Rail!", lessons="Paint.")
    (remark,) = asked(miniature, "title-in-variants")
    assert (remark.record, remark.partner) == ("reports/final/kalnava", "kalnava")


def test_the_title_misspelt_in_a_log_is_told_to_its_partner(miniature: Any) -> None:
    with_reports(miniature)
    entry = "kind: local-activity, dates: 2013-04-20, title: A walk for Neighbour by Rail!"
    log(miniature, "kalnava", entry)
    (remark,) = asked(miniature, "title-in-variants")
    assert (remark.field, remark.partner) == (("entries", 0, "title"), "kalnava")


def test_a_name_of_one_word_needs_no_translation(miniature: Any) -> None:
    miniature.change("partners/ribeira.yaml", "city: {en: Ribeira, lv: Ribeira}", "city: Ribeira")
    assert remarks(miniature.register) == ()


def test_a_meeting_that_lacks_both_is_told_in_one_sentence(miniature: Any) -> None:
    miniature.change(f"{BERGVIK}.yaml", "dates: 2013-03\n", "")
    miniature.change(
        f"{BERGVIK}.yaml", "summary:\n  en: The towns got to know each other.", "lead:"
    )
    (remark,) = [one for one in remarks(miniature.register) if one.rule == "meeting-without-story"]
    assert remark.message.endswith("Add 'dates' and 'summary'.")


def test_the_real_project_has_the_remarks_that_a_person_has_approved(
    approved: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    told = "\n".join(
        f"{remark.place}\n    {remark.message} [{remark.rule}]  For {remark.partner}."
        for remark in check(Folders(), "age", datetime.date(2015, 1, 1))
    )
    approved(REPOSITORY / "tests" / "approved" / "remarks-age.txt", f"{told}\n")


def test_the_title_of_a_book_is_not_asked_for_in_languages_it_does_not_exist_in(
    miniature: Any,
) -> None:
    guide = "products/guide.yaml"
    text = (miniature.folder / guide).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("title:", "languages:"))]
    miniature.write(guide, "\n".join(["title: {en: A Guide}", "languages: [en]", *lines]) + "\n")
    assert remarks(miniature.register) == ()
