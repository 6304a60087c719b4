"""Strings that programs stumble over, in every field of a log and of answers for a report.

Each is accepted, and then the records say just that, or refused with the field named.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from lxml import html

from folio.documents.letters.arrival import Arrival
from folio.documents.letters.refusal import refusal
from folio.errors import Problem, sentence
from folio.model.register import Register
from folio.records.desk import MOST
from folio.records.yaml_file import tree
from folio.rendering import letter_as_page
from folio.text.language import Language
from folio.text.letters import composed, visible
from tests.conftest import Miniature
from tests.handing_in import FOLDERS, NOW, PARTNER, hand_in, kept
from tests.judging import naughty_strings

pytestmark = pytest.mark.no_cover

DAY = datetime.date(2012, 9, 1)
OF_A_ROUND = 20
TRUTHS = frozenset("true false yes no on off t f y n 1 0".split())  # noqa: SIM905
WORDS = {"consent", "special_needs", "notice_shown", "of_the_programme"}
NUMBERS = {"reach", "hours", "respondents", "staff", "learners", "others"}
OF_A_LETTER = frozenset(
    "html head meta title style body table tr td div p h2 ul li pre br span".split()  # noqa: SIM905
)
OF_AN_ELEMENT = frozenset(
    "lang charset name content style role width cellpadding cellspacing border align "  # noqa: SIM905
    "class".split()
)


@pytest.fixture(scope="module")
def strings() -> list[str]:
    return naughty_strings()


def test_there_are_as_many_as_were_counted(strings: list[str]) -> None:
    assert len(strings) == 485


def test_a_text_of_a_log_is_kept_as_it_was_written_or_its_field_is_named(
    miniature: Miniature, strings: list[str]
) -> None:
    files = {_name(number): _yaml(_log(number, text)) for number, text in enumerate(strings)}
    handed = hand_in(miniature, files)
    fields = {_without_language(path) for path, value in _leaves(_log(0, "\0")) if value == "\0"}
    assert {one.state for one in handed.values()} == {"accepted", "refused"}
    for number, text in enumerate(strings):
        one = handed[_name(number)]
        assert one.is_told_well, text
        if one.state == "refused":
            named = {_without_language(field) for field in one.fields}
            assert named == ({""} if _breaks_lines(text) else fields), text
        else:
            said = tree(kept(one).read_bytes()).value
            assert said == _log(number, composed(text)), text


def test_what_is_no_text_but_a_name_a_number_or_a_date_is_refused_with_its_field_named(
    miniature: Miniature, strings: list[str]
) -> None:
    files = {_name(number): _yaml(_strict(text)) for number, text in enumerate(strings)}
    handed = hand_in(miniature, files)
    fields = {path for path, value in _leaves(_strict("\0")) if value == "\0"}
    for number, text in enumerate(strings):
        one = handed[_name(number)]
        assert one.is_told_well, text
        assert one.state == "refused", text
        if len(one.problems) <= MOST and not _breaks_lines(text):
            assert [field for field in fields - one.fields if not _may_be(text, field)] == [], text


def test_a_string_as_the_name_of_a_field_is_refused(
    miniature: Miniature, strings: list[str]
) -> None:
    files = {_name(number): _yaml({text: text}) for number, text in enumerate(strings)}
    for name, one in hand_in(miniature, files).items():
        assert (one.state, one.is_told_well, bool(one.problems)) == ("refused", True, True), name


def test_a_string_typed_without_quotation_marks_is_understood_or_explained(
    miniature: Miniature, strings: list[str]
) -> None:
    """What YAML makes of it is another question; somebody types it so nevertheless."""
    typed = {_name(number): _typed(number, text) for number, text in enumerate(strings)}
    handed = hand_in(miniature, typed)
    assert {one.state for one in handed.values()} == {"accepted", "refused"}
    for name, one in handed.items():
        assert one.is_told_well, typed[name]
        if one.state == "refused":
            assert {problem["line"] for problem in one.problems} <= {5, 6}, typed[name]


def test_an_answer_for_a_report_is_kept_as_it_was_written_or_its_section_is_named(
    miniature: Miniature, strings: list[str]
) -> None:
    for number in range(0, len(strings), OF_A_ROUND):
        texts = dict(enumerate(strings[number : number + OF_A_ROUND]))
        files = {f"{one:03} interim.yaml": _yaml(_answers(text)) for one, text in texts.items()}
        handed = hand_in(miniature, files)
        for one, text in texts.items():
            answered = handed[f"{one:03} interim.yaml"]
            assert answered.is_told_well, text
            if answered.state == "refused" and not _breaks_lines(text):
                named = {_without_language(field) for field in answered.fields}
                assert named >= {"answers.own-work", "signature.name", "signature.place"}, text
        accepted = [one for one in texts if handed[f"{one:03} interim.yaml"].state != "refused"]
        if accepted:
            last = max(accepted)
            said = tree(kept(handed[f"{last:03} interim.yaml"]).read_bytes()).value
            assert said == _answers(composed(texts[last]))


def test_the_page_of_a_refusal_shows_markup_as_the_text_that_it_is(
    strings: list[str], age: Register, latvian: Language
) -> None:
    """All of them in a few letters; what is no element of the template's is text."""
    for number in range(0, len(strings), OF_A_ROUND):
        texts = strings[number : number + OF_A_ROUND]
        page = html.document_fromstring(_page(texts, age, latvian))
        elements = [one for one in page.iter() if isinstance(one.tag, str)]
        assert {one.tag for one in elements} <= OF_A_LETTER
        assert {name for one in elements for name in one.attrib} <= OF_AN_ELEMENT
        shown = "".join("".join(page.itertext()).split())
        for text in texts:
            assert "".join(visible(text).split()) in shown


