"""Word templates that were opened, changed and saved in LibreOffice are as good as before."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from folio.actions import Folders, review_templates
from folio.actions.reading import read, spoken
from folio.documents.catalogue import KINDS
from folio.rendering import Template, render
from tests.conftest import REPOSITORY
from tests.judging import absent

OF = {"newsletter": "2013-05-smilgava", "press-release": "2013-05-smilgava", "report": "smilgava"}
KIND_OF = {"report": "final-report"}
HOUSE = Folders(
    records=REPOSITORY / "records",
    templates=REPOSITORY / "templates",
    programmes=REPOSITORY / "programmes",
)


def libreoffice(home: Path, *words: str | Path) -> None:
    """Run LibreOffice with a home of its own."""
    office = shutil.which("soffice")
    if office is None:
        absent("LibreOffice is not here: install libreoffice-writer-nogui")
    own = f"-env:UserInstallation={home.as_uri()}"
    subprocess.run(
        [office, own, "--headless", *words], check=True, capture_output=True, timeout=300
    )


def retyped(file: Path, old: str, new: str, home: Path) -> None:
    """Open a Word file in LibreOffice, find and replace, and save it."""
    libreoffice(home, "--terminate_after_init")
    macros = home / "user/basic/Standard"
    shutil.copy(Path(__file__).parent / "Change.xba", macros)
    library = (macros / "script.xlb").read_text(encoding="utf-8")
    module = '<library:element library:name="Change"/></library:library>'
    (macros / "script.xlb").write_text(library.replace("</library:library>", module))
    saved = file.with_suffix(".saved.docx")
    told = f'"{file.as_uri()}","{saved.as_uri()}","{old}","{new}"'
    libreoffice(home, f"macro:///Standard.Change.Replace({told})")
    saved.replace(file)


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates after LibreOffice has saved the Word files anew."""
    folder = tmp_path_factory.mktemp("resaved") / "templates"
    shutil.copytree(REPOSITORY / "templates", folder)
    files = [REPOSITORY / "templates" / name / f"{name}.docx" for name in OF]
    into = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder.parent)
    libreoffice(folder.parent / "home", *into, *files)
    for name in OF:
        shutil.move(folder.parent / f"{name}.docx", folder / name / f"{name}.docx")
    return folder


def office_with(templates: Path) -> Folders:
    (templates.parent / "records").mkdir(exist_ok=True)
    return Folders(templates.parent / "records", templates.parent / "outputs", templates)


def made(template: Template) -> bytes:
    """The Latvian document of the example by a template."""
    kind = KINDS[KIND_OF.get(template.kind, template.kind)]
    reading = read(HOUSE, "example")
    view = kind.compose(reading.register, OF[template.kind], spoken(HOUSE, reading, "lv"))
    return render("docx", view.fields, template)


def words(content: bytes) -> list[str]:
    """The paragraphs of a Word file in their order, those of tables among them."""
    body = docx.Document(BytesIO(content)).element.body
    lines = ("".join(one.text or "" for one in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [line.strip() for line in lines if line.strip()]


def test_nothing_is_wrong_with_what_libreoffice_saved(resaved: Path) -> None:
    assert review_templates(office_with(resaved)).faults == ()


@pytest.mark.parametrize("name", OF)
def test_its_documents_say_the_same(resaved: Path, name: str) -> None:
    ours, theirs = made(HOUSE.template(name)), made(office_with(resaved).template(name))
    assert words(theirs) == words(ours)


def test_frames_grow_with_their_text(resaved: Path) -> None:
    template = office_with(resaved).template("newsletter")
    written = docx.Document(str(template.word_file)).element.body
    assert "exact" in {frame.get(qn("w:hRule")) for frame in written.iter(qn("w:framePr"))}
    document = docx.Document(BytesIO(made(template))).element.body
    assert {frame.get(qn("w:hRule")) for frame in document.iter(qn("w:framePr"))} == {None}


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("{{ headline }} – {{ masthead.date }}", ()),
        ("{{ hedline }}", ("Did you mean 'headline'?",)),
    ],
)
def test_what_was_typed_in_libreoffice_is_looked_at(
    tmp_path: Path, new: str, told: tuple[str, ...]
) -> None:
    file = Path(shutil.copytree(REPOSITORY / "templates", tmp_path / "templates"))
    retyped(file / "newsletter/newsletter.docx", "{{ headline }}", new, tmp_path / "home")
    template = office_with(tmp_path / "templates").template("newsletter")
    texts = [one.text for one in docx.Document(str(template.word_file)).paragraphs]
    assert new in texts
    found = review_templates(office_with(tmp_path / "templates")).faults
    assert tuple(fault.remedy for fault in found if not fault.is_remark) == told
