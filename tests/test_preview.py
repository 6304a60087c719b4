"""A document is made again at each save, or it is told what is wrong, until Ctrl-C."""

import os
import pty
import random
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread
from typing import Any, Self

import pytest
from PIL import Image
from pypdf import PdfReader

from folio.actions import Folders, Planned, Preview
from folio.errors import UsageError
from folio.rendering.forms import Rendered
from folio.rendering.workers import Workers
from tests.conftest import REPOSITORY, Miniature
from tests.watching import (
    MEETING,
    NEWSLETTER,
    PATIENCE,
    Watch,
    command,
    office,
    replaced,
    surroundings,
    watched,
)

CATALOGUE = "templates/locale/en/LC_MESSAGES/folio.po"
PAGE = "templates/newsletter/newsletter.html"
PHOTO = "records/tiny/media/2013-09-ribeira-platform.jpg"
UNCHANGED = "Nothing in this document has changed."

Save = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    with watched(office(tmp_path_factory.mktemp("office"))) as watch:
        watch.until_made("Lisbon & <after>")
        watch.remember()
        yield watch


@pytest.fixture
def watch(running: Watch) -> Iterator[Watch]:
    """One for all tests of this module; once all is put back, the document is what it was."""
    yield running
    running.put_back()


@pytest.mark.parametrize("save", [Watch.save, Watch.save_by_renaming])
def test_a_record_that_is_saved_is_in_the_document(watch: Watch, save: Save) -> None:
    save(watch, MEETING, "The benches are counted.", "The benches are painted.")
    watch.until_made("The benches are painted.")


def test_a_template_that_is_saved_shapes_the_document(watch: Watch) -> None:
    watch.save(PAGE, "{{ headline }}", "News! {{ headline }}")
    watch.until_made("News! Lisbon & <after>")


def test_a_catalogue_that_is_saved_is_read_anew(watch: Watch) -> None:
    watch.save(CATALOGUE, 'msgstr "Decisions"', 'msgstr "What we agreed"')
    watch.until_made("What we agreed")


def test_a_programme_that_is_saved_is_read_anew(watch: Watch) -> None:
    watch.save("programmes/small-steps.yaml", "paid for this publication", "paid for all of this")
    watch.until_made("The fund paid for all of this.")


def test_a_photo_that_is_replaced_is_shown(watch: Watch) -> None:
    Image.new("RGB", (900, 600), "navy").save(watch.root / PHOTO)
    watch.until(lambda: watch.file.read_bytes() != watch.first)


def test_a_template_of_the_projects_own_is_used_while_it_is_there(watch: Watch) -> None:
    own = watch.root / "records/tiny/templates/newsletter"
    own.mkdir(parents=True)
    text = replaced(watch.root / PAGE, "<h1>", "<h1>Our own: ")
    (own / "newsletter.html").write_text(text, encoding="utf-8")
    watch.until_made("Our own: Lisbon")
    shutil.rmtree(own.parent)
    watch.until(lambda: "Our own:" not in watch.words)


def test_many_files_saved_at_once_are_all_in_the_document(watch: Watch) -> None:
    watch.save(MEETING, "They counted benches.", "They counted lamps.")
    watch.save(PAGE, "{{ headline }}", "News! {{ headline }}")
    watch.save(CATALOGUE, 'msgstr "Decisions"', 'msgstr "What we agreed"')
    watch.until_made("News! Lisbon")
    watch.until_made("What we agreed")
    watch.until_made("They counted lamps.")


def test_what_is_saved_while_it_is_being_made_is_made_next(watch: Watch) -> None:
    """Thirty saves in a few seconds come before, while and after something is made."""
    before = "The towns look for clocks."
    for number in range(30):
        after = f"The towns look for {number} clocks."
        watch.save(MEETING, before, after)
        before = after
        time.sleep(number % 7 * 0.03)
    watch.until_made("The towns look for 29 clocks.")


def test_what_changes_nothing_in_the_document_is_told_and_makes_none(watch: Watch) -> None:
    before, told = watch.file.stat(), watch.told.count(UNCHANGED)
    watch.save("records/tiny/partners/kalnava.yaml", "country: LV", "country: LV  # on the sea")
    watch.until_told(UNCHANGED, told + 1)
    assert watch.file.stat() == before


