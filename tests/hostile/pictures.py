"""Damaged pictures, each in another way: written here, byte by byte, or of Pillow's own tests."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random

from PIL import Image, ImageCms

from tests.judging import pictures_of_pillow

Pictures = dict[str, bytes]
"""Pictures by the names of their files."""

_BROKEN = re.compile("bad|bomb|broken|crash|dos|invalid|oom|timeout|truncat")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WIDTH, _HEIGHT = 60, 40
_ROW = b"\0" + bytes(range(3 * _WIDTH))
_PLACES = 10
_SIDE = 10_000
"""By this and one less a picture has just fewer dots than are refused."""


def damaged() -> Pictures:
    """Pictures with every sort of damage that we could think of."""
    photo, drawing = _saved("JPEG", quality=90), _saved("PNG")
    found = {
        **_maimed(photo, "jpg"),
        **_maimed(drawing, "png"),
        **{f"png-{name}.png": content for name, content in _ill_made_png()},
        **{f"jpg-{name}.jpg": content for name, content in _ill_made_jpeg(photo)},
        **{f"other-{name}": content for name, content in _of_other_sorts()},
    }
    return {name.replace(" ", "-"): content for name, content in found.items()}


def broken_ones_of_pillow() -> Pictures:
    """Those of the pictures of Pillow's tests whose names say that something is wrong with them."""
    return {name: one for name, one in pictures_of_pillow().items() if _BROKEN.search(name)}


def _large(mode: str, form: str, **options: object) -> bytes:
    return _written(Image.new(mode, (_SIDE, _SIDE - 1)), form, **options)


LARGEST: dict[str, Callable[[], bytes]] = {
    "two-colours.png": lambda: _large("1", "PNG"),
    "palette.png": lambda: _large("P", "PNG", transparency=0),
    "clear-grey.png": lambda: _large("LA", "PNG"),
    "clear.png": lambda: _large("RGBA", "PNG"),
    "deep.png": lambda: _large("I;16", "PNG"),
    "grey.jpg": lambda: _large("L", "JPEG"),
    "upright.jpg": lambda: _large("RGB", "JPEG", exif=_turned(6)),
    "cmyk.jpg": lambda: _large("CMYK", "JPEG", exif=_turned(6)),
    "profile.jpg": lambda: _large("RGB", "JPEG", icc_profile=_profile("sRGB")),
}
"""How pictures are made that have as many dots as are allowed, of the sorts that take most room."""


def _maimed(content: bytes, ending: str) -> Pictures:
    """Cut off at some places, and with some bytes of chance at others."""
    step = len(content) // _PLACES
    chance = Random(7)  # noqa: S311 - the same each time
    found = {}
    for number, place in enumerate(range(0, step * _PLACES, step)):
        found[f"{ending}-cut-{number}.{ending}"] = content[:place]
        inside = place + chance.randrange(step)
        changed = content[:inside] + chance.randbytes(8) + content[inside + 8 :]
        found[f"{ending}-changed-{number}.{ending}"] = changed
    return found


