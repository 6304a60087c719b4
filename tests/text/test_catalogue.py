"""A catalogue is checked when it is read; what is not translated is shown and marked as English."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from folio.errors import TemplateError
from folio.text.language import Language
from folio.text.marks import Run

HEAD = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"Plural-Forms: nplurals={forms}; plural={rule};\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
LATVIAN = "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2"
PLURAL = 'msgid "{number} page"\nmsgid_plural "{number} pages"\n'

Load = Callable[..., Language]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Writes a catalogue and loads its language."""
    monkeypatch.chdir(tmp_path)

    def loaded(text: str, code: str = "lv", forms: int = 3, rule: str = LATVIAN) -> Language:
        folder = Path(code, "LC_MESSAGES")
        folder.mkdir(parents=True, exist_ok=True)
        head = HEAD.format(code=code, forms=forms, rule=rule)
        (folder / "folio.po").write_text(head + text, encoding="utf-8")
        return Language.load(code, Path())

    return loaded


@pytest.fixture
def faults(load: Load) -> Callable[..., list[str]]:
    """What is told of a catalogue, a line each."""

    def told(text: str, **head: object) -> list[str]:
        with pytest.raises(TemplateError) as found:
            load(text, **head)
        assert found.value.exit_code == 3
        return str(found.value).splitlines()

    return told


Faults = Callable[..., list[str]]
PO = "lv/LC_MESSAGES/folio.po"


def entry(phrase: str, translation: str) -> str:
    return f'msgid "{phrase}"\nmsgstr "{translation}"\n\n'


def test_a_sound_catalogue_is_read(load: Load) -> None:
    forms = ("{number} lpp.", "{number} lapas", "-{number}")
    plural = PLURAL + "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    latvian = load(entry("by {partner}", '{partner} \\"veidots\\"') + plural)
    assert str(latvian.say("by {partner}", partner="X")) == 'X "veidots"'
    said = [str(latvian.say_number("{number} page", "{number} pages", n)) for n in (21, 5, 0)]
    assert said == ["21 lpp.", "5 lapas", "-0"]
    assert latvian.untranslated == ()


def test_a_misspelt_placeholder_is_told_with_the_nearest(faults: Faults) -> None:
    assert faults(entry("by {partner}", "veidoja {patrner}")) == [
        f"{PO}:7: The phrase has no placeholder {{patrner}}. Did you mean {{partner}}?"
    ]


def test_a_placeholder_that_was_translated_is_told_with_the_only_one_left(faults: Faults) -> None:
    assert faults(entry("{day}: {item}", "{day}: {punkts}")) == [
        f"{PO}:7: The phrase has no placeholder {{punkts}}. Did you mean {{item}}?"
    ]


def test_a_missing_placeholder_is_told(faults: Faults) -> None:
    assert faults(entry("by {partner}", "veidots")) == [
        f"{PO}:7: The translation lacks the placeholder {{partner}}. Put it where it belongs."
    ]


def test_a_placeholder_too_many_is_told_with_those_of_the_phrase(faults: Faults) -> None:
    assert faults(entry("{day}: {item}", "{day}: {item} {x}") + entry("Page", "{0} lapa")) == [
        f"{PO}:7: The phrase has no placeholder {{x}}. It has: {{day}}, {{item}}.",
        f"{PO}:10: The phrase has no placeholder {{0}}. It has: none.",
    ]


@pytest.mark.parametrize("text", ["{partner", "partner}", "{{partner}", "{partner}}", "{"])
def test_braces_that_do_not_fit_are_told(text: str, faults: Faults) -> None:
    (fault,) = faults(entry("by {partner}", text))
    assert fault.startswith(f"{PO}:7: The braces do not fit. Write each placeholder as {{name}},")


def test_a_guess_is_told_and_not_passed_over(faults: Faults) -> None:
    assert faults("#, fuzzy, python-brace-format\n" + entry("Page", "Lapa")) == [
        f"{PO}:8: This translation is marked as a guess (fuzzy)."
        " Compare it with the phrase, then take the word 'fuzzy' away."
    ]


def test_plural_forms_that_are_missing_are_told(faults: Faults) -> None:
    assert faults(f'{PLURAL}msgstr[0] "{{number}} lpp."\nmsgstr[1] "{{number}} lpp."\n') == [
        f"{PO}:7: The plural form msgstr[2] is empty, while others are translated."
        " Translate all 3 of them."
    ]


def test_a_plural_form_too_many_is_told(faults: Faults) -> None:
    forms = "".join(f'msgstr[{number}] "{{number}} lpp."\n' for number in range(4))
    assert faults(PLURAL + forms) == [
        f"{PO}:7: msgstr[3] is one plural form too many: the language has 3."
        " Take it away, or correct 'Plural-Forms:' at the head of the file."
    ]


def test_only_the_form_for_one_may_leave_out_its_number(load: Load, faults: Faults) -> None:
    phrase = 'msgid "a page"\nmsgid_plural "{number} pages"\n'
    danish = {"code": "da", "forms": 2, "rule": "(n != 1)"}
    load(f'{phrase}msgstr[0] "en side"\nmsgstr[1] "{{number}} sider"', **danish)
    (fault,) = faults(f'{phrase}msgstr[0] "en side"\nmsgstr[1] "sider"', **danish)
    assert "lacks the placeholder {number}" in fault
    (fault,) = faults(f'{phrase}msgstr[0] "oldal"', code="hu", forms=1, rule="0")
    assert "lacks the placeholder {number}" in fault


def test_a_phrase_that_stands_there_twice_is_told_with_the_line_of_the_first(
    faults: Faults,
) -> None:
    assert faults(entry("Page", "Lapa") + entry("Photo", "Foto") + entry("Page", "Lappuse")) == [
        f"{PO}:13: This phrase stands here a second time; the first is in line 7."
        " Keep one of the two."
    ]


