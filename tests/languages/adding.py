"""Slovenian added to a copy of the miniature, with everything translated."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from folio.actions import Folders
from folio.text import grammar
from tests.conftest import REPOSITORY, TESTS
from tests.languages.slovenian import Slovenian

CODE = "sl"
FILES = TESTS / "languages" / CODE
CATALOGUE = Path("locale") / CODE / "LC_MESSAGES" / "folio.po"
PROJECT = "records/tiny/project.yaml"
PROGRAMME = "programmes/small-steps.yaml"
NOTICES = {
    "publication": "To publikacijo je plačal sklad.",
    "communication": "To sporočilo je plačal sklad.",
}


def office(root: Path) -> Folders:
    """The miniature and the templates, copied into a folder."""
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    return Folders(*(root / name for name in ("records", "outputs", "templates", "programmes")))


def add_the_language(folders: Folders, root: Path) -> None:
    """All but the grammar, which not every language needs."""
    translate_the_fixed_phrases(folders)
    name_the_language(root)
    give_the_notice(root)
    translate_the_records(root)


def translate_the_fixed_phrases(folders: Folders) -> None:
    file = folders.templates / CATALOGUE
    file.parent.mkdir(parents=True)
    shutil.copy(FILES / "folio.po", file)


def name_the_language(root: Path) -> None:
    """With a partner that speaks it."""
    project = _read(root / PROJECT)
    project["languages"].append(CODE)
    _write(root / PROJECT, project)
    shutil.copy(FILES / "podgora.yaml", root / "records" / "tiny" / "partners")


def register_the_grammar(patch: pytest.MonkeyPatch) -> None:
    """Without a change to the program that is tested."""
    patch.setitem(grammar._OWN, CODE, Slovenian)


def give_the_notice(root: Path) -> None:
    programme = _read(root / PROGRAMME)
    programme["notices"][CODE] = {
        form: {"text": text, "source": "Made up.", "verified": "true"}
        for form, text in NOTICES.items()
    }
    _write(root / PROGRAMME, programme)


def translate_the_records(root: Path) -> None:
    wordings = {wording["en"]: wording[CODE] for wording in _read(FILES / "wordings.yaml")}
    for file in (*root.glob("records/tiny/**/*.yaml"), root / PROGRAMME):
        _write(file, _translated(_read(file), wordings))


def _translated(node: Any, wordings: dict[str, str]) -> Any:
    match node:
        case {"en": str(english)} if english in wordings:
            return {**node, CODE: wordings[english]}
        case dict():
            return {key: _translated(value, wordings) for key, value in node.items()}
        case list():
            return [_translated(value, wordings) for value in node]
    return node


def _read(file: Path) -> Any:
    """With every scalar as text, as Folio reads it."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


def _write(file: Path, content: Any) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
