"""(e) Word and PDF by us against Word by docxtpl and PDF by LibreOffice from it."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from benchmarks.building import from_nothing
from benchmarks.case import Case, Said
from benchmarks.rounds import side_by_side, timed
from benchmarks.row import Row, at_most
from folio.actions import Selection

SOFFICE = which("soffice")
VEJLE = Case(wish=Selection(meetings=("2013-04-vejle",)))
"""A newsletter and a press release, in six languages each."""
ACCESSIBLE = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
"""A PDF of the sort of ours: PDF/UA-1."""
TARGET = at_most(0.33)
SWIFT = (
    "LibreOffice lays out in C++, in a fifth of the time that WeasyPrint takes in Python. Kept "
    "running for many files at once it is as fast as ours; its PDFs are those of the Word files, "
    "with what these look like in LibreOffice."
)


def rows(case: Case = VEJLE, rounds: int = 3) -> Iterator[Row]:
    """A call a file, as most scripts do it; then one call for all, its start not counted."""
    if not SOFFICE:
        return
    views, workers = case.views(), case.warmed()
    with tempfile.TemporaryDirectory() as name:
        office = _LibreOffice(Path(name), views)
        office.at_once()
        ours, singly, at_once = side_by_side(
            rounds, lambda: from_nothing(case, workers), office.singly, office.at_once
        )
    what = f"{len(views)} documents, Word and PDF : Word by docxtpl, PDF by LibreOffice from it"
    yield Row("e", f"{what}, a call each", ours, singly, TARGET)
    yield Row("e", f"{what}, one call, its start not counted", ours, at_once, TARGET, note=SWIFT)


@dataclass(frozen=True, slots=True)
class _LibreOffice:
    """A folder with a profile that is kept, in which Word files become PDFs."""

    folder: Path
    views: Sequence[Said]

    @property
    def files(self) -> list[Path]:
        return [self.folder / f"{number}.docx" for number, _ in enumerate(self.views)]

    def singly(self) -> float:
        """How long it takes with a call of LibreOffice for each file."""
        return self._filled() + sum(self._converted(file) for file in self.files)

    def at_once(self) -> float:
        """How long it takes with one call, whose start is what one file takes too long."""
        many = len(self.files)
        first = self._converted(*self.files[:1])
        return self._filled() + (self._converted(*self.files) - first) * many / (many - 1)

    def _filled(self) -> float:
        return timed(self._fill)

    def _fill(self) -> None:
        from benchmarks.bare import word

        for (view, template), file in zip(self.views, self.files, strict=True):
            word(view, template, file)

    def _converted(self, *files: Path) -> float:
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        words = [f"{SOFFICE}", profile, "--headless", "--convert-to", ACCESSIBLE, "--outdir"]
        words += map(str, (self.folder, *files))
        return timed(lambda: subprocess.run(words, check=True, capture_output=True))
