"""A text in several languages, and which of them a reader gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORKING_LANGUAGE = ""
"""Stands for the project's working language where a text was written without naming one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in several languages, in the order in which they were written."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Wording":
        """A wording from language codes to texts."""
        return cls(tuple(texts.items()))

    @property
    def is_name(self) -> bool:
        """Whether it is a name that is written alike everywhere: one word, of no language named."""
        (code, text), *others = self.texts
        return code == WORKING_LANGUAGE and not others and len(text.split()) == 1

    def languages(self, working_language: str) -> tuple[str, ...]:
        """The codes of the languages there are."""
        return tuple(code or working_language for code, _ in self.texts)

    def nearest(self, languages: Sequence[str], working_language: str) -> tuple[str, str]:
        """The code and text of the first of `languages` there is, else of the first written."""
        texts = {code or working_language: text for code, text in self.texts}
        code = next((code for code in languages if code in texts), next(iter(texts)))
        return code, texts[code]
