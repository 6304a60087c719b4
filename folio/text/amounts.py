"""Words that claim a great number, and whether a number stands beside them."""

import re
from collections.abc import Mapping

from folio.text.sentences import sentences

_MANY: Mapping[str, str] = {
    "en": r"(?<!how )(?<!as )many(?! thanks)|several|numerous|countless|lots of|a lot of|plenty of",
    "de": r"(?<!wie )viele(?:r|n)?(?! dank)|mehrere(?:r|n)?|zahlreiche(?:r|n)?|etliche(?:r|n)?",
    "hu": r"számos|rengeteg|sokan|nagyszámú",
    "it": r"molti|molte|numeros[ie]|parecchi|parecchie|tantissim[ie]",
    "lv": r"daudz(?:i|as|us|u|iem|ām)|vairāk(?:i|as|us|u|iem|ām)|neskaitām[iau]s?",
    "da": r"(?<!hvor )(?<!så )mange(?! tak)|adskillige|talrige",
}
_NUMBERS: Mapping[str, str] = {
    "en": r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand",
    "de": r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w*zig|dreißig|"
    r"\w*hundert|\w*tausend",
    "hu": r"két|kettő|három|négy|öt|hat|hét|nyolc|kilenc|tíz|húsz|harminc|\w*száz|\w*ezer|"
    r"\w+(?:van|ven)",
    "it": r"due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|venti|trenta|"
    r"\w+anta|\w*cento|\w*mila|mille",
    "lv": r"div\w+|trīs|trij\w+|četr\w+|piec\w*|seš\w+|septiņ\w+|astoņ\w+|deviņ\w+|desmit\w*|"
    r"simt\w*|tūksto\w+|\w+desmit",
    "da": r"to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tyve|tredive|fyrre|halvtreds|tres|"
    r"halvfjerds|firs|halvfems|hundrede|tusind\w*",
}
_CLAIM = {code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for code, words in _MANY.items()}
_NUMBER = {
    code: re.compile(rf"\d|\b(?:{words})\b", re.IGNORECASE) for code, words in _NUMBERS.items()
}


def claim_of_many(text: str, language: str) -> str | None:
    """The first word for a great number in a sentence that has no number; none where unknown."""
    if language not in _CLAIM:
        return None
    for sentence in sentences(text):
        found = _CLAIM[language].search(sentence)
        if found and not _NUMBER[language].search(sentence):
            return found.group()
    return None
