"""What a kind of document is: its name, its view, and what it is made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from folio.documents.view import Document
from folio.model.register import Register
from folio.model.remark import Remark
from folio.text.language import Language

Remarks = Callable[[Register, str, Mapping[str, Document]], Iterator[Remark]]
"""From the register, a subject and its document in each language to what is worth a second look."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of document.

    `name` is also its folder under templates/ and outputs/. `subjects` tells what there is enough
    to write about, by id; `compose` words the document about one of them in one language,
    `records` names the records it is made from, and `partner` the one it concerns. `remarks` are
    what only the finished wording can show, such as its length: they are given what the document
    says, by language.
    """

    name: str
    view: type[Document]
    subjects: Callable[[Register], tuple[str, ...]]
    compose: Callable[[Register, str, Language], Document]
    records: Callable[[Register, str], tuple[str, ...]]
    partner: Callable[[Register, str], str]
    remarks: Remarks | None = None
