"""Where the files of one project lie while they are read: records, and problems so far."""

from collections import Counter
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from folio.errors import Message, Problem, sentence
from folio.model.base import Record
from folio.model.programme import Programme
from folio.model.register import PictureFile
from folio.records import yaml_file
from folio.records.complaints import Mark
from folio.records.complaints import Path as FieldPath
from folio.records.files import MEDIA, Listing, Source, load
from folio.records.messages import Company, field_path, found, told
from folio.records.pictures import picture
from folio.text.language import is_language

MOST = 50
"""So many problems of one file are told; who has corrected them finds the rest."""


R = TypeVar("R", bound=Record)


class Desk:
    """Where the files of one project lie while they are read: records and problems so far."""

    def __init__(self, folder: Path, there: Listing) -> None:
        self.folder = folder
        self.files = there.files
        self.folders = there.folders
        self.ids = there.ids
        self.problems = there.problems
        self.untold: Counter[str] = Counter()
        self.sources: dict[str, Source] = {}
        self.models: dict[str, type[Record]] = {}
        self.records: dict[str, Record] = {}
        self.looked_at: dict[str, PictureFile | tuple[Message, Message]] = {}

    def take(self, name: str, path: Path, model: type[Record]) -> None:
        """Read and validate one file."""
        source = load(path)
        if isinstance(source, Problem):
            self.problems.append(source)
        else:
            self.lay(name, source, model)

    def lay(self, name: str, source: Source, model: type[Record]) -> None:
        """Validate one file that has been read."""
        path = source.path
        self.sources[name] = source
        self.models[name] = model
        self.untold[str(path)] += max(0, len(source.tree.faults) - MOST)
        for fault in source.tree.faults[:MOST]:
            self._add(name, fault.mark, fault.path, fault.message, fault.remedy)
        if source.tree.is_whole or isinstance(source.tree.value, dict):
            self._validate(name, source, model)

    def tell(
        self,
        name: str,
        path: FieldPath,
        message: Message,
        remedy: Message,
        *,
        at_key: bool = False,
    ) -> None:
        """Note a problem at a field of a record, or at its key."""
        tree = self.sources[name].tree
        mark = tree.key_mark(path) if at_key else tree.mark(path)
        self._add(name, mark, path, message, remedy)

    def look_at(self, name: str) -> tuple[Message, Message] | None:
        """Take in a picture of media/, or tell what is wrong with it; each is opened once."""
        if name not in self.looked_at:
            self.looked_at[name] = picture(self.folder / MEDIA, name)
        seen = self.looked_at[name]
        return None if isinstance(seen, PictureFile) else seen

    @property
    def programme(self) -> Programme | None:
        """The programme, where it could be read."""
        programme = self.records.get("programme")
        return programme if isinstance(programme, Programme) else None

    @property
    def pictures(self) -> dict[str, PictureFile]:
        """The pictures without problems, by the names that records give them."""
        seen = self.looked_at.items()
        return {name: file for name, file in seen if isinstance(file, PictureFile)}

    def all(self, model: type[R]) -> dict[str, R]:
        """The valid records of one sort by their names."""
        found = sorted(self.records.items())
        return {name: record for name, record in found if isinstance(record, model)}

    def _validate(self, name: str, source: Source, model: type[Record]) -> None:
        tree = source.tree
        if not isinstance(tree.value, dict):
            self.tell(name, (), *_not_a_record(tree.value))
            return
        if "id" in tree.value:
            message = sentence("A record's id is its file's name.")
            self.tell(name, ("id",), message, sentence("Leave this field out."))
        try:
            record = model.model_validate({**tree.value, "id": source.path.stem})
            if tree.is_whole:
                self.records[name] = record
        except ValidationError as error:
            every = found(tree, model, error.errors(include_url=False), MOST)
            errors = [one for one in every if tree.is_known(one.path)]
            self.untold[str(source.path)] += max(0, len(errors) - MOST)
            for one in errors[:MOST]:
                self._add(name, one.mark, one.path, *told(model, tree, one, self.company))

    @property
    def company(self) -> Company:
        """The partners and languages of the project, as far as they can be known."""
        source = self.sources.get("project")
        fields = source.tree.value if source else None
        languages = fields.get("languages") if isinstance(fields, dict) else None
        known = languages if isinstance(languages, list) else []
        return Company(
            partners=self.ids.get("partners", ()),
            languages=[code for code in known if isinstance(code, str) and is_language(code)],
        )

    def _add(
        self, name: str, mark: Mark, path: FieldPath, message: Message, remedy: Message
    ) -> None:
        file = str(self.sources[name].path)
        place = field_path(path)
        self.problems.append(Problem(file, mark.line, mark.column, place, message, remedy))


def _not_a_record(value: yaml_file.Value) -> tuple[Message, Message]:
    if value is None:
        return sentence("No fields stand in this file."), sentence("Fill it in, or delete it.")
    remedy = sentence("Write each field on a line of its own, as 'name: text'.")
    if isinstance(value, list):
        return sentence("A record's fields belong here, not a list."), remedy
    return sentence("A record's fields belong here, not a text."), remedy
