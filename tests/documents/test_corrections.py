"""A document that replaces one which readers have already says so, in its own language."""

from datetime import date

import pytest

from folio.actions import Folders
from folio.documents.corrections import corrected
from folio.documents.newsletter import compose
from folio.model.register import Register
from folio.text.language import Language

SAYS = {
    "en": "This version corrects and replaces the one published on 20 April 2013.",
    "de": "Diese berichtigte Fassung ersetzt die am 20. April 2013 veröffentlichte Fassung.",
    "hu": "Ez a helyesbített változat a 2013. április 20-án közzétett változat helyébe lép.",
    "it": "Questa versione corregge e sostituisce quella pubblicata il 20 aprile 2013.",
    "lv": "Šī ir labota versija, kas aizstāj 2013. gada 20. aprīlī publicēto.",
    "da": "Denne udgave er rettet og erstatter den, der blev offentliggjort den 20. april 2013.",
}


@pytest.mark.parametrize("code", SAYS)
def test_a_correction_names_the_day_of_what_it_replaces(age: Register, code: str) -> None:
    language = Language.load(code, Folders().locale, "en")
    edition = compose(age, "2013-04-vejle", language)
    assert not edition.correction
    told = str(corrected(edition, date(2013, 4, 20), language).correction)
    assert told.replace("\u00a0", " ") == SAYS[code]
