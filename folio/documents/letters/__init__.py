"""Letters: what Folio writes to a partner, worded in the partner's language."""

from folio.documents.letters.letter import Letter, LetterSection

__all__ = ["Letter", "LetterSection"]
