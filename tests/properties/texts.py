"""Texts that somebody may write into a record: words, long words, marks, letters of all sorts."""

import random
from functools import cache

from hypothesis import strategies as st

from folio.text.letters import composed, is_printable, printable_characters

_PLAIN = (
    *("partners", "met", "town", "hall", "read", "the", "letters", "of", "and"),
    *("Vejle,", "Jāsberēņa", "København."),
)
_MARKS = (
    *("**", "*", "_", "__", "**bold**", "*slanted*", "[text](https://a.example/b?c=d&e)", "[]()"),
    *("\n- item", "\n1. first", "\n2014. gada", "\n# heading", "\n> told", "\n    code", "\n---"),
    *("`code`", "![picture](a.png)", "<b>bold</b>", "<!-- -->", "&amp;", "&#x27;", "\\", "\\*"),
    *("| a | b |", "{{ 7*7 }}", "{% raw %}", "{name}", "{", "}", "${x}", "%s", "</w:t>", "]]>"),
)
"""What means something in Markdown, HTML, XML or a template, and in a record is text."""
_YAML = (
    *("null", "~", "NO", "yes", "12:30", "0x1F", "1_000", "2013-04-17", "- a", "a: b", "a #b"),
    *("&a", "*a", "!a", "@", "?", "|", ">", '"', "'", "''", "[a", "{a", "%", "---", "...", "<<"),
)
"""What means something in YAML, unless it stands in quotation marks."""
_LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "W" * 90,
    "https://signs.example/" + "/".join(map(str, range(40))),
    "one\u00a0line\u00a0" * 20 + "end",
)
_APART = ("e\u0301", "a\u0304b", "k\u0327s", "\u0301", "n\u0306\u0323", "ė\u0303", "\ufb01nd", "ﬀ")
"""Letters with their marks apart, marks on nothing, and ligatures."""


_ALIKE = "\u00b5\u02bb\u02bc\u2010\u202f\u2206\u2215"
"""Of each of these another has the same glyph in the typefaces, so that no PDF can tell them."""


def _of_the_typefaces() -> tuple[str, ...]:
    """Words that have in them every character that can be printed."""
    every = [chr(point) for point in printable_characters() if chr(point) not in _ALIKE]
    words = ("".join(every[start : start + 8]) for start in range(0, len(every), 8))
    return tuple(word for word in words if is_printable(composed(word)))


_WORDS = (*_PLAIN, *_MARKS, *_YAML, *_LONG, *_APART, *_of_the_typefaces())
_BETWEEN = (" ", " ", " ", "\n", "\n\n", "\u00a0", "\t", "  ", "")
_MANY = 20_000


@cache
def _text(number: int, most: int) -> str:
    """The text of a number, of so many words at most; the first ones are the words alone."""
    if number < len(_WORDS):
        return _WORDS[number]
    chance = random.Random(number)  # noqa: S311 - the same number is the same text
    words = chance.choices((_PLAIN, _WORDS), k=chance.randint(2, most))
    return "".join(chance.choice(one) + chance.choice(_BETWEEN) for one in words)


def _can_be_written(text: str) -> bool:
    """Whether there is something in it, and all of it can be printed."""
    return bool(text.strip()) and is_printable(composed(text))


def _texts(most: int) -> st.SearchStrategy[str]:
    """Texts by their numbers: drawn word for word, no project would have room for them."""
    return st.integers(0, _MANY).map(lambda number: _text(number, most)).filter(_can_be_written)


TEXTS = _texts(8)
"""Some words, over several lines or not."""
NAMES = _texts(3)
"""What somebody or something is called."""
_LETTERS = st.text("abcxyz0189-._~", min_size=1, max_size=12)
ADDRESSES = st.builds(
    "{}://{}.example{}{}".format,
    st.sampled_from(("http", "https")),
    st.text("abcxyz0189", min_size=1, max_size=12),
    st.sampled_from(("", ":8080", "/", "/a(b)c", "/ā/%20?q=1&r=[2]#x", "/\\^`{|}", "/*_**")),
    st.sampled_from(("", "", "/" + "long" * 40)),
)
"""Addresses of pages."""
EMAILS = st.builds("{}@{}.eu".format, _LETTERS, _LETTERS)
_ALPHABET = "abcxyz0189"
IDS = st.one_of(
    st.sampled_from(("a", "2013-04-vejle", "index", "con", "0", "colophon")),
    st.from_regex("[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True, alphabet=_ALPHABET + "-"),
    st.just("-".join(["long"] * 20)),
)
"""Names of files, as far as records may have them."""
PICTURE_NAMES = ("a.jpg", "Foto 1 (Rīga).JPG", "no-ending", "{{ x }}.png", "-R&D;'\"#%20?.png")
"""Names of pictures, as people and cameras give them."""