def test_all_that_is_wrong_is_told_and_the_last_good_document_stays(watch: Watch) -> None:
    watch.save(MEETING, "host: ribeira", "host: ribera")
    watch.save("records/tiny/partners/kalnava.yaml", "country: LV", "contry: LV")
    watch.until_told("Not made: 2 problems in 2 records.")
    assert f"{MEETING}:11:7: host\n    There is no partner 'ribera'." in watch.told
    assert "There is no field 'contry' here. Did you mean 'country'?" in watch.told
    assert watch.file.read_bytes() == watch.first


def test_all_faults_of_a_template_are_told_at_once(watch: Watch) -> None:
    watch.save(PAGE, "{{ headline }}", "{{ headlin }} {{ masthead.editon }}")
    watch.until_told("Did you mean 'headline'?")
    watch.until_told("Did you mean 'edition'?")
    assert watch.file.read_bytes() == watch.first


def test_all_faults_of_a_catalogue_are_told_at_once(watch: Watch) -> None:
    watch.save(CATALOGUE, 'msgstr "Photo: {credit}"', 'msgstr "Photo: {kredit}"')
    watch.save(CATALOGUE, 'msgstr "Decisions"', 'msgstr "{number} decisions"')
    watch.until_told("The phrase has no placeholder {number}. It has: none.\n")
    watch.until_told("The phrase has no placeholder {kredit}. Did you mean {credit}?\n")
    *_, last, _ = watch.told.split("Not made.")
    assert last.count("The phrase has no placeholder") == 2


def test_a_picture_that_is_none_is_told(watch: Watch) -> None:
    (watch.root / PHOTO).write_bytes(b"no picture")
    watch.until_told("photos[0].file")
    assert watch.file.read_bytes() == watch.first


def test_a_folder_that_went_and_came_back_is_watched_as_before(watch: Watch) -> None:
    folder = watch.root / "records/tiny/meetings"
    folder.rename(watch.root / "aside")
    watch.until_told("None is known yet.")
    (watch.root / "aside").rename(folder)
    watch.save(MEETING, "They counted benches.", "They counted lamps.")
    watch.until_made("They counted lamps.")


def test_what_could_not_be_put_away_is_tried_again_without_a_save(tmp_path: Path) -> None:
    in_the_way = office(tmp_path) / "outputs/tiny"
    in_the_way.parent.mkdir()
    in_the_way.write_text("no folder")
    with watched(tmp_path) as watch:
        watch.until_told("nothing can be written")
        in_the_way.unlink()
        watch.until_made("Lisbon")


@pytest.mark.soak
@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_whatever_is_saved_however_the_document_is_whole_and_in_the_end_the_newest(
    tmp_path: Path,
) -> None:
    """Two hundred saves of five sorts at odd moments, while somebody reads the document."""
    moments = random.Random(62)  # noqa: S311 - no secret
    with watched(office(tmp_path)) as watch, _Reader(watch.file) as reader:
        watch.until_made("Lisbon")
        said = "The towns look for clocks."
        for number in range(200):
            new = f"The towns look for {number} clocks."
            moments.choice(_SAVES)(watch, MEETING, said, new)
            said = new
            time.sleep(moments.choice((0, 0.01, 0.1, 0.5)))
        watch.until_made(said)
        assert watch.end() == 0
    made = watch.told.count(".pdf")
    print(f"200 saves, {made} documents, {reader.reads} looks at them, {reader.halves} half")
    assert reader.reads > made
    assert not reader.halves


def _save_in_two_halves(watch: Watch, file: str, old: str, new: str) -> None:
    """As a slow drive does it: half of the file can be read for a while."""
    path = watch.root / file
    text = replaced(path, old, new)
    with path.open("w", encoding="utf-8") as written:
        for half in (text[:700], text[700:]):
            written.write(half)
            written.flush()
            time.sleep(0.1)


def _save_after_a_while(watch: Watch, file: str, old: str, new: str) -> None:
    """The file is taken away first."""
    path = watch.root / file
    text = replaced(path, old, new)
    path.unlink()
    time.sleep(0.1)
    path.write_text(text, encoding="utf-8")


