"""Corrections: what a document says that replaces one which readers have already."""

from datetime import date
from typing import TypeVar

from folio.documents.view import News
from folio.text.dates import PartialDate, Period
from folio.text.language import Language

N = TypeVar("N", bound=News)


def corrected(view: N, replaced: date, language: Language) -> N:
    """The document with a line that it replaces the one published on a day."""
    day = PartialDate.of(replaced)
    told = language.say(
        "This version corrects and replaces the one published {when}.",
        when=language.when(Period(day, day)),
    )
    return view.model_copy(update={"correction": told})
