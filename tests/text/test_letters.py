"""What cannot be printed is told in plain words, with what to write instead."""

import pytest

from folio.text.letters import flaws, is_printable, visible

ALPHABETS = {
    "bg": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯѝ",
    "cs": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "da": "ÆØÅÉ",
    "de": "ÄÖÜẞß",
    "el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςΆΈΉΊΌΎΏΪΫΐΰ",
    "es": "ÁÉÍÑÓÚÜ¿¡ªº",
    "et": "ÄÕÖÜŠŽ",
    "fr": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ",
    "ga": "ÁÉÍÓÚḂĊḊḞĠṀṖṠṪ"[:5],
    "hr": "ČĆĐŠŽ",
    "hu": "ÁÉÍÓÖŐÚÜŰ",
    "is": "ÁÐÉÍÓÚÝÞÆÖ",
    "it": "ÀÈÉÌÒÙ",
    "lt": "ĄČĘĖĮŠŲŪŽ",
    "lv": "ĀČĒĢĪĶĻŅŠŪŽŌŖ",
    "mk": "ЃЅЈЉЊЌЏѐѝ",
    "mt": "ĊĠĦŻ",
    "nl": "ÁÉËÏÓÖÜ",
    "no": "ÆØÅÒÔ",
    "pl": "ĄĆĘŁŃÓŚŹŻ",
    "pt": "ÀÁÂÃÇÉÊÍÓÔÕÚÜ",
    "ro": "ĂÂÎȘȚŞŢ",
    "sk": "ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
    "sl": "ČŠŽ",
    "sq": "ÇË",
    "sr": "ЂЈЉЊЋЏ",
    "sv": "ÅÄÖÉ",
    "tr": "ÇĞIİıÖŞÜÂÎÛ",
    "uk": "ҐЄІЇ",
    "cy": "ÂÊÎÔÛŴŶẀẂẄỲ",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_letters_of_those_who_can_take_part_are_printed(language: str) -> None:
    letters = ALPHABETS[language]
    assert list(flaws(letters + letters.lower())) == []


def test_the_signs_of_ordinary_texts_are_printed() -> None:
    assert is_printable(
        "„a” “b” «c» »d« ‚e‘ – — … • № § € £ ½ ⅓ % ‰ ° × ÷ ± ² ³ µ © ® ™ † → ✓ \t\n"
    )
    assert is_printable("17.\u00a0un 18.\u202faprīlis")


def told(text: str) -> list[str]:
    return [f"{flaw.message} {flaw.remedy}" for flaw in flaws(text)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Vej\u200ble", "After 'Vej' stands an invisible character (U+200B)."),
        ("\u200eVejle", "Before 'Vejle' stands an invisible character (U+200E)"),
        ("\ufeff", "Here stands nothing but an invisible character (U+FEFF)"),
        ("a\ufe0f", "After 'a' stands an invisible character (U+FE0F)."),
        ("a\x85", "After 'a' stands an invisible character (U+0085)."),
    ],
)  # fmt: skip
def test_an_invisible_character_is_told_by_its_number_and_place(text: str, answer: str) -> None:
    (sentence,) = told(text)
    assert sentence.startswith(answer)
    assert sentence.endswith(" Delete it, or type the word anew.")


def test_an_unusual_space_is_to_be_a_plain_one() -> None:
    (sentence,) = told("Vejle\u2003is")
    assert sentence.endswith("(U+2003). Type a plain space in its place.")


def test_what_is_invisible_beside_an_unprintable_sign_goes_with_it() -> None:
    assert told("\U0001f468\u200d\U0001f469 and \u2764\ufe0f") == [
        "Signs that the typefaces of the documents do not have cannot be printed:"
        " \U0001f468, \U0001f469, \u2764. Leave this out, or say it in words."
    ]


def test_letters_of_another_script_are_told_together() -> None:
    assert told("კულტურა 中") == [
        "Letters other than Latin, Greek and Cyrillic ones cannot be printed:"
        " კ, უ, ლ, ტ, რ. Others beside these: 2. Write this in Latin letters."
    ]


@pytest.mark.parametrize(
    ("text", "plain"), [("ĳ", "ij"), ("Ⅲ", "III"), ("①", "1"), ("co\u2011op", "-"), ("𝐕𝐞", "Ve")]
)
def test_what_can_be_written_plainly_is_told_so(text: str, plain: str) -> None:
    (sentence,) = told(text)
    assert sentence.endswith(f" Write '{plain}'.")


def test_a_rare_letter_or_mark_of_a_script_that_is_there_is_told_as_such() -> None:
    assert told("Ŧ") == [
        "Letters that the typefaces of the documents do not have cannot be printed: Ŧ."
        " Write the nearest letter that is common."
    ]
    assert "do not have cannot be printed: ◌\u0325." in told("x\u0325")[0]


def test_a_sign_that_only_another_program_has_is_told_by_its_number() -> None:
    assert "do not have cannot be printed: U+F0B7." in told("\uf0b7 item")[0]


def test_of_many_mistakes_a_few_are_told() -> None:
    assert len(told("".join(map(chr, (*range(0x2000, 0x2070), *range(0x4E00, 0x9000)))))) <= 7


def test_a_message_repeats_only_what_shows() -> None:
    assert visible("\u202eVej\u200ble\u2003is\u202c") == "Vejle is"
    assert visible("sum\ud7ffmary of \uf0b7Vejle") == "summary of Vejle"
