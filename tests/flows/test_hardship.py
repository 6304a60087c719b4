"""The commands where the disk is full, folders are closed, or a machine lacks what others have."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.apart import apart
from tests.flows.conftest import Office, furnished
from tests.inbox.handing import log, with_history, written
from tests.outcome import outcome

pytestmark = pytest.mark.prefect

FOLIO = f"""
folio() {{
    "{sys.executable}" -c "from folio.cli import main; main()" "$@" > "$DESK/results"
    echo "$1 $?"
}}
"""
NEWSLETTERS = "folio build tiny --kind newsletter"
OUT = "folio publish tiny 2013-09-ribeira --approved-by 'Nora Berg' --note Read."
FULL_DISK = f"""{FOLIO}
mkdir outputs && mount -t tmpfs -o size=160k none outputs
{NEWSLETTERS}; cp -a outputs "$DESK/full"
mount -o remount,size=64m outputs
{NEWSLETTERS}; cp -a outputs "$DESK/roomy"
"""
CLOSED = f"""{FOLIO}
{NEWSLETTERS}; {OUT}; cp -a outputs "$DESK/before"
sed -i 's/Three small towns/Three proud towns/' records/tiny/project.yaml
mount --bind records records && mount -o remount,bind,ro records
{NEWSLETTERS} --language lv --form docx; folio submit tiny kalnava 2013-07.yaml
mount --bind outputs outputs && mount -o remount,bind,ro outputs
folio check tiny; folio status tiny; folio preview tiny newsletter 2013-09-ribeira lv
{NEWSLETTERS}; {OUT}
"""
EVERYTHING = f"""{FOLIO}
ip link set lo up || true
folio check tiny; {NEWSLETTERS}; folio preview tiny newsletter 2013-09-ribeira lv
folio submit tiny kalnava 2013-07.yaml; {OUT}
"""
NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>/proc/nowhere</cachedir></fontconfig>'


def test_a_build_on_a_full_disk_leaves_whole_documents_and_goes_on_when_there_is_room(
    office: Office, tmp_path_factory: pytest.TempPathFactory, running: str
) -> None:
    desk = tmp_path_factory.mktemp("desk")
    told = carried_out(FULL_DISK, office, desk, PREFECT_API_URL=running)
    assert told.splitlines() == ["build 73", "build 0"]
    full, roomy = documents(desk / "full"), documents(desk / "roomy")
    assert 0 < len(full) < len(roomy) == 8
    assert full.items() < roomy.items()


@pytest.mark.soak
def test_in_closed_folders_nothing_is_changed_and_that_is_told(
    office: Office, tmp_path_factory: pytest.TempPathFactory, running: str
) -> None:
    desk = tmp_path_factory.mktemp("desk")
    written(office.root / "2013-07.yaml", log())
    told = carried_out(CLOSED, office, desk, PREFECT_API_URL=running)
    assert told.splitlines() == [
        *("build 0", "publish 0", "build 0", "submit 73"),
        *("check 0", "status 0", "preview 73", "build 73", "publish 73"),
    ]


LACKS: Mapping[str, Mapping[str, str]] = {
    "network": {},
    "fonts": {"FONTCONFIG_FILE": "{root}/fonts.conf"},
    "home": {"HOME": "/proc/nowhere", "XDG_CACHE_HOME": "/proc/nowhere"},
    "letters": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "an easy path": {},
}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What there is after a day on a machine that has everything."""
    return after_a_day(tmp_path_factory.mktemp("usual"), tmp_path_factory.mktemp("desk"))


@pytest.mark.soak
@pytest.mark.parametrize("lack", LACKS)
def test_a_machine_that_lacks_something_does_the_same(
    lack: str, usual: dict[str, object], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = "Büro & Co. #1 (100 %) 'neu'" if lack == "an easy path" else "office"
    root, desk = tmp_path / place, tmp_path_factory.mktemp("desk")
    assert after_a_day(root, desk, network=lack != "network", **LACKS[lack]) == usual


def after_a_day(root: Path, desk: Path, *, network: bool = True, **lacks: str) -> dict[str, object]:
    """What there is when everything was done in an office, with a server for the time being."""
    office = furnished(root)
    with_history(root)
    written(root / "fonts.conf", NO_FONTS)
    written(root / "2013-07.yaml", log())
    variables = {name: value.format(root=root) for name, value in lacks.items()}
    told = carried_out(EVERYTHING, office, desk, network=network, **variables)
    assert told.splitlines() == ["check 0", "build 0", "preview 0", "submit 0", "publish 0"]
    return outcome(root)


def carried_out(
    script: str, office: Office, desk: Path, *, network: bool = True, **variables: str
) -> str:
    """The exit codes of the commands in a script; nothing else than plain words is told."""
    done = apart(
        ["sh", "-c", script],
        desk,
        folder=office.root,
        network=network,
        environment=office.environment(**variables),
    )
    assert "Traceback" not in done.stderr, done.stderr
    for line in done.stdout.splitlines():
        if line.endswith(" 73"):
            assert "nothing can be written (" in done.stderr
    return done.stdout


def documents(folder: Path) -> dict[str, bytes]:
    """The finished files in a folder."""
    found = (path for path in folder.rglob("*.*") if path.suffix in (".docx", ".pdf"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