def _page(texts: list[str], register: Register, language: Language) -> str:
    """The page of a refusal with these strings as names of files, as facts and as lines."""
    name = " ".join(texts)
    arrival = Arrival("age", "vejle", name, (name,), "", NOW)
    problems = [
        Problem(name, number, 1, visible(text), sentence("'{value}' is not a date.", value=text))
        for number, text in enumerate(texts, start=1)
    ]
    letter = refusal(arrival, problems, "\n".join(texts).encode(), register, language)
    return letter_as_page(letter.fields, FOLDERS.template("letter"))


def _without_language(field: str) -> str:
    return re.sub(r"\.(en|lv)$", "", field)


def _breaks_lines(text: str) -> bool:
    """Whether it holds breaks of which no field can be told, since YAML ends lines with them."""
    return bool(re.search("[\x85\u2028\u2029]", text))


def _may_be(text: str, field: str) -> bool:
    """Whether a string is just what such a field takes."""
    is_word = text.strip().casefold() in TRUTHS
    is_number = bool(re.fullmatch("[0-9]{1,4000}", text.strip()))
    is_address = bool(re.fullmatch("https?://[^\\s<>\"']+", text.strip()))
    last = field.rpartition(".")[2]
    takes = {"words": WORDS, "numbers": NUMBERS, "links": {"link"}}
    told = {"words": is_word, "numbers": is_number, "links": is_address}
    return any(told[sort] and last in fields for sort, fields in takes.items())


def _name(number: int) -> str:
    return f"string-{number:03}.yaml"


def _yaml(content: object) -> str:
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10**6)


class _Plain(yaml.CSafeDumper):
    """Writes what stands in two places twice."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _log(number: int, text: str) -> dict[str, Any]:
    """A log of a day of its own, with one string in all fields that take any text."""
    day = str(DAY + datetime.timedelta(days=number))
    wording = {"en": text, "lv": text}
    photo = {"caption": text, "alt": text, "credit": text}
    event = {"title": wording, "place": {"city": text, "country": "LV", "venue": text, "in": text}}
    traveller = {"person": text, "role": "staff", "force_majeure": wording}
    trip = {"kind": "trip", "event": event, "dates": day, "travellers": [traveller]}
    local = {"title": text, "text": wording, "place": text, "photos": [photo]}
    told = {"channel": text, "title": wording, "audience": text}
    found_out = {"method": text, "findings": text}
    return {
        "partner": PARTNER,
        "period": day,
        "prepared_by": {"name": text, "function": text, "partner": PARTNER},
        "entries": [
            trip,
            {"kind": "local-activity", "dates": day, **local},
            {"kind": "dissemination", "date": day, **told},
            {"kind": "product-work", "product": "guide", "dates": day, "text": text},
            {"kind": "evaluation", "date": day, **found_out},
        ],
    }


def _strict(text: str) -> dict[str, Any]:
    """A log with one string in all fields that take an id, a word, a number, a date, a link."""
    traveller = {"person": "A. B.", "role": text, "consent": text, "special_needs": text}
    place = {"city": "Riga", "country": text}
    event = {"title": "Fair", "place": place, "of_the_programme": text}
    trip = {"kind": "trip", "meeting": text, "host": text, "event": event, "dates": text}
    local = {"kind": "local-activity", "dates": {"from": text, "to": text}, "title": "Talk"}
    counted = {"staff": text, "learners": text, "others": text}
    photo = {"caption": "Talk", "file": text, "consent": text}
    told = {"kind": "dissemination", "date": text, "channel": "radio", "title": "Talk"}
    work = {"kind": "product-work", "product": text, "dates": text, "text": "Work", "hours": text}
    asked = {"kind": "evaluation", "date": text, "method": "talk", "findings": "Much."}
    return {
        "partner": text,
        "period": text,
        "prepared_by": {"partner": text},
        "entries": [
            {**trip, "travellers": [{**traveller, "evidence": [text]}]},
            {**local, "participants": counted, "photos": [photo]},
            {**told, "reach": text, "link": text, "notice_shown": text},
            work,
            {**asked, "respondents": text},
            {"kind": text, "date": "2013-07-02"},
        ],
    }


def _typed(number: int, text: str) -> str:
    day = DAY + datetime.timedelta(days=number)
    return (
        f"partner: {PARTNER}\nperiod: {day}\nentries:\n"
        f"  - kind: local-activity\n    title: {text}\n    dates: {day}\n"
    )


def _answers(text: str) -> dict[str, Any]:
    signature = {"name": text, "function": text, "place": text}
    return {"answers": {"own-work": {"en": text, "lv": text}}, "signature": signature}


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a tree, each with its place as messages write it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _leaves(one, f"{path}[{number}]")
    else:
        yield path, value
