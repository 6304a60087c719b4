"""An article for the web: a view's text as a piece of HTML, and its pictures as files beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from markupsafe import Markup

from folio.rendering.hypertext import environment, filled, marked
from folio.rendering.pictures import ScreenPicture, on_screen
from folio.rendering.template import ARTICLE, Template
from folio.rendering.text import plain
from folio.text.marks import Phrase, Picture

FOLDER = "pictures"
"""Where the pictures of a site lie, beside the folders of its languages."""
HALF = 2
"""The smaller one of the two files of a picture has this part of its width."""
WORTH = 0.75
"""It is there only where it is as much smaller."""
COLUMN = "(min-width: 64rem) 40rem, 100vw"
"""How wide a picture is shown, by the width of the window."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture in an article: its largest file, what it shows, and its size in pixels."""

    path: str
    alt: Phrase
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RenderedArticle:
    """The text in HTML, the pictures it shows in their order, and all files of these by path."""

    body: str
    pictures: tuple[ShownPicture, ...]
    files: Mapping[str, bytes]


def article(fields: Mapping[str, object], template: Template) -> RenderedArticle:
    """What a view says, by the template `article.html` of its kind.

    Raises TemplateError for a fault in it, and PictureError where a picture cannot be shown.
    """
    language = str(fields["language"])
    gallery = _Gallery(language)
    surroundings = environment(template, language)
    surroundings.filters["picture"] = gallery.show
    body = filled(surroundings, template, ARTICLE, fields)
    return RenderedArticle(body.strip() + "\n", tuple(gallery.shown), gallery.files)


@dataclass
class _Gallery:
    """The pictures that an article shows, gathered while its text is worked out."""

    language: str
    shown: list[ShownPicture] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def show(self, picture: Picture, width: int, height: int) -> Markup:
        """The element of a picture within a box of so many pixels; its files are put aside."""
        large = on_screen(picture, width, height)
        small = on_screen(picture, width // HALF, height // HALF)
        path = self._put(large)
        self.shown.append(ShownPicture(path, picture.alt, large.width, large.height))
        choice = self._choice(path, large, small) if small.width < WORTH * large.width else ""
        return Markup(
            '<img src="../{}"{} alt="{}"{} width="{}" height="{}" loading="lazy" decoding="async">'
        ).format(
            path,
            choice,
            plain(picture.alt),
            marked(picture.alt, self.language),
            large.width,
            large.height,
        )

    def _choice(self, path: str, large: ScreenPicture, small: ScreenPicture) -> Markup:
        """The attributes by which a browser takes the smaller file where that will do."""
        files = f"../{self._put(small)} {small.width}w, ../{path} {large.width}w"
        return Markup(' srcset="{}" sizes="{}"').format(files, COLUMN)

    def _put(self, picture: ScreenPicture) -> str:
        digest = sha256(picture.content).hexdigest()[:16]
        path = f"{FOLDER}/{digest}.{picture.ending}"
        self.files[path] = picture.content
        return path
