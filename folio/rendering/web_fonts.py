"""The typefaces of web pages: small files, of which a browser fetches only those it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from folio.rendering.fonts import CUTS, Typeface, cut, folder, put
from folio.text.letters import printable_characters

FOLDER = "fonts"
"""Where they lie on a site."""
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
        return (
            f'@font-face {{ font-family: "{self.face.family}"; font-style: {self.face.style}; '
            f'font-weight: {self.weight}; font-display: swap; src: url("{root}{self.path}") '
            f'format("woff2"); unicode-range: {_written(self.ranges)}; }}'
        )


@cache
def web_fonts() -> tuple[WebFont, ...]:
    """All of them. They are made where they are missing, which takes some seconds, once."""
    return tuple(_fonts())


def font_files() -> Mapping[str, bytes]:
    """Their files by path."""
    return {font.path: font.content for font in web_fonts()}


def web_font_faces(root: str) -> str:
    """The `@font-face` rules of a page from which `root` leads to the site's root."""
    return "\n".join(font.rule(root) for font in web_fonts())


def _fonts() -> Iterator[WebFont]:
    for face, weight in CUTS:
        name = f"{face.family.lower().replace(' ', '-')}-{weight}-{face.style}"
        for part, ranges in (("latin", LATIN), ("more", MORE)):
            content = _kept(cut(face, weight), ranges)
            yield WebFont(face, weight, f"{FOLDER}/{name}-{part}.woff2", ranges, content)


def _kept(file: Path, ranges: Ranges) -> bytes:
    """Part of a typeface, from where such parts are kept."""
    recipe = sha256(f"{file.name} {ranges} {version('fonttools')}".encode())
    recipe.update(Path(__file__).read_bytes())
    place = folder() / f"{file.stem}-{recipe.hexdigest()[:16]}.woff2"
    if not place.exists():
        put(place, _part(file, ranges))
    return place.read_bytes()


def _part(file: Path, ranges: Ranges) -> bytes:
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
    font.flavor = "woff2"
    part = BytesIO()
    font.save(part)
    return part.getvalue()


def _written(ranges: Ranges) -> str:
    """Code points as CSS writes them: `U+20-17F, U+20AC`."""
    told = (f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in ranges)
    return ", ".join(f"U+{one}" for one in told)
