"""The future is told where that is certain, and never guessed."""

import pytest

from folio.text.tense import future

FUTURE = {
    "en": [
        "The partners will print it.",
        "The town will also use it.",
        "The town won’t stop.",
        "We are going to meet again.",
        "They’ll use it.",
    ],
    "de": [
        "Wir werden das Handbuch weiter nutzen.",
        "Künftig werden alle damit arbeiten.",
        "In Zukunft wird es ein Kurs.",
    ],
    "hu": [
        "A kézikönyv kész lesz.",
        "A városok használni fogják.",
        "Fogjuk majd használni.",
    ],
    "it": [
        "Il manuale sarà stampato.",
        "I comuni continueranno a usarla.",
        "Useremo la guida.",
        "Il comune utilizzerà la guida.",
    ],
    "lv": [
        "Mēs turpināsim strādāt.",
        "Rokasgrāmata būs gatava.",
        "Grāmata tiks izdota.",
        "Mēs tiksimies vēlreiz.",
    ],
    "da": [
        "Håndbogen vil blive trykt.",
        "Den vil også blive brugt.",
        "Byerne kommer til at bruge den.",
    ],
}
NO_FUTURE = {
    "en": [
        "They had the good will to help.",
        "The political will to go on was there.",
        "It was the will of the town.",
        "Will Smith came to the fair.",
        "The partners are going to the fair.",
    ],
    "de": [
        "Die Fragen werden beantwortet.",
        "Wir werden oft empfangen.",
        "Wir werden zum Vorlesen eingeladen.",
        "Es werden Briefe geschrieben.",
        "Die zukünftige Arbeit wurde besprochen.",
        "Die Briefe, die verwendet werden können.",
    ],
    "hu": [
        "A fog fáj.",
        "Foglalkozni kellett vele.",
        "Fogalmazni tanultunk.",
        "Leszögeztük a határidőt.",
    ],
    "it": [
        "La città era serena.",
        "L’eremo di Novara.",
        "Un tiranno con estremo rigore.",
        "La libertà e la sincerità contano.",
        "Gli altri hanno scritto.",
    ],
    "lv": [
        "Tika izdota grāmata.",
        "Visi satikās.",
        "Mēs esam tikušies.",
        "Maksims rakstīja.",
    ],
    "da": [
        "Vi vil gerne takke.",
        "De kom til at grine.",
        "Den vilde plan.",
    ],
    "et": ["Me teeme seda homme."],
}


def _each(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, text) for code, several in texts.items() for text in several]


@pytest.mark.parametrize(("code", "text"), _each(FUTURE))
def test_a_promise_speaks_of_the_future(code: str, text: str) -> None:
    assert future(text, code)


@pytest.mark.parametrize(("code", "text"), _each(NO_FUTURE))
def test_what_only_looks_like_it_does_not(code: str, text: str) -> None:
    assert future(text, code) is None


def test_the_first_words_that_do_are_told() -> None:
    assert future("It was read. The town will also use it.", "en") == "will also use"