def _ill_made_png() -> Iterator[tuple[str, bytes]]:
    """PNG files of which one thing is not as it should be."""
    head, rows, end = _head(), _chunk(b"IDAT", zlib.compress(_ROW * _HEIGHT)), _chunk(b"IEND")
    palette = _chunk(b"PLTE", b"\xff\0\0")
    few = _head(colour=3)
    yield "wrong sum of head", _png(_head(fault=1), rows, end)
    yield "wrong sum of dots", _png(head, _chunk(b"IDAT", zlib.compress(_ROW * _HEIGHT), 1), end)
    yield "wrong sum at end", _png(head, rows, _chunk(b"IEND", fault=1))
    yield "no head", _png(rows, end)
    yield "two heads", _png(head, _head(width=9), rows, end)
    yield "head last", _png(rows, end, head)
    yield "short head", _png(_chunk(b"IHDR", bytes(7)), rows, end)
    yield "no dots", _png(head, end)
    yield "no end", _png(head, rows)
    yield "chunk longer than the file", _png(head, struct.pack(">I", 10**6) + b"IDAT" + bytes(99))
    yield "chunk of negative length", _png(head, b"\xff\xff\xff\xff" + b"IDAT" + bytes(99))
    yield "chunk of no name", _png(head, _chunk(b"\0\0\0\0", b"x"), rows, end)
    for name, side in {"none": 0, "most": 2**31 - 1, "negative": 2**32 - 1}.items():
        yield f"width {name}", _png(_head(width=side), rows, end)
        yield f"height {name}", _png(_head(height=side), rows, end)
    yield "billions of dots", _png(_head(width=65_500, height=65_500), rows, end)
    yield "depth of three bits", _png(_head(depth=3), rows, end)
    yield "colours of no sort", _png(_head(colour=5), rows, end)
    yield "compressed otherwise", _png(_head(compression=7), rows, end)
    yield "filtered otherwise", _png(_head(filtering=7), rows, end)
    yield "woven otherwise", _png(_head(interlace=2), rows, end)
    yield "woven", _png(_head(interlace=1), rows, end)
    yield "rows filtered otherwise", _png(head, _dots(b"\x09" + _ROW[1:]), end)
    yield "too few rows", _png(head, _dots(_ROW), end)
    yield "too many rows", _png(head, _dots(_ROW * 100_000), end)
    yield "dots that are not packed", _png(head, _chunk(b"IDAT", b"dots"), end)
    yield "no palette", _png(few, rows, end)
    yield "dots outside the palette", _png(few, palette, rows, end)
    yield "palette too long", _png(few, _chunk(b"PLTE", bytes(3 * 257)), rows, end)
    yield "palette cut off", _png(few, _chunk(b"PLTE", bytes(4)), rows, end)
    yield "palette last", _png(few, rows, palette, end)
    yield "more clear than colours", _png(few, palette, _chunk(b"tRNS", bytes(256)), rows, end)
    yield "clear by half a colour", _png(head, _chunk(b"tRNS", b"\0"), rows, end)
    bomb = zlib.compress(bytes(100_000_000), 9)
    yield "text that is a bomb", _png(head, _chunk(b"zTXt", b"a\0\0" + bomb), rows, end)
    yield "profile that is a bomb", _png(head, _chunk(b"iCCP", b"a\0\0" + bomb), rows, end)
    yield (
        "profile of no sort",
        _png(head, _chunk(b"iCCP", b"a\0\0" + zlib.compress(b"?")), rows, end),
    )
    yield "profile that is not packed", _png(head, _chunk(b"iCCP", b"a\0\0??"), rows, end)
    yield "brightness none", _png(head, _chunk(b"gAMA", bytes(4)), rows, end)
    yield "metres none", _png(head, _chunk(b"pHYs", bytes(9)), rows, end)
    yield "exif of no sort", _png(head, _chunk(b"eXIf", b"II*\0\xff\xff"), rows, end)
    yield "text after the dots", _png(head, rows, _chunk(b"zTXt", b"a\0\0?"), end)
    yield "no frames", _png(head, _chunk(b"acTL", bytes(8)), rows, end)
    yield (
        "frames that are missing",
        _png(head, _chunk(b"acTL", struct.pack(">II", 9, 0)), rows, end),
    )
    frame = struct.pack(">IIIIIHHBB", 0, _WIDTH, _HEIGHT, 50, 50, 1, 0, 9, 9)
    frames = _chunk(b"acTL", struct.pack(">II", 1, 0)) + _chunk(b"fcTL", frame)
    yield "frame outside", _png(head, frames, rows, end)


