"""Sheets: records to fill in, explained in the language of whoever fills them in."""

from folio.records.sheets.blanks import Blank, blanks
from folio.records.sheets.sheet import Choice, Sheet, text

__all__ = ["Blank", "Choice", "Sheet", "blanks", "text"]
