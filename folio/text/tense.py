"""Whether a text speaks of the future, in the languages in which that can be told for certain."""

import re
from collections.abc import Mapping

from folio.text.sentences import sentences

_ENGLISH = (
    r"(?<!\bthe )(?<!\bof )(?<!\ba )(?<!\bgood )(?<!\bfree )(?<!\bpolitical )(?<!\btheir )"
    r"(?<!\bour )(?<!\bits )\bwill (?:not |also |soon |then |all |each |both )*"
    r"(?!of\b|to\b|and\b|power\b|was\b|is\b|had\b)[a-z]+",
    r"\bwon[’']t [a-z]+",
    r"\b\w+[’']ll [a-z]+",
    r"\b(?:am|is|are) (?:not )?going to (?!the\b|a\b|[A-Z])[a-z]+",
    r"\bshall [a-z]+",
)
# A passive has its participle at the end (`werden gedruckt`), and many participles look like
# infinitives (`werden erhalten`); so the sentence must say `künftig` or `wir werden ... nutzen`.
_NO_PARTICIPLE = (
    r"(?!(?:ge|be|er|ver|zer|ent|emp|miss|über|unter|hinter|wider|werden|worden|ab|an|auf|aus|"
    r"bei|ein|her|hin|los|mit|nach|vor|weg|zu|zurück|zusammen)\w*)"
)
_GERMAN = (
    rf"\b[Ww]ir werden [^.!?,;:]*?\b{_NO_PARTICIPLE}[a-zäöüß]{{2,}}en\b(?=\s*[.!?,;:]|$)",
    rf"\b[Ww]erden wir [^.!?,;:]*?\b{_NO_PARTICIPLE}[a-zäöüß]{{2,}}en\b(?=\s*[.!?,;:]|$)",
    r"\b(?:[Kk]ünftig|[Ii]n Zukunft|[Nn]ächstes Jahr) (?:wird|werden)\b",
    r"\b(?:wird|werden) (?:künftig|in Zukunft|nächstes Jahr)\b",
)
_HUNGARIAN = (
    r"\blesz(?:ek|el|ünk|tek|nek)?\b",
    r"\bfog(?:ok|sz|unk|tok|nak|om|od|ja|juk|játok|ják)? (?:\w+ ){0,2}\w{2,}ni\b",
    r"\b\w{2,}ni fog(?:ok|sz|unk|tok|nak|om|od|ja|juk|játok|ják)?\b",
)
_ITALIAN = (
    r"\b(?:sar|far|dar|star|avr|potr|dovr|vedr|andr|verr|vorr|rimarr|terr|sapr)(?:à|anno|emo)\b",
    r"\b\w{2,}[ei]r(?:à|anno|emo)\b",
)
_LATVIAN = (r"\b(?:būs|būšu|tiks)\b", r"\b[a-zāčēģīķļņšūž]{2,}(?:sim|simies)\b")
_DANISH = (r"\bvil (?:ikke |også |snart |derfor )*blive\b", r"\bkommer til at \w+")

_FUTURE: Mapping[str, tuple[re.Pattern[str], ...]] = {
    code: tuple(re.compile(pattern, flags) for pattern in patterns)
    for code, patterns, flags in (
        ("en", _ENGLISH, re.NOFLAG),
        ("de", _GERMAN, re.NOFLAG),
        ("hu", _HUNGARIAN, re.IGNORECASE),
        ("it", _ITALIAN, re.IGNORECASE),
        ("lv", _LATVIAN, re.IGNORECASE),
        ("da", _DANISH, re.IGNORECASE),
    )
}
"""In English and German, capitals tell names and nouns apart."""


def future(text: str, language: str) -> str | None:
    """The first words of a text that speak of the future; none where that cannot be told."""
    for sentence in sentences(text):
        for pattern in _FUTURE.get(language, ()):
            if found := pattern.search(sentence):
                return found.group()
    return None
