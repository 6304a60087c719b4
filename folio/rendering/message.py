"""A message: a text, a page in HTML that mail programs can show, and the pictures in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from css_inline import CSSInliner
from markupsafe import Markup

from folio.errors import TemplateError
from folio.rendering.hypertext import environment, filled, marked
from folio.rendering.letter import as_text
from folio.rendering.pictures import on_screen
from folio.rendering.template import Template
from folio.rendering.text import plain
from folio.text.marks import Picture

FOLDER = "pictures"
"""Where pictures lie in the proof of an edition."""
DOTS = 2
"""So many pixels of a picture are shown as one, for screens that are fine enough."""
EMBLEM = "emblem.png"


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """Text and page say the same. The page shows each picture by its content id, `cid:...`.

    `pictures` are the paths of these by content id, and `files` the contents by path.
    """

    text: str
    page: str
    pictures: Mapping[str, str]
    files: Mapping[str, bytes]


def message(fields: Mapping[str, object], template: Template) -> RenderedMessage:
    """What a message says, by the templates `message.txt` and `message.html`.

    Raises TemplateError for a fault in them, and PictureError where a picture cannot be shown.
    """
    language = str(fields["language"])
    enclosed = _Enclosed(language)
    surroundings = environment(template, language)
    surroundings.filters["picture"] = enclosed.show
    surroundings.globals["emblem"] = enclosed.put(_emblem(template.file(EMBLEM)), "png")
    page = _INLINER.inline(filled(surroundings, template, f"{template.kind}.html", fields))
    return RenderedMessage(as_text(fields, template), page, enclosed.pictures, enclosed.files)


@dataclass
class _Enclosed:
    """The pictures that go with a message, gathered while its page is worked out."""

    language: str
    pictures: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def show(self, picture: Picture, width: int, height: int) -> Markup:
        """The element of a picture within a box of so many pixels as mail programs count them."""
        ready = on_screen(picture, DOTS * width, DOTS * height)
        shown = min(1.0, width / ready.width, height / ready.height)
        return Markup('<img src="{}" alt="{}"{} width="{}" height="{}">').format(
            self.put(ready.content, ready.ending),
            plain(picture.alt),
            marked(picture.alt, self.language),
            round(ready.width * shown),
            round(ready.height * shown),
        )

    def put(self, content: bytes, ending: str) -> str:
        """Put a picture aside; return the address by which the page shows it."""
        name = f"{sha256(content).hexdigest()[:16]}.{ending}"
        identity = f"{name}@folio.invalid"
        self.pictures[identity] = f"{FOLDER}/{name}"
        self.files[f"{FOLDER}/{name}"] = content
        return f"cid:{identity}"


def _emblem(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise TemplateError(f"{file}: the emblem cannot be read ({error.strerror}).") from error


_INLINER = CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
"""Mail programs look at styles on elements; rules for narrow screens stay in the head."""
