"""The two typefaces of the PDFs, cut to what is printed, from the packages that bring them."""

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import platformdirs

from folio.text.letters import printable_characters

REGULAR, BOLD = 400, 600
"""The weights that style sheets may ask for."""
OPTICAL_SIZE = 11
"""In points: the size that letters of the serif are drawn for, near that of running text."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A file that holds all weights of a family in one style."""

    family: str
    style: str
    package: str
    name: str

    @property
    def file(self) -> Path:
        """Where its package has put it."""
        return Path(str(files(self.package) / "files" / self.name))


FACES = (
    Typeface("Source Sans 3", "normal", "fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    Typeface("Source Sans 3", "italic", "fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
    Typeface("Source Serif 4", "normal", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    Typeface(
        "Source Serif 4", "italic", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"
    ),
)
CUTS = tuple((face, weight) for face in FACES for weight in (REGULAR, BOLD))


@cache
def font_faces() -> str:
    """The `@font-face` rules that let a style sheet name the typefaces."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f'font-weight: {weight}; src: url("{url}"); }}'
        for (face, weight), url in zip(CUTS, font_urls(), strict=True)
    )


@cache
def font_urls() -> tuple[str, ...]:
    """The addresses of the cut typefaces on this machine; they are made where they are missing.

    That takes some seconds, once. WeasyPrint would otherwise work each weight out of a file of all
    weights again for every document, which takes longer than laying it out.
    """
    return tuple(cut(face, weight).as_uri() for face, weight in CUTS)


@cache
def sans(weight: int) -> Path:
    """The file of the upright Source Sans 3 in one of the two weights."""
    return cut(FACES[0], weight)


def cut(face: Typeface, weight: int) -> Path:
    """The file of one weight of a typeface; it is made where it is missing."""
    content = face.file.read_bytes()
    place = folder() / f"{face.file.stem.split('[')[0]}-{weight}-{_recipe(content)}.ttf"
    if not place.exists():
        put(place, _one_weight(face.file, weight))
    return place


@cache
def folder() -> Path:
    """Where cut typefaces are kept from one run to the next: in the user's cache, or else among the
    temporary files, where nobody else can write to them."""
    kept = Path(platformdirs.user_cache_dir("folio")) / "typefaces"
    with suppress(OSError):
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=kept):
            return kept
    return _own_temporary_folder()


def _own_temporary_folder() -> Path:
    """The same for all programs of this user, unless somebody else has put something there."""
    own = Path(tempfile.gettempdir()) / f"folio-typefaces-{os.getuid()}"
    with suppress(FileExistsError):
        own.mkdir(mode=0o700)
    state = own.lstat()
    if stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o077:
        return own
    return Path(tempfile.mkdtemp(prefix=f"{own.name}-"))


def _recipe(content: bytes) -> str:
    """What a cut depends on: the typeface, the library that cuts it, and this module."""
    found = hashlib.sha256(content)
    found.update(f"{version('fonttools')} {printable_characters()}".encode())
    found.update(Path(__file__).read_bytes())
    return found.hexdigest()[:16]


def put(place: Path, content: bytes) -> None:
    """Keep a file, whole or not at all, however many processes do so at once."""
    handle, draft = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(draft).replace(place)


def _one_weight(file: Path, weight: int) -> bytes:
    """One weight of a typeface, with the characters that records may hold and no others."""
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(file, recalcTimestamp=False)
    options = Options(notdef_outline=True, recalc_timestamp=False)
    options.layout_features += ["tnum", "lnum"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=printable_characters())
    subsetter.subset(font)
    wanted = {"wght": weight, "opsz": OPTICAL_SIZE}
    axes = {axis.axisTag for axis in font["fvar"].axes}
    instantiateVariableFont(font, {axis: wanted[axis] for axis in axes}, inplace=True)
    cut = BytesIO()
    font.save(cut)
    return cut.getvalue()
