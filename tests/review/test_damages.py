"""Templates come to harm in many ways, and each is told with its place and what to do."""

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from folio.actions import Folders, Reviewed, review_templates
from folio.documents.fields import fields
from folio.documents.newsletter import Newsletter
from folio.rendering import commented, review
from tests.conftest import REPOSITORY
from tests.judging import open_xml_faults
from tests.review.damages import DAMAGES, Damage, in_box, in_footer, replaced, with_text
from tests.rights import somebody_without_rights

MANY = 20
AT_ONCE = (
    "a field with a slip of the pen",
    "a field of a group with a slip",
    "a misspelt word of the template",
    "an unknown field in a footer",
    "an unknown field in a text box",
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The templates in a folder of their own, to be spoilt; no records, no outputs yet."""
    for name in ("newsletter", "press-release", "report", "letter", "message", "site", "_shared"):
        shutil.copytree(REPOSITORY / "templates" / name, tmp_path / "templates" / name)
    (tmp_path / "records").mkdir()
    monkeypatch.chdir(tmp_path)
    return Folders()


def damaged(office: Folders, damage: Damage) -> Path:
    """The newsletter's Word template after something has happened to it."""
    file = office.templates / "newsletter" / "newsletter.docx"
    document = docx.Document(str(file))
    damage.done(document)
    document.save(str(file))
    return file


def told(reviewed: Reviewed) -> str:
    return "\n".join(str(fault) for fault in reviewed.faults if not fault.is_remark)


def test_there_are_many_kinds_of_damage() -> None:
    assert len({damage.name for damage in DAMAGES}) >= MANY


def test_the_templates_use_exactly_the_fields_of_their_views(office: Folders) -> None:
    reviewed = review_templates(office)
    assert (reviewed.faults, reviewed.copies) == ((), ())


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damage_is_told_with_its_place_and_in_a_comment(office: Folders, damage: Damage) -> None:
    file = damaged(office, damage)
    template = office.template("newsletter")
    faults = review(template, file.name, fields(Newsletter), is_whole=False)
    (fault, *_) = [fault for fault in faults if damage.told in fault.told]
    assert f"{file}: {damage.place}" in str(fault)
    assert all(one.remedy for one in faults)
    copy = docx.Document(BytesIO(commented(template, faults)))
    assert any(damage.told in one.text for one in copy.comments)


def test_the_comment_stands_at_the_tag_itself(office: Folders) -> None:
    damaged(office, DAMAGES[0])
    (copy,) = review_templates(office).copies
    assert "{{ hedline }}" in marked(docx.Document(str(copy)))


def test_a_tag_is_told_and_commented_with_the_quotation_marks_that_word_gave_it(
    office: Folders,
) -> None:
    tag = "{{ hedline or “no title” }}"

    def behind(document: Any) -> None:
        with_text(document, "{{ kicker }}").add_run(tag)

    damaged(office, Damage("", behind, "", ""))
    reviewed = review_templates(office)
    assert f"in the body, {tag} in '{{{{ kicker }}}}{tag}'" in told(reviewed)
    assert marked(docx.Document(str(reviewed.copies[0]))) == tag


def marked(document: Any) -> str:
    """The text between the beginnings and ends of comments."""
    inside, found = False, ""
    for one in document.element.body.iter():
        if one.tag.endswith("}commentRangeStart"):
            inside = True
        elif one.tag.endswith("}commentRangeEnd"):
            inside = False
        elif inside and one.tag.endswith("}t"):
            found += one.text or ""
    return found


def test_the_paragraph_is_shown_where_there_is_more_in_it_than_the_tag(office: Folders) -> None:
    damaged(office, Damage("", replaced("{{ kicker }}", "Our town · {{ kiker }}"), "", ""))
    place = "newsletter.docx: in the body, {{ kiker }} in 'Our town · {{ kiker }}'\n"
    assert place in told(review_templates(office))


def test_a_fault_elsewhere_is_commented_though_the_text_has_no_paragraph(office: Folders) -> None:
    def without_text(document: Any) -> None:
        for element in [one for one in document.element.body if not one.tag.endswith("sectPr")]:
            document.element.body.remove(element)

    damaged(office, Damage("", without_text, "", ""))
    damaged(office, Damage("", in_footer("{{ runing_foot }}"), "", ""))
    (copy,) = review_templates(office).copies
    assert [one.text for one in docx.Document(str(copy)).comments] == [
        "In the footer, {{ runing_foot }}: There is no field 'runing_foot' here. "
        "Did you mean 'running_foot'?"
    ]


def test_a_comment_where_a_box_is_anchored_says_what_it_means(office: Folders) -> None:
    damaged(office, Damage("", in_box("{{ hedline }}"), "", ""))
    (copy,) = review_templates(office).copies
    assert [one.text for one in docx.Document(str(copy)).comments] == [
        "In a text box, {{ hedline }}: There is no field 'hedline' here. Did you mean 'headline'?"
    ]


def test_all_faults_are_told_at_once(office: Folders) -> None:
    several = [one for one in DAMAGES if one.name in AT_ONCE]
    for damage in several:
        damaged(office, damage)
    found = told(review_templates(office))
    assert [damage.told for damage in several if damage.told not in found] == []


def test_the_copy_is_the_same_each_time_and_goes_when_all_is_well(office: Folders) -> None:
    file = office.templates / "newsletter" / "newsletter.docx"
    sound = file.read_bytes()
    damaged(office, DAMAGES[0])
    (copy,) = review_templates(office).copies
    before = copy.read_bytes()
    review_templates(office)
    assert copy.read_bytes() == before
    file.write_bytes(sound)
    review_templates(office)
    assert not copy.exists()


def test_a_field_that_is_shown_nowhere_is_worth_a_remark(office: Folders) -> None:
    file = office.templates / "newsletter" / "newsletter.html"
    file.write_text(file.read_text(encoding="utf-8").replace("{{ kicker }}", ""), encoding="utf-8")
    (remark,) = review_templates(office).faults
    assert remark.is_remark
    assert remark.told == (
        "'kicker' is shown nowhere. Its meaning: Which meeting and where, in a few words."
    )


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{{ headline }}", "{{ hedline }}", "Did you mean 'headline'?"),
        ("{% if correction %}", "{% iff correction %}", "No tag begins with 'iff'."),
        ("{{ prose(lead) }}", "{{ prose(leed) }}", "Did you mean 'lead'?"),
        ("{{ prose(lead) }}", "{{ prose(headline) }}", "'blocks' is a text and no list."),
        ('"parts.html"', '"part.html"', "There is no template 'part.html'."),
        ("{{ headline }}", "{{ headline }", "A tag is opened by '{{' and not closed."),
        ("<header>", "<header>{% include 'article.html' %}", "The file calls for itself"),
    ],
)
def test_a_fault_in_a_page_is_told_with_its_line(
    office: Folders, old: str, new: str, what: str
) -> None:
    file = office.templates / "newsletter" / "article.html"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert what in told(review_templates(office))


