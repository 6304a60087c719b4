"""Broken pictures as photos of meetings: each is told where it is named, or shown in both forms."""

import gc
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import page
import pytest

from folio import actions
from folio.rendering.pictures import on_screen
from folio.text.marks import Phrase, Picture
from tests.conftest import Miniature
from tests.finished import both_forms
from tests.finished.documents import Finished
from tests.handing_in import FOLDERS
from tests.hostile.pictures import LARGEST, Pictures, broken_ones_of_pillow, damaged
from tests.judging import open_xml_faults, pictures_of_pillow
from tests.properties.trials import MEMORY, SECONDS, ill_told
from tests.properties.writing import written

pytestmark = pytest.mark.no_cover

TOGETHER = 40
"""So many photos a meeting has; were they all refused, more would not be told of."""


@pytest.mark.parametrize(("pictures", "many"), [(damaged, 132), (broken_ones_of_pillow, 72)])
def test_each_broken_picture_is_told_where_it_is_named_or_shown_in_both_forms(
    pictures: Callable[[], Pictures], many: int, miniature: Miniature
) -> None:
    tried = pictures()
    assert len(tried) == many
    shown = _shown(miniature, tried)
    assert 0 < len(shown) < many
    assert _off_in_documents(miniature, shown) == []


@pytest.mark.soak
def test_each_picture_of_pillow_is_told_where_it_is_named_or_shown_in_both_forms(
    miniature: Miniature,
) -> None:
    tried = pictures_of_pillow()
    shown = _shown(miniature, tried)
    assert all(tried[name].startswith((b"\xff\xd8\xff", b"\x89PNG")) for name in shown)
    for number, at in enumerate(range(0, len(shown), TOGETHER), start=3):
        assert _off_in_documents(miniature, shown[at : at + TOGETHER], number) == []
    print(f"\n{len(tried)} pictures, {len(shown)} of them shown", end="")


@pytest.mark.soak
@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_picture_takes_neither_long_nor_much_room(
    name: str, miniature: Miniature
) -> None:
    shown = _shown(miniature, {name: LARGEST[name]()})
    assert shown == [name]
    assert _off_in_documents(miniature, shown) == []


def _shown(miniature: Miniature, pictures: Pictures) -> list[str]:
    """The pictures of which nothing is told; what is told of others has a place and a remedy."""
    for name, content in pictures.items():
        miniature.write(f"media/{name}", content)
    names = [*pictures]
    meetings = {f"m-{at}": names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)}
    for number, (meeting, photos) in enumerate(meetings.items(), start=3):
        _write(miniature, meeting, number, photos)
    with _within_limits():
        problems = miniature.problems
    assert [fault for problem in problems for fault in ill_told(problem)] == []
    told = {(Path(problem.file).stem, problem.field) for problem in problems}
    for meeting in meetings:
        miniature.remove(f"meetings/{meeting}.yaml")
    return [
        name
        for meeting, photos in meetings.items()
        for place, name in enumerate(photos)
        if (meeting, f"photos[{place}].file") not in told
    ]


def _off_in_documents(miniature: Miniature, photos: Sequence[str], number: int = 3) -> list[str]:
    """What is wrong with the newsletter of a meeting with these photos, and with them on a page."""
    meeting = f"photos-{number}"
    _write(miniature, meeting, number, photos)
    outputs, made = miniature.root / "outputs/tiny", {}
    for document in actions.plan(FOLDERS, "tiny").to_make:
        if (document.kind, document.subject, document.language) == ("newsletter", meeting, "en"):
            with _within_limits():
                made[document.form] = outputs / actions.make(FOLDERS, document)
    with _within_limits():
        for name in photos:
            on_screen(Picture(*[Phrase()] * 4, miniature.folder / "media" / name), 1600, 1600)
    finished = Finished("newsletter", "en", made["pdf"])
    assert {*photos} <= {figure.alt for figure in finished.pdf.document.find("Figure")}
    report = page.validate_pdf(str(made["pdf"]), profile="ua1")
    return [
        *both_forms.unlike(finished),
        *map(str, open_xml_faults(made["docx"])),
        *map(str, () if report.is_compliant else report.failures),
    ]


def _write(miniature: Miniature, meeting: str, number: int, photos: Sequence[str]) -> None:
    """A meeting with photos; of each its name is told."""
    record = {
        "number": str(number),
        "dates": "2014-03",
        "place": {"city": "Kalnava", "country": "LV", "in": "Kalnava, Latvia"},
        "summary": "The towns looked at pictures.",
        "photos": [{"file": name, "caption": name, "alt": name} for name in photos],
    }
    miniature.write(f"meetings/{meeting}.yaml", written(record))


@contextmanager
def _within_limits() -> Iterator[None]:
    """What is done takes no more of the processor's time and of memory than it may."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    begun = time.process_time()
    yield
    assert time.process_time() - begun < SECONDS
    told = Path("/proc/self/status").read_text(encoding="ascii")
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", told)
    assert int(peak) * 1024 < MEMORY
