"""Pictures that records name: inside media/, real, and small enough to open safely."""

import errno
import hashlib
import os
import re
import warnings
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from folio.model.register import PictureFile
from folio.records.messages import did_you_mean
from folio.records.yaml_file import short
from folio.text.marks import LARGEST_PICTURE, PICTURE_FORMATS

LARGEST_FILE = 50 * 1024 * 1024
"""In bytes; a photo of 40 megapixels has about 20 MB."""


def picture(media: Path, name: str) -> PictureFile | tuple[str, str]:
    """A picture as the register holds it, or what is wrong with its file and what to do."""
    try:
        there = _on_disk(media, name)
        return _misnamed(media, there) or _opened(media / there)
    except FileNotFoundError:  # only now: somebody is putting it there, or taking it away
        return _missing(media, name)
    except (OSError, RuntimeError, ValueError) as error:
        return _unreachable(media, name, error)


def is_there(media: Path, name: str) -> bool:
    """Whether there is a file of this name at all; quicker than looking at the picture."""
    try:
        return (media / _on_disk(media, name)).is_file()
    except (OSError, ValueError):
        return False


def _on_disk(media: Path, name: str) -> str:
    """The name as the disk has it: one given on a Mac may have its letters and marks apart."""
    if name.isascii() or (media / name).exists():
        return name
    names = (path.name for path in media.glob("*"))
    return next((other for other in names if normalize("NFC", other) == name), name)


def _misnamed(media: Path, name: str) -> tuple[str, str] | None:
    path = media / name
    if not _is_within(Path(os.path.normpath(path)), media):
        remedy = f"Copy the picture there and name just the file{_just_the_file(name)}."
        return f"'{short(name)}' is outside {media}/.", remedy
    if not _is_within(path.resolve(), media.resolve()):
        return f"'{name}' is a link to a file outside {media}/.", "Put the picture itself there."
    if path.is_dir():
        return f"'{name}' in {media}/ is a folder.", "Name one picture in it."
    return None if path.is_file() else _missing(media, name)


def _opened(path: Path) -> PictureFile | tuple[str, str]:
    """The file is read once, so that the picture that is looked at is the one that is hashed."""
    if path.stat().st_size > LARGEST_FILE:
        return "This picture's file has more than 50 MB.", "Save a smaller copy of it."
    content = path.read_bytes()
    if problem := _content_problem(path.name, content):
        return problem
    return PictureFile(path, hashlib.sha256(content).hexdigest())


def _is_within(path: Path, media: Path) -> bool:
    return path.is_relative_to(os.path.normpath(media))


def _missing(media: Path, name: str) -> tuple[str, str]:
    message = f"There is no file '{short(name)}' in {media}/."
    if "\\" in name:
        return message, f"Put it there, and name just the file{_just_the_file(name)}."
    names = sorted(path.name for path in media.glob("*") if path.is_file())
    question = did_you_mean(name, names)
    return message, question or "Put it there, or leave 'file' out until it is at hand."


def _just_the_file(name: str) -> str:
    """`: clock.jpg` after a path, be it written with slashes or as Windows writes it."""
    *_, last = re.split(r"[\\/]", name)
    return f": {short(last)}" if last.strip(".") else ""


def _unreachable(media: Path, name: str, error: Exception) -> tuple[str, str]:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENAMETOOLONG:
        return "This file name is too long.", "Give the picture a shorter one."
    if number == errno.ELOOP or isinstance(error, RuntimeError):
        return "This link leads in a circle.", f"Put the picture itself into {media}/."
    reason = error.strerror if isinstance(error, OSError) else "its name is none"
    message = f"'{short(name)}' in {media}/ cannot be opened ({reason})."
    return message, "Ask its owner for the right to read it."


def _content_problem(name: str, content: bytes) -> tuple[str, str] | None:
    from PIL import Image, ImageFile

    too_many = "This picture has more than 100 megapixels.", "Save a smaller copy of it."
    truncated, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(content), formats=PICTURE_FORMATS) as opened,
        ):
            if opened.width * opened.height > LARGEST_PICTURE:
                return too_many
            opened.load()
    except Image.DecompressionBombError:
        return too_many
    except Exception:  # noqa: BLE001 - Pillow's plugins let through whatever a broken file causes
        return f"'{name}' is not a picture that can be opened.", "Save it again as JPEG or PNG."
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated  # WeasyPrint, once loaded, has set it
    return None
