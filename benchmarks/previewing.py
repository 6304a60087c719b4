"""(d) A preview against WeasyPrint alone on its page: in fresh processes, and from a save on."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.case import ROOT
from benchmarks.row import Row, at_most
from folio import actions
from folio.actions import Folders

DOCUMENT = ("age", "newsletter", "2013-04-vejle", "lv")
RECORD = "records/age/meetings/2013-04-vejle.yaml"
WORDS = "Eiropai gatavi darbinieki"
"""What stands once in the record, and is said in the document."""
VARIANT = "pdf/ua-1"
BARE = f"""
import sys, weasyprint
page = weasyprint.HTML(filename=sys.argv[1], base_url=sys.argv[2])
page.write_pdf(sys.argv[3], pdf_variant="{VARIANT}")
"""
A_MOMENT = 0.3
"""Seconds in which nothing is saved, as when somebody writes."""
MOST, A_LITTLE = 1.3, 0.2
"""So many times the bare call, and so many seconds more, a PDF may take from a save on."""


def rows(rounds: int = 9) -> Iterator[Row]:
    """The command once, and then as it goes on with `--watch`."""
    name = " ".join(DOCUMENT)
    what = f"folio preview {name} : WeasyPrint called on the same page"
    yield Row("d", f"{what}, in fresh processes", *in_fresh_processes(rounds), at_most(1.3))
    saved, bare = from_save_to_pdf(rounds)
    allowed = [MOST * seconds + A_LITTLE for seconds in bare]
    what = f"from a save to the PDF with --watch : {MOST} times the bare call plus {A_LITTLE} s"
    yield Row("d", what, saved, allowed, at_most(1))


def in_fresh_processes(rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of `folio preview`, and of a program that has WeasyPrint print the page, in turn."""
    ours, theirs = [], []
    with _office() as office:
        page = office / "page.html"
        page.write_text(_page(office), encoding="utf-8")
        looks = f"{office / 'templates' / DOCUMENT[1]}{os.sep}"
        bare = [sys.executable, "-c", BARE, str(page), looks, str(office / "bare.pdf")]
        for _ in range(rounds):
            ours.append(_seconds(_preview(), office))
            theirs.append(_seconds(bare, office))
    return ours, theirs


def from_save_to_pdf(rounds: int) -> tuple[list[float], list[float]]:
    """Seconds from a save until the PDF is finished, and of WeasyPrint here, as warm, in turn."""
    ours, theirs = [], []
    with _office() as office, _watched(office) as file:
        print_bare = _warmed(_page(office), office)
        record = office / RECORD
        written = record.read_text(encoding="utf-8")
        for number in range(rounds):
            time.sleep(A_MOMENT)
            before, start = _made(file), time.perf_counter()
            record.write_text(written.replace(WORDS, f"{WORDS} {number}"), encoding="utf-8")
            while _made(file) == before:
                time.sleep(0.001)
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            print_bare()
            theirs.append(time.perf_counter() - start)
    return ours, theirs


@contextmanager
def _office() -> Iterator[Path]:
    """A copy of what the documents are made of, in which anything may be saved."""
    with tempfile.TemporaryDirectory() as name:
        office = Path(name)
        for folder in ("records", "programmes", "templates"):
            shutil.copytree(ROOT / folder, office / folder)
        yield office


@contextmanager
def _watched(office: Path) -> Iterator[Path]:
    """The document that `folio preview --watch` makes there, once it is made for the first time."""
    words = [*_preview(), "--watch"]
    with subprocess.Popen(words, cwd=office, env=_settings(), stdout=subprocess.PIPE) as running:
        assert running.stdout  # noqa: S101 - it was asked for
        yield office / running.stdout.readline().decode().strip()
        running.send_signal(signal.SIGINT)


def _preview() -> list[str]:
    return [sys.executable, "-m", "folio", "preview", *DOCUMENT]


def _settings() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if not name.startswith("FOLIO_")}


def _seconds(words: list[str], office: Path) -> float:
    start = time.perf_counter()
    subprocess.run(words, cwd=office, env=_settings(), check=True, capture_output=True)
    return time.perf_counter() - start


def _page(office: Path) -> str:
    """The page from which the preview is printed."""
    with chdir(office):
        return actions.page(Folders(), *DOCUMENT)


def _warmed(page: str, office: Path) -> Any:
    """A call of WeasyPrint, made once before."""
    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    looks = f"{office / 'templates' / DOCUMENT[1]}{os.sep}"

    def print_bare() -> None:
        HTML(string=page, base_url=looks).write_pdf(office / "bare.pdf", pdf_variant=VARIANT)

    print_bare()
    return print_bare


def _made(file: Path) -> tuple[int, int]:
    """What differs once the file was made anew."""
    state = file.stat()
    return state.st_ino, state.st_mtime_ns
