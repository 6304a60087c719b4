"""Photos made ready for print and screen: upright, in one colour space, as large as shown."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageFile, ImageOps

from folio.errors import FolioError
from folio.text.marks import LARGEST_PICTURE, PICTURE_FORMATS, Picture

PRINT_DPI = 300
COARSEST_DPI = 110
"""A photo with fewer dots is shown smaller rather than coarser."""
FEW_COLOURS = 256
_MANY, _BAND = 30_000_000, 500
"""Dots from which on a picture is halved first, and rows of it at a time: a dot takes four bytes,
and four times that while its colours are changed."""
_MM_PER_INCH = 25.4
_IN_PRINT = {"quality": 85, "subsampling": 0, "progressive": False}
_ON_SCREEN = {"quality": 80, "subsampling": 2, "progressive": True}
_BROKEN = (
    Image.DecompressionBombError,
    OSError,
    ValueError,
    SyntaxError,
    ArithmeticError,
    LookupError,
    TypeError,
)
"""What Pillow lets out when a file is not what it says it is."""


class PictureError(FolioError):
    """A picture file cannot be shown."""

    exit_code = 1

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(f"{file}: {reason} Save it again as a JPEG or PNG file.")


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """A picture as it goes into a document, and the size at which it is shown."""

    content: bytes
    mime: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A picture as it goes onto a web page, as a file with this ending, and its size in pixels."""

    content: bytes
    ending: str
    width: int
    height: int


def prepared(picture: Picture, width_mm: float, height_mm: float) -> PreparedPicture:
    """The picture to be shown within a box; it must have a file.

    Raises PictureError if the file is no picture, is broken, or is too large to be opened safely.
    """
    assert picture.file  # noqa: S101 - a template asks only for pictures that are at hand
    return _prepared(picture.file, _saved(picture.file), width_mm, height_mm)


def on_screen(picture: Picture, width: int, height: int) -> ScreenPicture:
    """The picture made to fit into a box of pixels, and never enlarged; it must have a file.

    Raises PictureError as `prepared` does.
    """
    assert picture.file  # noqa: S101 - a template asks only for pictures that are at hand
    return _on_screen(picture.file, _saved(picture.file), width, height)


@lru_cache(maxsize=64)
def _on_screen(file: Path, _saved: tuple[int, ...], width: int, height: int) -> ScreenPicture:
    image = _decoded(file)
    image.thumbnail((width, height), Image.Resampling.LANCZOS)
    content, mime = _encoded(image, _ON_SCREEN)
    return ScreenPicture(content, "png" if mime == "image/png" else "jpg", *image.size)


def _saved(file: Path) -> tuple[int, ...]:
    """What differs once another photo has this name, even one that was taken at the same moment."""
    if not file.is_file():
        return ()
    state = file.stat()
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size


@lru_cache(maxsize=64)
def _prepared(
    file: Path, _saved: tuple[int, ...], width_mm: float, height_mm: float
) -> PreparedPicture:
    image = _decoded(file)
    width_px, height_px = image.size
    inches = min(
        width_mm / _MM_PER_INCH,
        height_mm / _MM_PER_INCH * width_px / height_px,
        width_px / COARSEST_DPI,
    )
    width = max(1, min(width_px, round(inches * PRINT_DPI)))
    tallest = round(height_mm / _MM_PER_INCH * PRINT_DPI)
    height = max(1, min(tallest, round(width * height_px / width_px)))
    if (width, height) != image.size:
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    content, mime = _encoded(image, _IN_PRINT)
    shown_mm = max(0.1, round(inches * _MM_PER_INCH, 2))
    tall_mm = min(height_mm, round(shown_mm * height / width, 2))
    return PreparedPicture(content, mime, shown_mm, tall_mm)


def _decoded(file: Path) -> Image.Image:
    """The picture upright and in grey or RGB on white, with nothing else of the file."""
    truncated, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(file, formats=PICTURE_FORMATS) as opened,
        ):
            _bounded(file, opened)
            plain = _plain(opened)
            plain.info = opened.info
            upright = _upright(plain)
            upright.info = {}
            return upright
    except FileNotFoundError as error:
        raise PictureError(file, "the picture is not there.") from error
    except _BROKEN as error:
        raise PictureError(file, f"this is not a picture that can be read ({error}).") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated  # WeasyPrint wants it, and sets it


def _bounded(file: Path, image: Image.Image) -> None:
    pixels = image.width * image.height
    if not 0 < pixels <= LARGEST_PICTURE:
        raise PictureError(file, f"{pixels // 1_000_000} million pixels are too many to open.")


def _plain(image: Image.Image) -> Image.Image:
    """In grey or RGB on white; one of very many dots is halved band by band, to spare room."""
    if image.width * image.height <= _MANY:
        return _in_plain_colours(image)
    tops = range(0, image.height, _BAND)
    bands = [(0, top, image.width, min(top + _BAND, image.height)) for top in tops]
    halves = [_in_plain_colours(image.crop(band)).reduce(2) for band in bands]
    size = (halves[0].width, sum(half.height for half in halves))
    whole = Image.new(halves[0].mode, size)
    for top, half in zip(tops, halves, strict=True):
        whole.paste(half, (0, top // 2))
    return whole


def _in_plain_colours(image: Image.Image) -> Image.Image:
    image = _in_srgb(image)
    if image.mode.startswith(("I", "F")):
        image = _eight_bit(image)
    if "A" in image.getbands() or "transparency" in image.info:
        layered = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), layered)
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _upright(image: Image.Image) -> Image.Image:
    """As the camera was held; what a camera tells that cannot be read is passed over."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - Pillow lets through whatever broken Exif data causes
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours that its profile means; a profile that cannot be read is passed over."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, meant, srgb, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _eight_bit(image: Image.Image) -> Image.Image:
    """Sixteen bits a dot, or any range of numbers, as 256 greys."""
    if image.mode.startswith("I;16"):
        image = image.convert("I")
    low, high = (float(edge) for edge in image.getextrema()[:2])  # type: ignore[arg-type]
    top = 65535.0 if image.mode == "I" and low >= 0 else high or 1.0
    return image.point(lambda dot: dot * (255.0 / top)).convert("L")


def _encoded(image: Image.Image, how: Mapping[str, int]) -> tuple[bytes, str]:
    """As PNG where there are few colours and that is smaller (drawings, logos), else as JPEG."""
    as_jpeg = BytesIO()
    image.save(as_jpeg, "JPEG", **how)
    if image.getcolors(FEW_COLOURS):
        as_png = BytesIO()
        image.save(as_png, "PNG", optimize=True)
        if as_png.tell() <= as_jpeg.tell():
            return as_png.getvalue(), "image/png"
    return as_jpeg.getvalue(), "image/jpeg"