def _save_in_a_new_folder(watch: Watch, file: str, old: str, new: str) -> None:
    """The folder is put together beside the old one, and takes its place."""
    folder, draft, aside = (watch.root / file).parent, watch.root / "draft", watch.root / "aside"
    shutil.copytree(folder, draft)
    path = draft / Path(file).name
    path.write_text(replaced(path, old, new), encoding="utf-8")
    folder.rename(aside)
    draft.rename(folder)
    shutil.rmtree(aside)


_SAVES = (
    Watch.save,
    Watch.save_by_renaming,
    _save_in_two_halves,
    _save_after_a_while,
    _save_in_a_new_folder,
)


class _Reader(Thread):
    """Somebody who reads a document over and over, and counts how often it is only half there."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.reads = self.halves = 0
        self._is_gone = Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_gone.set()
        self.join()

    def run(self) -> None:
        while not self._is_gone.wait(0.005):
            if self.reads or self.file.exists():
                content = self.file.read_bytes()
                self.reads += 1
                is_whole = content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")
                self.halves += not is_whole


def test_ctrl_c_ends_it_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    with watched(office(tmp_path)) as watch:
        watch.until_made("Lisbon")
        watch.save(MEETING, "They counted benches.", "They counted lamps.")
        time.sleep(0.2)
        assert watch.end() == 0
    assert "Traceback" not in watch.told
    assert {path.name for path in (tmp_path / "outputs/tiny").iterdir()} == {".lock", "preview"}
    assert PdfReader(watch.file).pages


def test_ctrl_c_while_it_loads_ends_it_without_a_traceback(tmp_path: Path) -> None:
    with watched(office(tmp_path)) as watch:
        loaded = Path(f"/proc/{watch.running.pid}/maps")
        watch.until(lambda: "pydantic_core" in loaded.read_text())
        assert watch.end() == 130
    assert watch.told == ""


def test_ctrl_c_is_heard_at_any_moment(tmp_path: Path) -> None:
    office(tmp_path)
    for moment in range(10):
        with watched(tmp_path) as watch:
            loaded = Path(f"/proc/{watch.running.pid}/maps")
            watch.until(lambda loaded=loaded: "pydantic_core" in loaded.read_text())
            time.sleep(moment / 20)
            assert watch.end() in (0, 130)
        assert "Traceback" not in watch.told


def test_a_subject_whose_record_is_broken_just_now_is_watched(tmp_path: Path) -> None:
    office(tmp_path)
    (tmp_path / MEETING).write_text(replaced(tmp_path / MEETING, "host: ribeira", "host: ribera"))
    with watched(tmp_path) as watch:
        watch.until_told("Not made: 1 problem in 1 record.")
        watch.save(MEETING, "host: ribera", "host: ribeira")
        watch.until_made("Lisbon")


def test_a_subject_of_which_nothing_can_be_told_yet_is_watched(tmp_path: Path) -> None:
    office(tmp_path)
    whole = (tmp_path / MEETING).read_text()
    (tmp_path / MEETING).write_text(whole.partition("lead:")[0])
    with watched(tmp_path) as watch:
        watch.until_told(f"write 'summary' into {MEETING}")
        (tmp_path / MEETING).write_text(whole)
        watch.until_made("Lisbon")


class _Shot(Workers):
    """Its process is killed as soon as it has something to do, the first time."""

    shots = 0

    def _submit(self, *words: Any) -> Future[Rendered]:
        begun = super()._submit(*words)
        if not self.shots and self._pool:
            self.shots += 1
            for process in self._pool._processes.values():
                process.kill()
        return begun


def test_a_process_that_was_killed_while_it_drew_is_replaced(miniature: Miniature) -> None:
    workers = _Shot(1, ("docx",))
    wanted = Planned(*NEWSLETTER, "docx")
    shown = Preview(Folders(templates=REPOSITORY / "templates"), wanted, workers)
    assert shown.make()
    assert (workers.shots, shown.file and shown.file.exists()) == (1, True)
    workers.stop()


@pytest.mark.parametrize("is_broken", [False, True])
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("tny", *NEWSLETTER[1:]), "There is no project 'tny'"),
        (("tiny", "newslettr", *NEWSLETTER[2:]), "Did you mean 'newsletter'?"),
        ((*NEWSLETTER[:2], "2013-09-ribera", "en"), "Did you mean '2013-09-ribeira'?"),
        ((*NEWSLETTER[:3], "xx"), "There is no language 'xx' here."),
        ((*NEWSLETTER, "odt"), "There is no form 'odt' here."),
    ],
    ids=["project", "kind", "subject", "language", "form"],
)
def test_what_there_is_not_is_not_waited_for(
    words: tuple[str, ...], answer: str, *, is_broken: bool, miniature: Miniature
) -> None:
    if is_broken:
        miniature.write("partners/kalnava.yaml", "name:\n")
    project, kind, subject, language, form = (*words, "pdf")[:5]
    wanted = Planned(project, kind, subject, language, form)
    with pytest.raises(UsageError, match=re.escape(answer)):
        Preview(Folders(templates=REPOSITORY / "templates"), wanted).refuse_other()


def test_a_misspelt_word_ends_it_at_once_with_exit_code_2(tmp_path: Path) -> None:
    told = subprocess.run(
        command("tiny", "newslettr", *NEWSLETTER[2:], "--watch"),
        cwd=office(tmp_path),
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert told.returncode == 2
    assert "Did you mean 'newsletter'?" in told.stderr


def test_it_is_opened_once_when_it_is_first_good(tmp_path: Path) -> None:
    """By the system's `xdg-open`, in whose stead a small program notes what it is given."""
    opener = office(tmp_path) / "xdg-open"
    opener.write_text(f'#!/bin/sh\nrealpath "$1" >> {tmp_path}/opened\n')
    opener.chmod(0o755)
    (tmp_path / MEETING).write_text(replaced(tmp_path / MEETING, "host: ribeira", "host: ribera"))
    with watched(tmp_path, "--open", PATH=f"{tmp_path}:{os.environ['PATH']}") as watch:
        watch.until_told("Not made")
        assert not (tmp_path / "opened").exists()
        watch.save(MEETING, "host: ribera", "host: ribeira")
        watch.until_made("Lisbon")
        watch.save(MEETING, "They counted benches.", "They counted lamps.")
        watch.until_made("They counted lamps.")
        watch.end()
    assert (tmp_path / "opened").read_text() == f"{watch.file}\n"


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_is_left_as_it_was_however_the_end_is_asked_for(
    ending: signal.Signals, tmp_path: Path
) -> None:
    watch, terminal = _shown(tmp_path)
    terminal.until("Made.")
    assert watch.end(ending) == 0
    assert terminal.left_behind() == "outputs/tiny/preview/newsletter-2013-09-ribeira-en.pdf"


