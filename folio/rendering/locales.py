"""Languages as Word names them: with the country whose spelling is meant."""

LOCALES = {
    "da": "da-DK",
    "de": "de-DE",
    "en": "en-GB",
    "hu": "hu-HU",
    "it": "it-IT",
    "lv": "lv-LV",
}


def locale(language: str) -> str:
    """The language with its country; another language stands by its code alone."""
    return LOCALES.get(language, language)
