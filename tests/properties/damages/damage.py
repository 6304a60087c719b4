"""One thing that happens to one file of a project that was in order."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from hypothesis import strategies as st

from tests.conftest import REPOSITORY, TESTS
from tests.properties.damages import files, text, values

OFFICES = {
    "tiny": TESTS / "miniature",
    "example": REPOSITORY,
    "age": REPOSITORY,
}
"""The projects that are damaged, each with the office that it is taken from."""
KINDS = (*text.DAMAGES, *values.DAMAGES, *files.DAMAGES)


@dataclass(frozen=True)
class Damage:
    """What happens to a file, by its path in an office; `number` is all that is left to chance."""

    project: str
    file: str
    kind: str
    number: int

    def happens_in(self, office: Path) -> None:
        """Put the project into an office, and let it happen there."""
        home = OFFICES[self.project]
        shutil.copytree(home / "records" / self.project, office / "records" / self.project)
        shutil.copytree(home / "programmes", office / "programmes")
        path, chance = office / self.file, Random(self.number)  # noqa: S311 - so that it comes again
        if self.kind in files.DAMAGES:
            files.DAMAGES[self.kind](path, chance)
        else:
            damaged = (text.DAMAGES | values.DAMAGES)[self.kind](path.read_bytes(), chance)
            path.write_bytes(damaged)


def damages(*projects: str) -> st.SearchStrategy[Damage]:
    """Any damage to a record of these projects, or to the programme of one."""
    there = [(project, file) for project in projects for file in _files(project)]
    return st.builds(
        lambda where, kind, number: Damage(*where, kind, number),
        st.sampled_from(there),
        st.sampled_from(KINDS),
        st.integers(0, 10**6),
    )


def _files(project: str) -> list[str]:
    """The records of a project, and its programme, by their paths in an office."""
    home = OFFICES[project]
    records = sorted((home / "records" / project).rglob("*.yaml"))
    told = yaml.safe_load((home / "records" / project / "project.yaml").read_bytes())
    programme = home / "programmes" / f"{told['programme']}.yaml"
    return [str(path.relative_to(home)) for path in (*records, programme)]
