"""Messages that any language can tell."""

from folio.errors import Problem, sentence
from folio.text.catalogue import Catalogue
from folio.text.language import Language

HUNGARIAN = Language(
    "hu",
    "en",
    Catalogue({("", "There is no partner '{name}'."): ("Nincs „{name}” nevű partner.",)}),
)


def test_a_message_is_english_by_itself() -> None:
    told = sentence("There is no partner '{name}'.", name="vejl") + sentence(
        "Known: {known}.", known=2
    )
    assert str(told) == "There is no partner 'vejl'. Known: 2."


def test_a_message_is_told_in_another_language_sentence_by_sentence() -> None:
    told = sentence("There is no partner '{name}'.", name="{x}") + sentence("Look.")
    assert str(HUNGARIAN.tell(told)) == "Nincs „{x}” nevű partner. Look."


def test_a_fact_that_is_a_message_is_told_in_the_same_language() -> None:
    inner = sentence("There is no partner '{name}'.", name="a")
    assert str(HUNGARIAN.tell(sentence("({why})", why=inner))) == "(Nincs „a” nevű partner.)"


def test_problems_are_sorted_by_their_place_and_then_by_their_english() -> None:
    places = [(7, "b"), (7, "a"), (3, "c")]
    problems = [Problem("a.yaml", line, 1, "", sentence(words)) for line, words in places]
    assert [str(one.message) for one in sorted(problems)] == ["c", "a", "b"]


def test_a_problem_stands_in_a_set_once() -> None:
    twice = [Problem("a.yaml", 1, 1, "", sentence("{name} is wrong.", name="x")) for _ in range(2)]
    assert len(set(twice)) == 1
