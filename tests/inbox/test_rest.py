"""A file that is still being copied is left alone, until it is whole."""

import datetime
import subprocess
import sys
import time

import pytest

from folio.actions.intake import Taken, intake
from tests.inbox.handing import Office, log, photo

PAUSE = 0.3
WRITE_SLOWLY = """
import sys
with open(sys.argv[1], "wb") as file:
    for line in sys.stdin.buffer:
        file.write(line)
        file.flush()
        print("written", flush=True)
"""


def empty(office: Office, pause: float = PAUSE) -> Taken:
    return intake(office.folders, "tiny", datetime.datetime.now().astimezone(), pause)


@pytest.mark.parametrize("name", ["2013-07.yaml", "walk.png"])
def test_a_file_that_somebody_has_open_to_write_is_left_alone_however_long_it_pauses(
    office: Office, name: str
) -> None:
    content = {"2013-07.yaml": log(pictures=("walk.png",)).encode(), "walk.png": photo()}
    for other in content.keys() - {name}:
        office.lay(other, content[other])
    lines = [line + b"\n" for line in content[name].split(b"\n")]
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_SLOWLY, office.drop / name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writing:
        assert writing.stdin
        assert writing.stdout
        for number, line in enumerate(lines):
            writing.stdin.write(line)
            writing.stdin.flush()
            writing.stdout.readline()
            if number in (0, len(lines) - 1):
                time.sleep(2 * PAUSE)
                assert empty(office).answers == ()
                assert (office.drop / name).exists()
        writing.stdin.close()
    time.sleep(2 * PAUSE)
    (answer,) = empty(office).answers
    assert answer.state == "accepted"


def test_a_file_that_has_only_just_changed_is_left_alone(office: Office) -> None:
    office.lay("2013-07.yaml", log())
    taken = empty(office, pause=30)
    assert taken.answers == ()
    (why,) = taken.waiting.values()
    assert why.startswith("It is still being copied, or one of its pictures is.")


@pytest.mark.parametrize(("days", "answers"), [(0.5, 0), (2, 1)])
def test_a_file_waits_for_no_clock_that_was_set_back_by_days(
    office: Office, days: float, answers: int
) -> None:
    """The clock of a drive may be wrong by some hours."""
    office.lay("2013-07.yaml", log())
    before = datetime.datetime.now().astimezone() - datetime.timedelta(days)
    assert len(intake(office.folders, "tiny", before).answers) == answers


def test_a_log_waits_for_its_picture_that_is_still_being_copied(office: Office) -> None:
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    time.sleep(2 * PAUSE)
    with (office.drop / "walk.png").open("wb") as file:
        assert empty(office).answers == ()
        file.write(photo())
    assert empty(office, pause=0).answers[0].state == "accepted"


def test_whoever_opens_a_file_while_it_is_looked_at_ends_no_run(office: Office) -> None:
    office.lay("2013-07.yaml", log())
    opening = "import sys\nwhile True: open(sys.argv[1], 'ab').close()"
    words = [sys.executable, "-c", opening, office.drop / "2013-07.yaml"]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as disturbing:
        for _ in range(50):
            empty(office, pause=60)
        disturbing.kill()
