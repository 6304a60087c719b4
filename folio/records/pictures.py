"""Pictures that records name: inside media/, real, and small enough to open safely."""

import hashlib
import warnings
from pathlib import Path

from folio.model.register import PictureFile
from folio.records.messages import did_you_mean

LARGEST_FILE = 50 * 1024 * 1024
"""In bytes; a photo of 40 megapixels has about 20 MB."""
LARGEST_PICTURE = 100_000_000
"""In pixels."""
FORMATS = ("JPEG", "PNG")


def picture_problem(media: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with a picture's file and what to do, or None where nothing is."""
    path = media / name
    if not _can_be_name(path):
        return "No picture can be found by this name.", "Name one file that is there itself."
    if not _is_inside(path, media):
        return f"'{name}' is outside {media}/.", "Copy the picture there and name just the file."
    if path.is_dir():
        return f"'{name}' in {media}/ is a folder.", "Name one picture in it."
    if not path.is_file():
        return f"There is no file '{name}' in {media}/.", _known(media, name)
    if path.stat().st_size > LARGEST_FILE:
        return "This picture's file has more than 50 MB.", "Save a smaller copy of it."
    return _content_problem(path)


def picture_file(media: Path, name: str) -> PictureFile:
    """A picture without problems, as the register holds it."""
    path = media / name
    return PictureFile(path, hashlib.sha256(path.read_bytes()).hexdigest())


def _can_be_name(path: Path) -> bool:
    """Whether the computer can look for it at all: no circle of links, not too long a name."""
    try:
        path.resolve()
        path.is_file()
    except (OSError, ValueError, RuntimeError):
        return False
    return True


def _is_inside(path: Path, media: Path) -> bool:
    return path.resolve().is_relative_to(media.resolve())


def _known(media: Path, name: str) -> str:
    names = sorted(path.name for path in media.glob("*") if path.is_file())
    return did_you_mean(name, names) or "Put it there, or leave 'file' out until it is at hand."


def _content_problem(path: Path) -> tuple[str, str] | None:
    from PIL import Image, ImageFile

    too_many = "This picture has more than 100 megapixels.", "Save a smaller copy of it."
    truncated, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(path, formats=FORMATS) as picture,
        ):
            if picture.width * picture.height > LARGEST_PICTURE:
                return too_many
            picture.load()
    except Image.DecompressionBombError:
        return too_many
    except Exception:  # noqa: BLE001 - Pillow's plugins let through whatever a broken file causes
        message = f"'{path.name}' is not a picture that can be opened."
        return message, "Save it again as JPEG or PNG."
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated  # WeasyPrint, once loaded, has set it
    return None
