"""Each mistake is answered in plain words: where it is, what it is, and what to do.

A folder of tests/wrong/ holds the files that differ from the miniature, and in answer.txt exactly
what `folio check` says to them. What cannot well be kept in git is made by a function below.
"""

import itertools
import json
import os
import re
import shutil
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from lxml import etree
from PIL import Image
from pypdf import PdfReader, PdfWriter
from typer.testing import CliRunner

from folio import actions
from folio.actions import Folders
from folio.cli import app
from folio.documents import newsletter
from folio.errors import RecordsError, UsageError
from folio.records import reader
from folio.text.language import Language
from tests.conftest import REPOSITORY
from tests.phrases import descriptions, phrases_of, said
from tests.rights import somebody_without_rights
from tests.test_cli import folio

WRONG = Path(__file__).parent / "wrong"
MISTAKES = sorted(folder.name for folder in WRONG.iterdir() if folder.is_dir())
MEETING = "meetings/2013-09-ribeira.yaml"
PHOTO = "2013-09-ribeira-platform.jpg"
WITHOUT_RIGHTS = "This cannot be opened: the right to read it is missing."

Approved = Callable[[Path, str], None]


def fifty_megabytes(miniature: Any) -> None:
    line = b"# A line that says nothing, again and again.\n"
    miniature.write(MEETING, (line * (50 * 2**20 // len(line) + 1))[: 50 * 2**20])


def not_utf8(miniature: Any) -> None:
    miniature.change(MEETING, "credit: Rui Tavares", "credit: Rúi Tavares")
    written = (miniature.folder / MEETING).read_text(encoding="utf-8")
    miniature.write(MEETING, written.encode().replace("ú".encode(), "ú".encode("latin-1")))


def utf16(miniature: Any) -> None:
    written = (miniature.folder / MEETING).read_text(encoding="utf-8")
    miniature.write(MEETING, written.encode("utf-16"))


def word_file(miniature: Any) -> None:
    template = REPOSITORY / "templates" / "newsletter" / "newsletter.docx"
    miniature.write(MEETING, template.read_bytes())


def old_word_file(miniature: Any) -> None:
    miniature.write(MEETING, bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504)


def pdf(miniature: Any) -> None:
    written = PdfWriter()
    written.add_blank_page(210, 297)
    written.write(miniature.folder / MEETING)


def rich_text(miniature: Any) -> None:
    miniature.write(MEETING, rb"{\rtf1\ansi\deff0 number: 2\par place:\par}")


def picture_as_record(miniature: Any) -> None:
    miniature.write(MEETING, (miniature.folder / "media" / PHOTO).read_bytes())


def picture_of_a_screen(miniature: Any) -> None:
    Image.new("RGB", (8, 8)).save(miniature.folder / MEETING, "PNG")


def anchor_bomb(miniature: Any) -> None:
    lines = ["number: 2", "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]")
    miniature.write(MEETING, "\n".join(lines))


def empty_file(miniature: Any) -> None:
    miniature.write(MEETING, "")


def deep_nesting(miniature: Any) -> None:
    miniature.write(MEETING, "number: " + "[" * 100_000)


def control_character(miniature: Any) -> None:
    miniature.change(MEETING, "Rui Tavares\n    function", "Rui\x08 Tavares\n    function")


def escaped_control_character(miniature: Any) -> None:
    miniature.change(MEETING, f"file: {PHOTO}", 'file: "ribeira\\0.jpg"')


def invisible_characters(miniature: Any) -> None:
    """Of no width, of another direction, and others that come along with texts from the web."""
    miniature.change(MEETING, "The platform at Ribeira", "The plat\u200bform at Ribeira\ufeff")
    miniature.change(MEETING, "Ribeiras perons", "\u200eRibeiras perons\u200f")
    miniature.change(MEETING, "    The towns walked", "    The towns \u202ewalked\u202c")
    miniature.change(MEETING, "They counted benches", "They counted\u2003bench\u00ades")
    miniature.change(MEETING, "credit: Rui Tavares", 'credit: "Rui\\u2060 Tavares"')


def invisible_character_in_a_fields_name(miniature: Any) -> None:
    miniature.change(MEETING, "summary:", "sum\u200dmary:")


def line_separator(miniature: Any) -> None:
    miniature.change(MEETING, "Chapter one can be read.", "Chapter one\u2028can be read.")


def letters_of_no_typeface(miniature: Any) -> None:
    miniature.change("partners/kalnava.yaml", "name: Kalnavas pilsēta", "name: 卡尔纳瓦市 Kalnava")
    miniature.change(MEETING, "who: Ingrid Myklebust", "who: ინგრიდ Myklebust")
    miniature.change(MEETING, "credit: Rui Tavares", "credit: \u200fروي\u200f")
    miniature.change(MEETING, "name: Anna Kalniņa", "name: Anŋa Kalĳa")
    miniature.change("programmes/small-steps.yaml", "name: Fjordbyrået", "name: फियोर्ड")


def signs_of_no_typeface(miniature: Any) -> None:
    miniature.change(
        MEETING, "Three towns compared", "👨\u200d👩\u200d👧 Three towns \u2764\ufe0f compared"
    )
    miniature.change(MEETING, "    - They counted benches", "    \uf0b7 They counted benches")
    miniature.change(MEETING, "Every station gets", "Every sta\u2011tion gets")


def tab_indentation(miniature: Any) -> None:
    miniature.change(MEETING, "  country: PT\n", "\tcountry: PT\n")


def name_with_accents(miniature: Any) -> None:
    _rename(miniature, "2013-09 Ribeirão Øst.yaml")


def name_that_is_taken(miniature: Any) -> None:
    copy = (miniature.folder / MEETING).with_name("2013-09 Ribeira.yml")
    shutil.copy(miniature.folder / MEETING, copy)


def name_in_other_letters(miniature: Any) -> None:
    _rename(miniature, "Рибейра.yaml")


def _rename(miniature: Any, name: str) -> None:
    (miniature.folder / MEETING).rename((miniature.folder / MEETING).with_name(name))


def thousand_unknown_fields(miniature: Any) -> None:
    lines = [f"field-{number}: 1" for number in range(1000)]
    miniature.write(MEETING, "number: 3\nplace: {city: Ribeira, country: PT}\n" + "\n".join(lines))


def thousand_unknown_partners(miniature: Any) -> None:
    lines = [f"  town-{number}: 1" for number in range(1000)]
    miniature.change(MEETING, "participants: {bergvik: 4, kalnava: 3, ribeira: 5}", "participants:")
    miniature.change(MEETING, "participants:\n", "\n".join(["participants:", *lines, ""]))


def record_without_end(miniature: Any) -> None:
    miniature.write(MEETING, "a: 1\n" * (5 * 2**20 // 5))


def name_without_end(miniature: Any) -> None:
    miniature.change(MEETING, "host: ribeira", f"host: {'ribeira-' * 100_000}")


def name_of_a_file_too_long(miniature: Any) -> None:
    _rename(miniature, f"{'ribeira-' * 20}2013.yaml")


def partner_called_like_all(miniature: Any) -> None:
    kalnava = miniature.folder / "partners" / "kalnava.yaml"
    shutil.copy(kalnava, kalnava.with_name("shared.yaml"))


def text_without_end(miniature: Any) -> None:
    miniature.change(MEETING, "en: Three towns compared", f"en: {'towns ' * 4_000}compared")


def word_without_end(miniature: Any) -> None:
    miniature.change(MEETING, "  - name: Rui Tavares", f"  - name: {'Rui' * 1_000}")


def list_without_end(miniature: Any) -> None:
    many = "  - {en: The benches are counted.}\n" * 100_000
    miniature.change(MEETING, "results:\n", f"results:\n{many}")


def folder_as_record(miniature: Any) -> None:
    (miniature.folder / "meetings" / "2014-05-kalnava.yaml").mkdir()


def link_to_nowhere(miniature: Any) -> None:
    (miniature.folder / "meetings" / "2014-05-kalnava.yaml").symlink_to("2014-05.yaml")


def pipe_as_project(miniature: Any) -> None:
    miniature.remove("project.yaml")
    os.mkfifo(miniature.folder / "project.yaml")


def project_file_missing(miniature: Any) -> None:
    (miniature.folder / "project.yaml").rename(miniature.folder / "project.yml")


def programme_too_large(miniature: Any) -> None:
    miniature.write("programmes/small-steps.yaml", b"#\n" * (3 * 2**20))


def photo_is_bomb(miniature: Any) -> None:
    """A PNG of 20,000 by 20,000 white pixels in 50 kB."""
    rows = zlib.compress(b"\0" * (20_000 // 8 + 1) * 20_000, 9)
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    miniature.write(f"media/{PHOTO}", content)


def photo_missing(miniature: Any) -> None:
    (miniature.folder / "media" / PHOTO).rename(miniature.folder / "media" / PHOTO.upper())


def photo_truncated(miniature: Any) -> None:
    picture = miniature.folder / "media" / PHOTO
    picture.write_bytes(picture.read_bytes()[:2000])


def photo_file_too_large(miniature: Any) -> None:
    with (miniature.folder / "media" / PHOTO).open("ab") as picture:
        picture.truncate(51 * 2**20)


def photo_behind_link(miniature: Any) -> None:
    picture = miniature.folder / "media" / PHOTO
    picture.rename(miniature.root / PHOTO)
    picture.symlink_to(miniature.root / PHOTO)


def photo_link_in_a_circle(miniature: Any) -> None:
    picture = miniature.folder / "media" / PHOTO
    picture.unlink()
    picture.symlink_to(picture)


def photo_name_too_long(miniature: Any) -> None:
    miniature.change(MEETING, f"file: {PHOTO}", f"file: {'ribeira-' * 600}.jpg")


MADE: dict[str, Callable[[Any], None]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        fifty_megabytes,
        not_utf8,
        utf16,
        word_file,
        old_word_file,
        pdf,
        rich_text,
        picture_as_record,
        picture_of_a_screen,
        anchor_bomb,
        empty_file,
        deep_nesting,
        control_character,
        escaped_control_character,
        invisible_characters,
        invisible_character_in_a_fields_name,
        line_separator,
        letters_of_no_typeface,
        signs_of_no_typeface,
        tab_indentation,
        name_with_accents,
        name_that_is_taken,
        name_in_other_letters,
        thousand_unknown_fields,
        thousand_unknown_partners,
        record_without_end,
        name_without_end,
        name_of_a_file_too_long,
        partner_called_like_all,
        text_without_end,
        word_without_end,
        list_without_end,
        folder_as_record,
        link_to_nowhere,
        pipe_as_project,
        project_file_missing,
        programme_too_large,
        photo_is_bomb,
        photo_missing,
        photo_truncated,
        photo_file_too_large,
        photo_behind_link,
        photo_link_in_a_circle,
        photo_name_too_long,
    )
}


@pytest.fixture(params=MISTAKES)
def mistake(request: pytest.FixtureRequest, miniature: Any) -> str:
    """The miniature with one mistake made in it; its name."""
    name: str = request.param
    for file in sorted((WRONG / name).rglob("*")):
        if file.is_file() and file.name != "answer.txt":
            place = str(file.relative_to(WRONG / name))
            miniature.write(place, file.read_bytes())
    if name in MADE:
        MADE[name](miniature)
    return name


def test_each_mistake_is_answered_in_plain_words(mistake: str, approved: Approved) -> None:
    answer = CliRunner().invoke(app, ["check", "tiny"])
    approved(WRONG / mistake / "answer.txt", answer.stdout)
    assert (answer.exit_code, answer.stderr) == (1, "")


@pytest.mark.no_cover
@pytest.mark.usefixtures("mistake")
def test_each_mistake_is_told_in_phrases_that_can_be_translated(miniature: Any) -> None:
    told = [words for one in miniature.problems for words in (one.message, one.remedy)]
    used = {phrase for message in told for phrase in phrases_of(message)}
    translatable = {phrase for _, phrase in said()} | descriptions()
    assert used
    assert used - translatable == set()


@pytest.mark.no_cover
def test_nothing_is_made_of_records_with_a_mistake(mistake: str, miniature: Any) -> None:
    before = _listing(miniature.root)
    built = folio("build", "tiny")
    answer = (WRONG / mistake / "answer.txt").read_text(encoding="utf-8")
    problems, _, count = answer.rstrip("\n").rpartition("\n")
    counted = count.removeprefix("tiny: ").removesuffix(", no remarks.")
    assert built.stderr == f"{problems}\n{counted}. Nothing was made.\n"
    assert (built.returncode, built.stdout) == (1, "")
    assert _listing(miniature.root) == before


def test_each_mistake_that_is_made_here_has_its_answer() -> None:
    assert set(MADE) <= set(MISTAKES)


def test_the_miniature_itself_is_only_too_short_for_the_press(miniature: Any) -> None:
    during_the_project = ["--today", "2013-04-01", "--format", "json"]
    words = ["--templates", str(REPOSITORY / "templates"), "check", "tiny", *during_the_project]
    answer = CliRunner().invoke(app, words)
    told = json.loads(answer.stdout)
    assert (told["problems"], answer.exit_code) == ([], 0)
    assert {remark["rule"] for remark in told["remarks"]} == {"press-release-length"}


@pytest.fixture
def open_miniature(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The project of a miniature that everybody may look into, and afterwards be swept away."""
    with TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        shutil.copytree(Path(__file__).parent / "miniature", root, dirs_exist_ok=True)
        monkeypatch.chdir(root)
        yield root / "records" / "tiny"
        monkeypatch.undo()
        for folder in root.rglob("*/"):
            folder.chmod(0o755)


def test_a_file_that_may_not_be_opened_is_told_by_its_name(
    approved: Approved, open_miniature: Path
) -> None:
    (open_miniature / MEETING).chmod(0o000)
    with somebody_without_rights():
        answer = CliRunner().invoke(app, ["check", "tiny"])
    approved(Path(__file__).parent / "approved" / "file-without-rights.txt", answer.stdout)
    assert answer.exit_code == 1


@pytest.mark.parametrize("rights", [0o000, 0o444], ids=["not even listed", "only listed"])
@pytest.mark.parametrize(
    "folder",
    [".", "partners", "meetings", "products", "activities", "activities/kalnava", "reports"],
)
def test_a_folder_that_may_not_be_opened_is_told_by_its_name(
    folder: str, rights: int, open_miniature: Path
) -> None:
    (open_miniature / folder).chmod(rights)
    with somebody_without_rights(), pytest.raises(RecordsError) as found:
        reader.read(Path("records"), "tiny", Path("programmes"))
    told = {problem.file: problem.message for problem in found.value.problems}
    assert str(told[str(Path("records/tiny", folder))]) == WITHOUT_RIGHTS
    assert folder == "." or len(told) == 1
    with somebody_without_rights(), pytest.raises(RecordsError) as asked:
        actions.check(Folders(templates=REPOSITORY / "templates"), "tiny")
    assert asked.value.problems == found.value.problems


def test_the_folder_of_records_may_be_closed_too(open_miniature: Path) -> None:
    open_miniature.parent.chmod(0o000)
    with somebody_without_rights(), pytest.raises(UsageError, match="records/ cannot be"):
        reader.read(Path("records"), "tiny", Path("programmes"))


def test_a_picture_that_may_not_be_opened_is_told_by_its_name(open_miniature: Path) -> None:
    (open_miniature / "media" / PHOTO).chmod(0o000)
    with somebody_without_rights(), pytest.raises(RecordsError) as found:
        reader.read(Path("records"), "tiny", Path("programmes"))
    (problem,) = found.value.problems
    assert str(problem.message) == WITHOUT_RIGHTS


@pytest.mark.parametrize("file", ["project.yaml", MEETING, f"media/{PHOTO}"])
@pytest.mark.parametrize("step", ["lstat", "stat", "read_bytes"])
def test_a_file_that_vanishes_meanwhile_is_a_problem_at_most(
    file: str, step: str, miniature: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when an editor saves it just then: away with the old file, here with the new one."""
    original = getattr(Path, step)

    def vanishing(path: Path, *words: Any, **options: Any) -> Any:
        if path.parts[-2:] == Path("records/tiny", file).parts[-2:]:
            path.unlink(missing_ok=True)
        return original(path, *words, **options)

    monkeypatch.setattr(Path, step, vanishing)
    assert all(problem.remedy for problem in miniature.problems)


@pytest.mark.no_cover
def test_a_hostile_record_is_answered_within_seconds(miniature: Any) -> None:
    """Five megabytes of nothing but mistakes, of the sorts that take longest to put into words."""
    many = 60_000
    fields = "".join(f"field{number:06}: 1\n" for number in range(many))
    partners = "".join(f"  town{number:06}: 1\n" for number in range(many))
    photos = "".join(f"- {{file: p{number:05}.jpg}}\n" for number in range(many // 3))
    miniature.write("meetings/2014-01-a.yaml", f"number: 3\n{fields}")
    miniature.write("meetings/2014-02-b.yaml", f"number: 4\nparticipants:\n{partners}")
    miniature.write("meetings/2014-03-c.yaml", f"number: 5\nphotos:\n{photos}")
    begun = time.process_time()
    assert len(miniature.problems) == 3 * 51
    assert time.process_time() - begun < 20


def _listing(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


HOSTILE = "R&D <Lab> {{ 7*7 }} {% raw %} ${x} </w:t>"
NAMES = ("name", "who", "credit", "phone")
IDS = ("all", "bergvik", "kalnava", "ribeira")
RECORD = (
    "project.yaml",
    "partners/bergvik.yaml",
    "partners/kalnava.yaml",
    "partners/ribeira.yaml",
    "products/guide.yaml",
    MEETING,
    "programmes/small-steps.yaml",
)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_hostile_text_in_any_field_comes_out_as_that_text(form: str, miniature: Any) -> None:
    for number, file in enumerate(RECORD):
        _make_hostile(miniature, file, f"{HOSTILE} {number}-")
    templates = Path(__file__).parents[1] / "templates"
    made = actions.preview(
        Folders(templates=templates), "tiny", "newsletter", "2013-09-ribeira", "lv", form
    )
    language = Language.load("lv", templates / "locale")
    view = newsletter.compose(miniature.register, "2013-09-ribeira", language)
    said = set(re.findall(rf"{re.escape(HOSTILE)} \d+-\d+", view.model_dump_json()))
    come_out = "".join(_words_of(made).split())
    assert len(said) > 40
    assert {text for text in said if "".join(text.split()) not in come_out} == set()


def _make_hostile(miniature: Any, file: str, text: str) -> None:
    """Every text of a record becomes the hostile one, with a number of its own."""
    path = (miniature.root if file.startswith("programmes/") else miniature.folder) / file
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    count = itertools.count()

    def hostile(key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: hostile(name, part) for name, part in value.items()}
        if isinstance(value, list):
            return [hostile(key, item) for item in value]
        is_text = key in ("en", "lv", "text", *NAMES) and value not in IDS
        is_title = file == "project.yaml" and key == "title"
        return f"{text}{next(count)} ." if is_text or is_title else value

    path.write_text(yaml.safe_dump(hostile("", record), allow_unicode=True), encoding="utf-8")


def _words_of(document: Path) -> str:
    if document.suffix == ".pdf":
        reader = PdfReader(document)
        pages = [page.extract_text() for page in reader.pages]
        return "\n".join([*pages, *_alternatives(reader.root_object["/StructTreeRoot"])])
    with ZipFile(document) as parts:
        names = [name for name in parts.namelist() if re.match(r"(word|docProps)/[^/]+\.xml", name)]
        roots = [etree.fromstring(parts.read(name)) for name in names]
    shown = ["".join(root.itertext()) for root in roots]
    return "\n".join([*shown, *(alt for root in roots for alt in root.xpath("//@descr"))])


def _alternatives(tag: Any) -> Iterator[str]:
    """What readers who cannot see its pictures are told by a PDF."""
    part = tag.get_object()
    if isinstance(part, list):
        for item in part:
            yield from _alternatives(item)
    elif isinstance(part, dict):
        yield str(part.get("/Alt", ""))
        yield from _alternatives(part["/K"]) if "/K" in part else ()