def _ill_made_jpeg(photo: bytes) -> Iterator[tuple[str, bytes]]:
    """Photos of which one thing is not as it should be."""
    for side in (0, 9, 99, 65_535):
        yield f"turned otherwise {side}", _saved("JPEG", exif=_turned(side))
    yield "exif of no sort", _with(photo, 0xE1, b"Exif\0\0" + bytes(range(200)))
    yield "exif in a circle", _with(photo, 0xE1, b"Exif\0\0II*\0\x08\0\0\0\0\0\x08\0\0\0")
    entry = struct.pack("<HHII", 0x0112, 3, 2**32 - 1, 2**32 - 1)
    yield "exif without end", _with(photo, 0xE1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + entry)
    fraction = struct.pack("<HHII", 0x011A, 5, 1, 26) + bytes(12)
    yield "exif by nought", _with(photo, 0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0" + fraction)
    yield "exif cut off", _with(photo, 0xE1, b"Exif\0\0II")
    yield "more frames of no sort", _with(photo, 0xE2, b"MPF\0" + bytes(range(200)))
    nowhere = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0xB001, 4, 1, 2**31) + bytes(4)
    yield "more frames that are missing", _with(photo, 0xE2, b"MPF\0" + nowhere)
    yield "adobe cut off", _with(photo, 0xEE, b"Adobe\0d")
    yield "photoshop of no sort", _with(photo, 0xED, b"Photoshop 3.0\x008BIM" + b"\xff" * 30)
    yield (
        "density none",
        photo.replace(b"JFIF\0\x01\x01\0\0\x01\0\x01", b"JFIF\0\x01\x01\x01" + bytes(4)),
    )
    yield "segment of no length", _with(photo, 0xFE, b"", length=0)
    yield "segment longer than the file", _with(photo, 0xFE, b"", length=65_535)
    for name, marker in {
        "huffman": b"\xff\xc4",
        "quantization": b"\xff\xdb",
        "frame": b"\xff\xc0",
    }.items():
        yield f"no {name}", photo.replace(marker, b"\xff\xfe")
    yield "no scan", photo.partition(b"\xff\xda")[0]
    frame = photo.index(b"\xff\xc0")
    for name, width, height in (
        ("none", 0, 0),
        ("low", 3, 40),
        ("most", 65_535, 65_535),
        ("more", 900, 900),
    ):
        sides = struct.pack(">HH", height, width)
        yield f"size {name}", photo[: frame + 5] + sides + photo[frame + 9 :]
    for name, marker in {"arithmetic": 0xC9, "lossless": 0xC3, "progressive": 0xC2}.items():
        yield f"otherwise {name}", photo[: frame + 1] + bytes([marker]) + photo[frame + 2 :]
    yield "twelve bits", photo[: frame + 4] + b"\x0c" + photo[frame + 5 :]
    yield "five colours", photo[: frame + 9] + b"\x05" + photo[frame + 10 :]
    yield "progressive cut off", _saved("JPEG", progressive=True)[:1500]
    yield "begins twice", photo[:2] + photo
    yield "profile of no sort", _saved("JPEG", icc_profile=b"profile")
    yield "profile of another sort", _saved("JPEG", icc_profile=_profile("LAB"))
    yield "cmyk with a profile for screens", _saved("JPEG", "CMYK", icc_profile=_profile("sRGB"))
    yield (
        "profile of which half is there",
        _with(photo, 0xE2, b"ICC_PROFILE\0\x01\x02" + bytes(128)),
    )


def _of_other_sorts() -> Iterator[tuple[str, bytes]]:
    """Files of other sorts under the names of pictures."""
    for sort in ("GIF", "WEBP", "TIFF", "BMP", "ICO"):
        yield f"{sort.lower()}.jpg", _saved(sort)
    yield "page.png", b"<!doctype html><title>404</title><p>There is no such picture."
    yield "drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    yield "print.jpg", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    yield "postscript.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%id) run\n"
    yield "nothing.jpg", b""


def _saved(form: str, mode: str = "RGB", **options: object) -> bytes:
    """A picture in which no two dots are alike."""
    dots = Random(1).randbytes(3 * _WIDTH * _HEIGHT)  # noqa: S311 - the same each time
    return _written(Image.frombytes("RGB", (_WIDTH, _HEIGHT), dots).convert(mode), form, **options)


def _written(image: Image.Image, form: str, **options: object) -> bytes:
    content = BytesIO()
    image.save(content, form, **options)
    return content.getvalue()


def _turned(side: int) -> Image.Exif:
    """What a camera says of a photo that was taken with this side up."""
    told = Image.Exif()
    told[0x0112] = side
    return told


def _profile(space: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def _with(photo: bytes, marker: int, body: bytes, length: int | None = None) -> bytes:
    """A photo with one more segment at its beginning."""
    told = len(body) + 2 if length is None else length
    return photo[:2] + bytes([0xFF, marker]) + struct.pack(">H", told) + body + photo[2:]


def _png(*chunks: bytes) -> bytes:
    return _SIGNATURE + b"".join(chunks)


def _chunk(kind: bytes, body: bytes = b"", fault: int = 0) -> bytes:
    """A part of a PNG file, with its length and its sum; `fault` makes the sum a wrong one."""
    return (
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body) ^ fault)
    )


def _dots(rows: bytes) -> bytes:
    return _chunk(b"IDAT", zlib.compress(rows))


def _head(
    *,
    width: int = _WIDTH,
    height: int = _HEIGHT,
    depth: int = 8,
    colour: int = 2,
    compression: int = 0,
    filtering: int = 0,
    interlace: int = 0,
    fault: int = 0,
) -> bytes:
    """What a PNG file says of itself; it has three bytes a dot, row by row."""
    told = (width, height, depth, colour, compression, filtering, interlace)
    return _chunk(b"IHDR", struct.pack(">IIBBBBB", *told), fault)
