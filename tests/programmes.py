"""The programmes of this repository, read as the reader reads them, without a project."""

from folio.model.programme import Programme
from folio.records import yaml_file
from tests.conftest import REPOSITORY

NAMES = sorted(path.stem for path in (REPOSITORY / "programmes").glob("*.yaml"))


def programme(name: str) -> Programme:
    """A programme by the name of its file."""
    tree = yaml_file.tree((REPOSITORY / "programmes" / f"{name}.yaml").read_bytes())
    assert isinstance(tree.value, dict)
    assert tree.is_whole
    return Programme.model_validate({**tree.value, "id": name})