def test_a_block_may_put_in_what_stands_in_others(office: Folders) -> None:
    file = office.templates / "site" / "start.html"
    text = file.read_text(encoding="utf-8")
    block = "{% block content %}"
    assert block in text
    file.write_text(text.replace(block, f"{block}{{{{ super() }}}}{{{{ self.title() }}}}"))
    assert told(review_templates(office)) == ""


def test_what_is_no_word_file_is_told(office: Folders) -> None:
    (office.templates / "report" / "report.docx").write_bytes(b"PK not at all")
    reason = "report.docx\n    This is not a Word file that can be opened."
    assert reason in told(review_templates(office))


def test_a_page_that_is_not_in_utf_8_is_told_with_its_line(office: Folders) -> None:
    file = office.templates / "_shared" / "parts.html"
    file.write_bytes(file.read_bytes() + "\nÅrhus".encode("latin-1"))
    line = file.read_bytes().count(b"\n") + 1
    reason = "This is not written in UTF-8: a letter here cannot be read."
    assert f"{file}:{line}\n    {reason} Save" in told(review_templates(office))


def test_a_file_that_may_not_be_read_is_told(office: Folders, tmp_path: Path) -> None:
    review_templates(office)  # loads what nobody may read
    tmp_path.chmod(0o755)
    (office.templates / "letter" / "letter.html").chmod(0)
    reason = "letter.html\n    This file cannot be opened: Permission denied."
    with somebody_without_rights():
        assert reason in told(review_templates(office))


def test_a_project_s_own_template_is_looked_at_too(office: Folders) -> None:
    own = office.records / "tiny" / "templates" / "newsletter"
    own.mkdir(parents=True)
    shutil.copy(damaged(office, DAMAGES[0]), own)
    shutil.copy(
        REPOSITORY / "templates" / "newsletter" / "newsletter.docx", office.templates / "newsletter"
    )
    reviewed = review_templates(office)
    assert str(own / "newsletter.docx") in told(reviewed)
    assert reviewed.copies == (Path("outputs/tiny/preview/newsletter-template.docx"),)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("newsletter/newletter.docx", "Did you mean 'newsletter.docx'?"),
        ("newsletter/newsletter.odt", "Did you mean 'newsletter.docx'?"),
        ("site/start.doc", "Nothing is made from a file of this name. Take it out."),
        ("newsleter/newsletter.docx", "Did you mean 'newsletter'?"),
        ("newsletter.docx", "Did you mean 'newsletter'?"),
    ],
)
def test_a_project_s_file_that_stands_in_for_nothing_is_told(
    office: Folders, path: str, what: str
) -> None:
    file = office.records / "tiny" / "templates" / path
    file.parent.mkdir(parents=True)
    shutil.copy(office.templates / "newsletter" / "newsletter.docx", file)
    assert what in told(review_templates(office))


def test_the_open_xml_sdk_finds_nothing_in_the_copy(office: Folders) -> None:
    for damage in (one for one in DAMAGES if one.name in AT_ONCE):
        damaged(office, damage)
    (copy,) = review_templates(office).copies
    assert open_xml_faults(copy) == []
