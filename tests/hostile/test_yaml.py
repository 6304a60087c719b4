"""Documents that no YAML parser may take, in the place of records: each is told with its place."""

from pathlib import Path

import pytest

from tests.conftest import Miniature
from tests.judging import no_yaml
from tests.properties.trials import ill_told
from tests.test_cli import folio

pytestmark = pytest.mark.no_cover

KINDS = ("partners", "meetings", "products", "activities/kalnava")
ALONE = ("project.yaml", "programmes/small-steps.yaml", "reports/interim/kalnava.yaml")


def test_each_is_told_beside_all_the_others(miniature: Miniature) -> None:
    files = {f"{kind}/{name}.yaml": text for kind in KINDS for name, text in no_yaml().items()}
    assert len(files) == 94 * len(KINDS)
    for file, text in files.items():
        miniature.write(file, text)
    problems = miniature.problems
    assert {problem.file for problem in problems} == {f"records/tiny/{file}" for file in files}
    assert [fault for problem in problems for fault in ill_told(problem)] == []
    said = folio("check", "tiny")
    assert (said.returncode, said.stderr) == (1, "")
    assert all(str(problem) in said.stdout for problem in problems)


@pytest.mark.parametrize("file", ALONE)
def test_each_is_told_in_the_place_of_a_file_of_which_there_is_one(
    miniature: Miniature, file: str
) -> None:
    for text in no_yaml().values():
        miniature.write(file, text)
        problems = miniature.problems
        assert {Path(problem.file).name for problem in problems} == {Path(file).name}, text
        assert [fault for problem in problems for fault in ill_told(problem)] == [], text
