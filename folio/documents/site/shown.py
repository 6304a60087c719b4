"""An edition as the site shows it: from what was kept when it was published, and from no record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from folio.documents.article import Article
from folio.model.publications import Edition

FORMS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
}
"""What a form is called, alike in every language, and its media type."""


@dataclass(frozen=True, slots=True)
class File:
    """A document that readers can take with them: its name, its form, and its size in bytes."""

    name: str
    form: str
    size: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition with its articles and its files, both by language."""

    edition: Edition
    articles: Mapping[str, Article]
    files: Mapping[str, tuple[File, ...]]

    @property
    def name(self) -> str:
        """The name of its pages, without ending: `newsletter-2013-04-vejle`."""
        return f"{self.edition.kind}-{self.edition.subject}"

    @property
    def page(self) -> str:
        """The file of its page in the folder of a language."""
        return f"{self.name}.html"

    @property
    def dated(self) -> date:
        """The day that it bears."""
        return next(iter(self.articles.values())).dated

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages in which it appeared."""
        return tuple(self.articles)

    def nearest(self, preference: Sequence[str]) -> Article:
        """The article in the best of some languages, else in the first in which it appeared."""
        code = next((code for code in preference if code in self.articles), self.languages[0])
        return self.articles[code]


def in_order(editions: Iterable[Shown]) -> tuple[Shown, ...]:
    """Editions by the days that they bear; those of one day as they appeared."""
    return tuple(sorted(editions, key=lambda one: (one.dated, one.edition.first.at, one.name)))
