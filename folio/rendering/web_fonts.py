"""The typefaces of web pages: small files, of which a browser fetches only those it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from folio.rendering.fonts import CUTS, Typeface, cut, folder, put
from folio.text.letters import printable_characters

FOLDER = "fonts"
"""Where they lie on a site."""
FAMILIES = {"Source Sans 3": "Folio Sans", "Source Serif 4": "Folio Serif"}
"""What the typefaces are called on the web. Their licence keeps the name Source for those that
nobody has changed, and wants its text to go with the others."""
LATIN = ((0x20, 0x17F), (0x218, 0x21B), (0x2010, 0x2044), (0x20AC, 0x20AC))
"""What all the languages need that are written in Latin letters."""
MORE = ((0x180, 0x217), (0x21C, 0x200F), (0x2045, 0x20AB), (0x20AD, 0x1FFFF))
"""The rest, in files of their own: a browser fetches them for pages that have such letters."""

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class WebFont:
    """One weight of a typeface with part of its characters: its path on a site, and the file."""

    face: Typeface
    weight: int
    path: str
    ranges: Ranges
    content: bytes

    def rule(self, root: str) -> str:
        """The `@font-face` rule for a page from which `root` leads to the site's root."""
        told = {
            "font-family": f'"{FAMILIES[self.face.family]}"',
            "font-style": self.face.style,
            "font-weight": self.weight,
            "font-display": "swap",
            "src": f'url("{root}{self.path}") format("woff2")',
            "unicode-range": _written(self.ranges),
        }
        return f"@font-face {{ {'; '.join(f'{name}: {value}' for name, value in told.items())}; }}"


@cache
def web_fonts() -> tuple[WebFont, ...]:
    """All of them. They are made where they are missing, which takes some seconds, once."""
    return tuple(_fonts())


def font_files() -> Mapping[str, bytes]:
    """Their files by path, and their licences."""
    licences = {
        f"{FOLDER}/{_name(face)}-licence.txt": Path(str(files(face.package) / "LICENSE"))
        for face, _ in CUTS
    }
    return {
        **{font.path: font.content for font in web_fonts()},
        **{path: file.read_bytes() for path, file in licences.items()},
    }


def web_font_faces(root: str) -> str:
    """The `@font-face` rules of a page from which `root` leads to the site's root."""
    return "\n".join(font.rule(root) for font in web_fonts())


def _fonts() -> Iterator[WebFont]:
    for face, weight in CUTS:
        for part, ranges in (("latin", LATIN), ("more", MORE)):
            path = f"{FOLDER}/{_name(face)}-{weight}-{face.style}-{part}.woff2"
            content = _kept(cut(face, weight), face, ranges)
            yield WebFont(face, weight, path, ranges, content)


def _name(face: Typeface) -> str:
    """What its files are called: `folio-sans`."""
    return FAMILIES[face.family].lower().replace(" ", "-")


def _kept(file: Path, face: Typeface, ranges: Ranges) -> bytes:
    """Part of a typeface, from where such parts are kept."""
    recipe = sha256(f"{file.name} {ranges} {version('fonttools')}".encode())
    recipe.update(Path(__file__).read_bytes())
    place = folder() / f"{file.stem}-{recipe.hexdigest()[:16]}.woff2"
    if not place.exists():
        put(place, _part(file, face, ranges))
    return place.read_bytes()


def _part(file: Path, face: Typeface, ranges: Ranges) -> bytes:
    """Some characters of a typeface, in the form in which the web has typefaces."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(file, recalcTimestamp=False)
    options = Options(notdef_outline=True, recalc_timestamp=False)
    options.layout_features += ["tnum", "lnum"]
    subsetter = Subsetter(options)
    known = printable_characters()
    wanted = [point for point in known if any(a <= point <= b for a, b in ranges)]
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    _rename(font, face)
    font.flavor = "woff2"
    part = BytesIO()
    font.save(part)
    return part.getvalue()


def _rename(font: Any, face: Typeface) -> None:
    """Call a font what it is called on the web, and let it bear its copyright and its licence."""
    from fontTools.ttLib import TTFont

    own, family = TTFont(face.file)["name"], FAMILIES[face.family]
    names = {1: family, 3: f"{family} {face.style}", 4: family, 6: family.replace(" ", "")}
    kept = {number: own.getDebugName(number) for number in (0, 13, 14)}
    font["name"].names = []
    for number, text in sorted((names | kept | {2: "Regular"}).items()):
        font["name"].setName(text, number, 3, 1, 0x409)


def _written(ranges: Ranges) -> str:
    """Code points as CSS writes them: `U+20-17F, U+20AC`."""
    told = (f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges)
    return ", ".join(f"U+{one}" for one in told)
