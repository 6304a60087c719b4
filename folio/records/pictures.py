"""Pictures that records name: inside media/, real, and small enough to open safely."""

import errno
import hashlib
import os
import re
import warnings
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from folio.errors import Message, sentence
from folio.model.register import PictureFile
from folio.records.messages import did_you_mean
from folio.records.opening import why_not_opened
from folio.records.yaml_file import short
from folio.text.marks import LARGEST_PICTURE, PICTURE_FORMATS

LARGEST_FILE = 50 * 1024 * 1024
"""In bytes; a photo of 40 megapixels has about 20 MB."""


def picture(media: Path, name: str) -> PictureFile | tuple[Message, Message]:
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


def _misnamed(media: Path, name: str) -> tuple[Message, Message] | None:
    path = media / name
    if not _is_within(Path(os.path.normpath(path)), media):
        message = sentence("'{name}' is outside {folder}/.", name=short(name), folder=media)
        if last := _just_the_file(name):
            return message, sentence(
                "Copy the picture there and name just the file: {name}.", name=last
            )
        return message, sentence("Copy the picture there and name just the file.")
    if not _is_within(path.resolve(), media.resolve()):
        message = sentence(
            "'{name}' is a link to a file outside {folder}/.", name=name, folder=media
        )
        return message, sentence("Put the picture itself there.")
    if path.is_dir():
        message = sentence("'{name}' in {folder}/ is a folder.", name=name, folder=media)
        return message, sentence("Name one picture in it.")
    return None if path.is_file() else _missing(media, name)


def _opened(path: Path) -> PictureFile | tuple[Message, Message]:
    """The file is read once, so that the picture that is looked at is the one that is hashed."""
    if path.stat().st_size > LARGEST_FILE:
        message = sentence("This picture's file has more than 50 MB.")
        return message, sentence("Save a smaller copy of it.")
    content = path.read_bytes()
    if problem := _content_problem(path.name, content):
        return problem
    return PictureFile(path, hashlib.sha256(content).hexdigest())


def _is_within(path: Path, media: Path) -> bool:
    return path.is_relative_to(os.path.normpath(media))


def _missing(media: Path, name: str) -> tuple[Message, Message]:
    message = sentence("There is no file '{name}' in {folder}/.", name=short(name), folder=media)
    if "\\" in name:
        if last := _just_the_file(name):
            return message, sentence("Put it there, and name just the file: {name}.", name=last)
        return message, sentence("Put it there, and name just the file.")
    there = (path.name for path in media.glob("*") if path.is_file())
    names = sorted(other for other in there if other == other.strip())  # as a record can say it
    question = did_you_mean(name, names)
    return message, question or sentence("Put it there, or leave 'file' out until it is at hand.")


def _just_the_file(name: str) -> str:
    """`clock.jpg` of a path, be it written with slashes or as Windows writes it; or nothing."""
    *_, last = re.split(r"[\\/]", name)
    return short(last) if last.strip(".") else ""


def _unreachable(media: Path, name: str, error: Exception) -> tuple[Message, Message]:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENAMETOOLONG:
        return sentence("This file name is too long."), sentence("Give the picture a shorter one.")
    if number == errno.ELOOP or isinstance(error, RuntimeError):
        message = sentence("This link leads in a circle.")
        return message, sentence("Put the picture itself into {folder}/.", folder=media)
    if isinstance(error, OSError):
        return why_not_opened(error)
    message = sentence("'{name}' cannot be the name of a file.", name=short(name))
    return message, sentence("Give the picture another one.")


def _content_problem(name: str, content: bytes) -> tuple[Message, Message] | None:
    from PIL import Image, ImageFile

    truncated, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(content), formats=PICTURE_FORMATS) as opened,
        ):
            if opened.width * opened.height > LARGEST_PICTURE:
                return _too_many_pixels()
            opened.load()
    except Image.DecompressionBombError:
        return _too_many_pixels()
    except Exception:  # noqa: BLE001 - Pillow's plugins let through whatever a broken file causes
        message = sentence("'{name}' is not a picture that can be opened.", name=name)
        return message, sentence("Save it again as JPEG or PNG.")
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated  # WeasyPrint, once loaded, has set it
    return None


def _too_many_pixels() -> tuple[Message, Message]:
    message = sentence("This picture has more than 100 megapixels.")
    return message, sentence("Save a smaller copy of it.")
