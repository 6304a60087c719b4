"""Photos are upright, plain, of the size they are shown at, and never a danger."""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from folio.errors import FolioError
from folio.records.pictures import picture as door
from folio.rendering import Template, render
from folio.rendering.pictures import PictureError, on_screen, prepared
from folio.text.marks import Picture
from tests.rendering.conftest import opened
from tests.rendering.samples import latvian, phrase


def picture(file: Path) -> Picture:
    return Picture(*(phrase(text, "en") for text in ("Caption", "Alt", "Credit", "Note")), file)


def saved(image: Image.Image, file: Path, **options: object) -> Picture:
    image.save(file, **options)
    return picture(file)


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[0] > 200 and pixel[1] < 60 and pixel[2] < 60)


def test_a_photo_taken_sideways_stands_upright(photo: Path) -> None:
    ready = prepared(picture(photo), 166, 96)
    upright = opened(ready.content)
    assert upright.height > upright.width
    assert is_red(upright.getpixel((upright.width // 2, 5)))


def test_a_picture_whose_camera_tells_what_nobody_understands_is_shown(tmp_path: Path) -> None:
    grey = Image.effect_noise((300, 200), 60)
    ready = prepared(saved(grey, tmp_path / "grey.png", exif=b"II*\0\xff\xff"), 166, 96)
    assert opened(ready.content).size == (300, 200)


def test_a_photo_tells_nothing_of_its_camera(photo: Path) -> None:
    ready = prepared(picture(photo), 166, 96)
    assert not Image.open(BytesIO(ready.content)).getexif()
    assert b"camera" not in ready.content


def test_a_photo_has_no_more_dots_than_are_printed(tmp_path: Path) -> None:
    large = Image.effect_noise((4000, 3000), 50).convert("RGB")
    ready = prepared(saved(large, tmp_path / "large.jpg"), 114, 200)
    assert (ready.width_mm, opened(ready.content).width) == (114, round(114 / 25.4 * 300))


def test_a_small_photo_is_shown_small(tmp_path: Path) -> None:
    small = Image.effect_noise((220, 110), 50).convert("RGB")
    ready = prepared(saved(small, tmp_path / "small.jpg"), 166, 96)
    assert opened(ready.content).width == 220
    assert (ready.width_mm, ready.height_mm) == (50.8, 25.4)


def test_the_same_picture_is_in_word_and_pdf(template: Template, photo: Path) -> None:
    fields = latvian(photo).fields
    document = Document(BytesIO(render("docx", fields, template)))
    in_word = [part.blob for part in document.part.package.iter_parts() if "jpg" in part.partname]
    pages = PdfReader(BytesIO(render("pdf", fields, template))).pages
    in_pdf = {
        image.indirect_reference.get_object()._data for page in pages for image in page.images
    }
    assert len(in_word) == 1
    assert set(in_word) == in_pdf


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK", "YCbCr"])
def test_every_way_of_storing_colours_can_be_shown(mode: str, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L")
    image = (
        grey.convert("I").point(lambda dot: dot * 257).convert("I;16")
        if mode == "I;16"
        else grey.convert("RGB").convert(mode)
    )
    ending = "jpg" if mode in ("CMYK", "YCbCr") else "png"
    ready = prepared(saved(image, tmp_path / f"picture.{ending}"), 50, 50)
    shown = opened(ready.content).convert("L")
    assert shown.getpixel((shown.width // 2, 2)) < 40
    assert shown.getpixel((shown.width // 2, shown.height - 3)) > 200


@pytest.mark.parametrize("channels", [1, 2, 3, 4], ids=["grey", "grey+alpha", "rgb", "rgba"])
def test_sixteen_bits_a_colour_can_be_shown(channels: int, tmp_path: Path) -> None:
    file = tmp_path / "deep.png"
    file.write_bytes(_deep_png(channels))
    shown = opened(prepared(picture(file), 50, 50).content).convert("L")
    top, bottom = shown.getpixel((1, 1)), shown.getpixel((1, 62))
    assert isinstance(bottom, int)
    assert bottom > 240
    assert top == (251 if channels in (2, 4) else 4)  # where it is nearly transparent, or dark


@pytest.mark.parametrize("has_cover", [True, False])
def test_of_a_moving_picture_the_first_frame_is_shown(has_cover: bool, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (300, 200), colour) for colour in ("red", "blue", "green")]
    options = {"save_all": True, "append_images": frames[1:], "default_image": has_cover}
    ready = prepared(saved(frames[0], tmp_path / "moving.png", **options), 50, 50)
    assert is_red(opened(ready.content).getpixel((100, 100)))
    assert b"acTL" not in ready.content


@pytest.mark.parametrize("size", [(1, 1), (5000, 2), (2, 5000), (1, 60_000)])
def test_a_picture_of_an_odd_shape_can_be_shown(size: tuple[int, int], tmp_path: Path) -> None:
    ready = prepared(saved(Image.new("RGB", size, "red"), tmp_path / "odd.png"), 114, 76)
    assert 0 < ready.width_mm <= 114
    assert 0 < ready.height_mm <= 76
    assert min(opened(ready.content).size) >= 1


def test_what_is_transparent_is_shown_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ready = prepared(saved(clear, tmp_path / "clear.png"), 50, 50)
    assert opened(ready.content).getpixel((100, 100)) == (255, 255, 255)


def test_a_drawing_of_few_colours_stays_a_png(tmp_path: Path) -> None:
    flat = Image.new("RGB", (200, 200), "navy")
    assert prepared(saved(flat, tmp_path / "flat.jpg"), 50, 50).mime == "image/png"


def test_a_grey_photo_is_a_jpeg_though_it_has_few_colours(tmp_path: Path) -> None:
    grey = Image.effect_noise((400, 300), 60)
    ready = prepared(saved(grey, tmp_path / "grey.jpg"), 114, 76)
    assert (ready.mime, opened(ready.content).size) == ("image/jpeg", (400, 300))


def test_a_photo_of_forty_megapixels_leaves_a_document_that_can_be_sent(
    template: Template, tmp_path: Path
) -> None:
    seen = Image.merge("RGB", [Image.effect_noise((800, 600), 90) for _ in "RGB"])
    file = tmp_path / "large.jpg"
    seen.resize((7304, 5478), Image.Resampling.NEAREST).save(file, quality=75)
    assert not isinstance(door(tmp_path, "large.jpg"), tuple)
    for form in ("docx", "pdf"):
        assert len(render(form, latvian(file).fields, template)) < 4_000_000


@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_where_and_by_whom_a_photo_was_taken_is_in_neither_form(
    ending: str, template: Template, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010F] = exif[0x8298] = "SECRET"
    exif.get_ifd(0x8825).update({1: "N", 2: (56.0, 57.0, 12.0), 29: "SECRET"})
    text = PngInfo()
    text.add_text("Author", "SECRET")
    text.add_itxt("XML:com.adobe.xmp", "SECRET")
    options = {"exif": exif, "comment": b"SECRET", "xmp": b"SECRET"}
    colours = Image.merge("RGB", [Image.effect_noise((300, 200), 60) for _ in "RGB"])
    file = tmp_path / f"secret.{ending}"
    colours.save(file, **({"exif": exif, "pnginfo": text} if ending == "png" else options))
    file.write_bytes(file.read_bytes() + b"SECRET")
    assert dict(Image.open(file).getexif().get_ifd(0x8825))
    fields = latvian(file).fields
    with ZipFile(BytesIO(render("docx", fields, template))) as word:
        parts = [word.read(name) for name in word.namelist()]
    printed = PdfReader(BytesIO(render("pdf", fields, template)))
    streams = [image.indirect_reference for page in printed.pages for image in page.images]
    contents = [*parts, *(stream.get_object()._data for stream in streams)]
    assert streams
    for content in contents:
        assert not any(told in content for told in (b"SECRET", b"Exif", b"eXIf", b"adobe.com/xap"))


def test_a_colour_profile_is_heeded_and_left_out(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noise = Image.effect_noise((300, 200), 50).convert("RGB")
    ready = prepared(saved(noise, tmp_path / "p.jpg", icc_profile=profile), 50, 50)
    assert "icc_profile" not in Image.open(BytesIO(ready.content)).info


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff"]
)
def test_a_broken_picture_is_told_with_its_file(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "broken.jpg"
    file.write_bytes(content)
    with pytest.raises(PictureError, match=r"broken\.jpg: this is not a picture"):
        prepared(picture(file), 50, 50)


def test_half_a_photo_is_told_though_weasyprint_would_show_it(
    template: Template, photo: Path, tmp_path: Path
) -> None:
    render("pdf", latvian(photo).fields, template)  # from now on Pillow would take halves
    half = tmp_path / "half.jpg"
    half.write_bytes(photo.read_bytes()[:20_000])
    with pytest.raises(FolioError, match=r"half\.jpg"):
        render("pdf", latvian(half).fields, template)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    bomb = saved(Image.new("1", (20_000, 20_000)), tmp_path / "bomb.png")
    with pytest.raises(PictureError, match=r"bomb\.png"):
        prepared(bomb, 50, 50)


def test_a_picture_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="is not there"):
        prepared(picture(tmp_path / "gone.jpg"), 50, 50)


def test_a_photo_on_a_page_is_upright_and_tells_nothing_of_its_camera(photo: Path) -> None:
    shown = on_screen(picture(photo), 1600, 1600)
    assert (shown.ending, shown.width, shown.height) == ("jpg", 600, 900)
    assert is_red(opened(shown.content).getpixel((300, 5)))
    assert not Image.open(BytesIO(shown.content)).getexif()


def test_a_photo_on_a_page_is_no_larger_than_its_box(tmp_path: Path) -> None:
    large = saved(Image.effect_noise((4000, 3000), 50).convert("RGB"), tmp_path / "large.jpg")
    shown = on_screen(large, 1600, 1600)
    assert (shown.width, shown.height) == opened(shown.content).size == (1600, 1200)


def test_a_drawing_on_a_page_stays_sharp(tmp_path: Path) -> None:
    drawing = Image.new("RGB", (300, 200), "white")
    drawing.paste("navy", (50, 50, 150, 150))
    assert on_screen(saved(drawing, tmp_path / "drawing.png"), 1600, 1600).ending == "png"


def test_a_photo_that_takes_the_name_of_one_as_old_is_another_photo(tmp_path: Path) -> None:
    red, blue = (
        saved(Image.new("RGB", (90, 60), colour), tmp_path / f"{colour}.png")
        for colour in ("red", "blue")
    )
    assert red.file
    assert blue.file
    for file in (red.file, blue.file):
        os.utime(file, (0, 0))
    assert is_red(opened(prepared(red, 50, 50).content).getpixel((5, 5)))
    blue.file.replace(red.file)
    assert not is_red(opened(prepared(red, 50, 50).content).getpixel((5, 5)))


def _deep_png(channels: int) -> bytes:
    """64 by 64 dots of 16 bits a channel, from dark and transparent to light and solid."""
    values = (65535 * row // 63 for row in range(64))
    rows = b"".join(b"\0" + struct.pack(">H", value) * 64 * channels for value in values)
    head = struct.pack(">IIBBBBB", 64, 64, 16, {1: 0, 2: 4, 3: 2, 4: 6}[channels], 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
