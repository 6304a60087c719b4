"""What a kind of document is: its name, its view, and what it is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from folio.documents.view import Document
from folio.model.register import Register
from folio.text.language import Language


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of document.

    `name` is also its folder under templates/ and outputs/. `subjects` tells what there is enough
    to write about, by id; `compose` words the document about one of them in one language, and
    `records` names the records it is made from.
    """

    name: str
    view: type[Document]
    subjects: Callable[[Register], tuple[str, ...]]
    compose: Callable[[Register, str, Language], Document]
    records: Callable[[Register, str], tuple[str, ...]]
    partner: Callable[[Register, str], str]
