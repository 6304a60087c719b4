"""A finished document in both its forms, opened once."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.finished.word import WordFile
from tests.rendering.tagged import TaggedPdf


@dataclass(frozen=True)
class Finished:
    """What one document says in one language: a Word file and a PDF beside it."""

    kind: str
    language: str
    pdf_file: Path

    @property
    def name(self) -> str:
        return self.pdf_file.stem

    @property
    def word_file(self) -> Path:
        return self.pdf_file.with_suffix(".docx")

    @property
    def pdf(self) -> TaggedPdf:
        return _pdf(self.pdf_file)

    @property
    def word(self) -> WordFile:
        return _word(self.word_file)

    @property
    def side_goes_on(self) -> bool:
        """Whether what stands at the side of a newsletter's first page goes on over the page."""
        first = "".join(self.pdf.reader.pages[0].extract_text().split())
        labels = (one for one in self.word.document.paragraphs if one.style.name == "Side Label")
        return not all("".join(label.text.split()) in first for label in labels)


@lru_cache(maxsize=256)
def _pdf(file: Path) -> TaggedPdf:
    return TaggedPdf(file.read_bytes())


@lru_cache(maxsize=256)
def _word(file: Path) -> WordFile:
    return WordFile(file)
