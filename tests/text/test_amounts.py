"""Words for a great number, with and without a number beside them."""

import pytest

from folio.text.amounts import claim_of_many

CLAIMS = {
    "en": ("Several towns took part.", "Several"),
    "de": ("Es kamen zahlreiche Gäste.", "zahlreiche"),
    "hu": ("Eljött számos lakos.", "számos"),
    "it": ("Sono venuti molti cittadini.", "molti"),
    "lv": ("Atnāca daudzi iedzīvotāji.", "daudzi"),
    "da": ("Der kom mange borgere.", "mange"),
}
NUMBERS = {
    "en": ["Many towns took part, 12 in all.", "As many as came.", "Three of many towns."],
    "de": ["Vielen Dank für die Gäste.", "Wie viele Gäste?", "Viele der zwanzig Gäste kamen."],
    "hu": ["Sok minden történt.", "Számos lakos, tizenhárom vagy 14."],
    "it": ["Molti dei trenta cittadini.", "Il molto lavoro."],
    "lv": ["Daudzi no desmit iedzīvotājiem.", "Daudz strādāja."],
    "da": ["Mange tak.", "Hvor mange kom?", "Mange af de tyve borgere."],
    "et": ["Palju inimesi tuli."],
}


@pytest.mark.parametrize("code", CLAIMS)
def test_a_claim_without_a_number_is_found(code: str) -> None:
    text, claim = CLAIMS[code]
    assert claim_of_many(text, code) == claim


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, several in NUMBERS.items() for text in several]
)
def test_a_number_or_another_sense_is_no_claim(code: str, text: str) -> None:
    assert claim_of_many(text, code) is None


def test_a_number_in_another_sentence_does_not_help() -> None:
    assert claim_of_many("12 came. Many liked it.", "en") == "Many"