def test_a_terminal_shows_what_is_so_now_and_nothing_that_was_so_before(tmp_path: Path) -> None:
    watch, terminal = _shown(tmp_path)
    terminal.until("Made.")
    watch.save(MEETING, "host: ribeira", "host: ribera")
    assert "stays as it was made at" in terminal.until("Not made: 1 problem in 1 record.")
    watch.save(MEETING, "host: ribera", "host: ribeira")
    assert "ribera" not in terminal.until(UNCHANGED)
    assert watch.end() == 0


def _shown(tmp_path: Path) -> tuple[Watch, "_Terminal"]:
    """The preview of the miniature's newsletter, watched in a terminal."""
    office(tmp_path)
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        command(*NEWSLETTER, "--watch"),
        cwd=tmp_path,
        env=surroundings(TERM="xterm", COLUMNS="100", LINES="30"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    return Watch(tmp_path, running), _Terminal(ours)


class _Terminal:
    """What a terminal is sent: each picture of the screen begins at its top left corner."""

    def __init__(self, end: int) -> None:
        self.end = end
        self.sent = ""

    def until(self, words: str, beginning: str = "\x1b[H") -> str:
        """Wait for a picture with some words; the picture."""
        while words not in (shown := self.sent.split(beginning)[1:] or [""])[-1]:
            assert select.select([self.end], [], [], PATIENCE)[0], self.sent
            self.sent += os.read(self.end, 65536).decode()
        return shown[-1]

    def left_behind(self) -> str:
        """What stands on the ordinary screen once the other one is left."""
        return self.until("\n", beginning="\x1b[?1049l").replace("\x1b[?25h", "").strip()
