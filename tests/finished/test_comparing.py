"""The comparison finds every word that differs, and takes no end of a line for a difference."""

from tests.finished.comparing import differences, words


def test_a_word_that_is_missing_added_or_another_is_told_with_its_place() -> None:
    here = ["the", "partners", "met", "in", "Vejle", "on", "two", "days"]
    assert differences(here, here) == []
    assert differences(here, ["the", "partners", "met", "in", "Vejle", "on", "days"]) == [
        "after 'in Vejle on': 'two' against ''"
    ]
    assert differences(here, ["the", "partner", "met", "in", "Vejle", "on", "two", "days"]) == [
        "after 'the': 'partners' against 'partner'"
    ]


def test_a_line_may_end_after_a_hyphen_or_in_a_very_long_word() -> None:
    expected = ["Észak-Alföld", "eirik.nordhavn@lysvag.example.org", "end"]
    assert words("Észak-\nAlföld eirik.nordhavn@lysvag.exa\nmple.org end", expected) == expected


def test_a_line_may_not_end_in_any_other_word() -> None:
    assert words("Magyarorsz\nág", ["Magyarország"]) == ["Magyarorsz", "ág"]


def test_what_stands_in_one_line_is_never_put_together() -> None:
    assert words("Észak- Alföld", ["Észak-Alföld"]) == ["Észak-", "Alföld"]
