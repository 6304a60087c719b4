"""The two typefaces of the PDFs, from the packages that bring them."""

from functools import cache
from importlib.resources import files

FACES = (
    ("Source Sans 3", "normal", "fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    ("Source Sans 3", "italic", "fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
    ("Source Serif 4", "normal", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    ("Source Serif 4", "italic", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
)
"""Family, style, package and file; each file holds all weights."""


@cache
def font_faces() -> str:
    """The `@font-face` rules that let a style sheet name the typefaces."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; src: url("{url}"); }}'
        for (family, style, _, _), url in zip(FACES, font_urls(), strict=True)
    )


@cache
def font_urls() -> tuple[str, ...]:
    """The addresses of the font files on this machine."""
    return tuple(
        (files(package) / "files" / name).as_uri()  # type: ignore[attr-defined]
        for _, _, package, name in FACES
    )
