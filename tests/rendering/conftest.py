"""The newsletter's templates, a real photo, and documents opened again."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from folio.rendering import Template

ROOT = Path(__file__).parents[2]


@pytest.fixture
def template() -> Template:
    return Template(ROOT / "templates" / "newsletter", ROOT / "templates" / "_shared")


@pytest.fixture
def copied(template: Template, tmp_path: Path) -> Template:
    """The templates in a folder of their own, to be spoilt."""
    for folder in (template.folder, template.shared):
        (tmp_path / folder.name).mkdir()
        for file in folder.glob("*"):
            (tmp_path / folder.name / file.name).write_bytes(file.read_bytes())
    return Template(tmp_path / "newsletter", tmp_path / "_shared")


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo taken with the camera on its side: wide in the file, upright with a red top."""
    upright = Image.effect_noise((600, 900), 40).convert("RGB")
    ImageDraw.Draw(upright).rectangle((0, 0, 600, 100), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by 90 degrees
    exif[0x010F] = "A camera that shall not be named"
    file = tmp_path_factory.mktemp("photos") / "vejle.jpg"
    upright.transpose(Image.Transpose.ROTATE_90).save(file, exif=exif, quality=90)
    return file


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")
