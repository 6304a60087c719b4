"""What a kind of document is: its name, its view, and what it is made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from folio.documents.view import Document, News
from folio.model.programme import NoticeForm
from folio.model.register import Register
from folio.model.remark import Remark
from folio.text.language import Language
from folio.text.marks import Phrase

Remarks = Callable[[Register, str, Mapping[str, Document]], Iterator[Remark]]
"""From the register, a subject and its document in each language to what is worth a second look."""
Lacks = Callable[[Register, str, str, Language], tuple["Lack", ...]]
"""From the register, a subject and the code of a document's language to what it lacks, as told in
another language."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a document lacks to be complete, and the partner that owes it, by its id."""

    by: str
    what: Phrase


def all_languages(register: Register, _subject: str) -> tuple[str, ...]:
    """Every language of the project."""
    return register.project.languages


def always(_register: Register) -> str:
    """No reason why there should be no documents of a kind."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One sort of document.

    `name` is also its folder under outputs/, and `template` that under templates/. `about` names
    what a subject can be: a meeting, a product or a partner. `subjects` tells what there is enough
    to write about, by id, and `languages` in which languages; `compose` words the document about
    one of them in one language, `records` names the records it is made from, and `partner` the one
    it concerns.

    `remarks` are what only the finished wording can show, such as its length: they are given what
    the document says, by language. `lacks` tells what a document lacks to be complete, where it
    can be a draft, and `why_none` why there are none at all. `notice` is the form of the
    publicity sentence that it bears.
    """

    name: str
    template: str
    view: type[Document]
    about: tuple[str, ...]
    subjects: Callable[[Register], tuple[str, ...]]
    compose: Callable[[Register, str, Language], Document]
    records: Callable[[Register, str], tuple[str, ...]]
    partner: Callable[[Register, str], str]
    languages: Callable[[Register, str], tuple[str, ...]] = all_languages
    remarks: Remarks | None = None
    lacks: Lacks | None = None
    why_none: Callable[[Register], str] = always
    notice: NoticeForm = NoticeForm.PUBLICATION

    @property
    def is_news(self) -> bool:
        """Whether its documents are published; others are handed to an agency."""
        return issubclass(self.view, News)
