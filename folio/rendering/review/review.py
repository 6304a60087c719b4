"""One file of a template against the view that it is drawn for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from folio.errors import TemplateError
from folio.rendering.hypertext import environment
from folio.rendering.letter import page_environment, plain_environment
from folio.rendering.review import page, word
from folio.rendering.review.fault import Fault, Place, capital
from folio.rendering.review.sheet import Sheet
from folio.rendering.review.use import Use
from folio.rendering.template import Template
from folio.rendering.word import FILTERS, opened
from folio.text.fields import Field, Sort

OF_THE_FILE = frozenset({"language", "title", "subject", "author", "dated"})
"""What a renderer writes into the properties of a file, whatever the template asks for."""
_BESIDE = {"site": ("font_faces", "linked_data"), "message": ("emblem",)}
"""What pages have beside the fields of a view, by their folder; others have the typefaces."""


def review(template: Template, name: str, fields: Field, *, is_whole: bool) -> tuple[Fault, ...]:
    """All that is wrong with a file of a template, in the order of its places; see `forms`."""
    file = template.file(name)
    if not file.is_file():
        return (Fault(Place(file), "This file is missing.", "Put it back."),)
    try:
        read = _word(template, fields) if file.suffix == ".docx" else _page(template, name, fields)
    except TemplateError as error:
        return (Fault(Place(file), capital(str(error).removeprefix(f"{file}: "))),)
    except OSError as error:
        reason = f"This file cannot be opened: {error.strerror}."
        return (Fault(Place(file), reason, "Look whether you may read it."),)
    sheets, used = read
    found = [fault for sheet in sheets for fault in sheet.faults]
    found.sort(key=lambda fault: (str(fault.place.file), fault.place.number))
    if is_whole:
        found += _unused(fields, used, file)
    return tuple(dict.fromkeys(found))


def _word(template: Template, fields: Field) -> tuple[list[Sheet], set[str]]:
    form = opened(template)
    known = Environment()  # noqa: S701 - nothing is ever filled in here
    known.filters |= dict.fromkeys(FILTERS, str)
    use = Use(fields, known, (), lambda _: None, mark="p")
    sheets = []
    for _, paragraphs in word.paragraphs(form.docx, template.word_file):
        found = (one for paragraph in paragraphs for one in word.tags(paragraph, fields.fields))
        sheet = Sheet.of(template.word_file, found, known, is_word=True)
        use.read(sheet)
        sheets.append(sheet)
    return sheets, use.used


def _page(template: Template, name: str, fields: Field) -> tuple[list[Sheet], set[str]]:
    known = _known(template, name)
    files = _Files(template, known)
    use = Use(fields, known, _BESIDE.get(template.kind, ("font_faces",)), files.sheet)
    sheet = files.sheet(name)
    assert sheet is not None  # noqa: S101 - its file is there
    use.read(sheet)
    return list(files.read.values()), use.used


@dataclass
class _Files:
    """The files of a template, each read once, by the names under which they are called for."""

    template: Template
    known: Environment
    read: dict[str, Sheet] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet | None:
        """The tags of a file, or None where there is no such file."""
        homes = self.template.folders
        file = next((home / name for home in homes if (home / name).is_file()), None)
        if file is not None and name not in self.read:
            self.read[name] = Sheet.of(file, page.tags(file), self.known, is_word=False)
        return self.read.get(name)


def _known(template: Template, name: str) -> Environment:
    if name.endswith(".txt"):
        return plain_environment(template)
    if template.kind == "letter":
        return page_environment(template, "")
    return environment(template, "")


def _unused(fields: Field, used: set[str], file: Path) -> Iterator[Fault]:
    """Fields that are shown nowhere; of a group that is not, or that may be missing, the group."""
    closed: list[str] = []
    for path, one in fields.below():
        is_under = any(path.startswith(f"{above}.") for above in closed)
        is_shown = path in used or path in OF_THE_FILE or one.sort is Sort.FILE
        if one.may_be_missing or not is_shown:
            closed.append(path)
        if is_shown or is_under:
            continue
        message, meaning = f"'{path}' is shown nowhere.", f"Its meaning: {one.meaning}"
        yield Fault(Place(file), message, meaning, is_remark=True)