def test_the_same_phrase_in_another_context_is_another_one(load: Load) -> None:
    latvian = load(entry("What", "Ko") + 'msgctxt "column"\n' + entry("What", "Uzdevums"))
    assert str(latvian.say("What")) == "Ko"
    assert str(latvian.say_in("column", "What")) == "Uzdevums"


def test_all_faults_are_told_at_once(faults: Faults) -> None:
    told = faults(entry("{a}", "{b}") + entry("{number}", "1") + "#, fuzzy\n" + entry("c", "d"))
    assert [line.split(": ")[0] for line in told] == [f"{PO}:7", f"{PO}:10", f"{PO}:14"]


@pytest.mark.parametrize(
    "line", ["nonsense", 'msgstr "Vejle', 'msgstr Vejle"', '"Ve"jle"', "msgstr Vejle", "-"]
)
def test_a_line_that_is_none_of_a_catalogue_is_told_and_nothing_cut_off(
    line: str, faults: Faults
) -> None:
    (fault,) = faults(f'msgid "Vejle"\n{line}\n')
    assert fault.startswith(f"{PO}:8: The catalogue cannot be read here. A comment begins with #")


def test_a_phrase_without_any_line_for_its_translation_is_told(faults: Faults) -> None:
    (fault,) = faults(entry("Photo", "Foto") + 'msgid "Page"\n')
    assert fault.startswith(f"{PO}:7: The catalogue cannot be read after this line")


def test_a_catalogue_in_another_encoding_is_told(load: Load, tmp_path: Path) -> None:
    load(entry("Page", "Lapa"))
    (tmp_path / PO).write_bytes('msgid "a"\nmsgstr "ā"'.encode("utf-16"))
    with pytest.raises(TemplateError, match="not written in UTF-8"):
        Language.load("lv", Path())


@pytest.mark.parametrize("rule", ["(n !=", "n/0", "n", "frob"])
def test_a_rule_for_plurals_that_is_none_is_told(rule: str, faults: Faults) -> None:
    (fault,) = faults(entry("Page", "Lapa"), rule=rule)
    assert fault.startswith(f"{PO}:1: The line 'Plural-Forms:' is wrong: 3 forms, {rule}.")


def test_a_copy_of_another_languages_catalogue_is_told(load: Load, tmp_path: Path) -> None:
    load(entry("Page", "Lapa"))
    (tmp_path / "hu" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "hu" / "LC_MESSAGES" / "folio.po").write_bytes((tmp_path / PO).read_bytes())
    with pytest.raises(TemplateError, match="The file says it is in 'lv', but it stands in hu/"):
        Language.load("hu", Path())


def test_a_word_before_a_name_that_the_language_does_not_have_is_told(faults: Faults) -> None:
    assert faults(entry("by {partner}", "{partner:az}")) == [
        f"{PO}:7: The language has no word for {{partner:az}}. Write {{partner}}."
    ]


def test_an_empty_translation_is_the_english_phrase_and_marked_as_english(load: Load) -> None:
    latvian = load(
        entry("on {day} at {town}", "") + 'msgctxt "column"\n' + entry("What", "")
        + f'{PLURAL}msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n' + entry("Page", "Lapa")
    )  # fmt: skip
    said = latvian.say("on {day} at {town}", day="17. aprīlī", town=latvian.plain("Vejle"))
    assert said.runs == (
        Run("on ", "en"), Run("17. aprīlī", "lv"), Run(" at ", "en"), Run("Vejle", "lv")
    )  # fmt: skip
    assert latvian.say_in("column", "What").runs == (Run("What", "en"),)
    assert [
        latvian.say_number("{number} page", "{number} pages", number).runs[1] for number in (1, 2)
    ] == [Run(" page", "en"), Run(" pages", "en")]
    assert latvian.say("Page").runs == (Run("Lapa", "lv"),)
    assert latvian.untranslated == ("on {day} at {town}", "What", "{number} page")


def test_a_phrase_that_only_the_english_catalogue_has_is_untranslated(load: Load) -> None:
    plural = f'{PLURAL}msgstr[0] "{{number}} page"\nmsgstr[1] "{{number}} pages"\n\n'
    english = load(entry("Page", "Page") + plural, code="en", forms=2, rule="(n != 1)")
    latvian = load(entry("{number} page", "{number} lpp.") + entry("Old", "Vecs"))
    assert latvian.untranslated == ("Page", "{number} page")
    assert str(latvian.say_number("{number} page", "{number} pages", 2)) == "2 pages"
    assert english.untranslated == ()


def test_a_phrase_that_no_catalogue_has_is_english(load: Load) -> None:
    assert load("").say("Page").runs == (Run("Page", "en"),)


def test_a_catalogue_is_read_again_once_it_is_saved_anew(load: Load) -> None:
    assert str(load(entry("Page", "Lapa")).say("Page")) == "Lapa"
    assert str(load(entry("Page", "Lappuse")).say("Page")) == "Lappuse"


def test_a_catalogue_is_read_again_though_its_file_is_as_old_as_before(load: Load) -> None:
    assert str(load(entry("Page", "Lapa")).say("Page")) == "Lapa"
    before = Path(PO).stat()
    Path(PO).write_text(Path(PO).read_text().replace("Lapa", "Pala"))
    os.utime(PO, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert str(Language.load("lv", Path()).say("Page")) == "Pala"


def test_letters_with_marks_that_were_typed_apart_become_one(load: Load) -> None:
    assert str(load(entry("Page", "Lapa\u0304")).say("Page")) == "Lapā"
