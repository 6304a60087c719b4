"""Whatever happens to a record, it is told with its place and a remedy, or all can be built."""

from collections.abc import Iterator

import pytest

from tests.properties.counting import Tally, holds_for_all
from tests.properties.damages.damage import Damage, damages
from tests.properties.trials import Trials

FEW, MANY = 40, 5_000


@pytest.fixture
def trials() -> Iterator[Trials]:
    found = Trials()
    yield found
    found.end()


@pytest.mark.parametrize(
    ("projects", "many"),
    [
        (("tiny",), FEW),
        pytest.param(("tiny",), MANY, marks=pytest.mark.soak),
        pytest.param(("example", "age"), MANY // 5, marks=pytest.mark.soak),
    ],
)
def test_any_damage_to_a_record_is_told_with_its_place_and_a_remedy_or_all_can_be_built(
    projects: tuple[str, ...], many: int, trials: Trials
) -> None:
    tally = Tally()
    seconds, memory = [], []

    def holds(damage: Damage) -> None:
        outcome = trials.outcome(damage)
        assert outcome.wrong == (), damage
        tally.update({"damages": 1, "with problems": bool(outcome.problems)})
        tally.update({"problems": outcome.problems, "documents": outcome.documents})
        seconds.append(outcome.seconds)
        memory.append(outcome.memory)

    holds_for_all(damages(*projects), many, holds, at_random=many != FEW)
    assert 0 < tally["with problems"] < tally["damages"]
    assert tally["documents"]
    print(f"{tally}; at most {max(seconds):.1f} s and {max(memory) // 2**20:,} MB each")
