"""Texts taken apart."""

from folio.text.sentences import sentences, words


def test_sentences_end_at_their_marks_and_items_at_their_lines() -> None:
    text = "They met.\nThey “wrote it.” Did they?\n\n- one\n- two"
    assert sentences(text) == ("They met.", "They “wrote it.", "Did they?", "one", "two")


def test_marks_alone_are_no_words() -> None:
    assert words("- one – two, 3 **four**") == ("one", "two,", "3", "**four**")
