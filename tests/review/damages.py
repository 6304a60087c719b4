"""Kinds of damage that a Word template comes to: what is done to it, and what is to be said."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run


@dataclass(frozen=True)
class Damage:
    """What happened, how, the place that is named, and words of what is told."""

    name: str
    done: Callable[[Any], None]
    place: str
    told: str


def everywhere(document: Any) -> list[Paragraph]:
    """All paragraphs of the body, those in tables and boxes too."""
    return [Paragraph(one, document) for one in document.element.body.iter(qn("w:p"))]


def with_text(document: Any, text: str) -> Paragraph:
    """The first paragraph in which something stands."""
    return next(one for one in everywhere(document) if text in one.text)


def replaced(old: str, new: str) -> Callable[[Any], None]:
    """Somebody has typed something else."""

    def done(document: Any) -> None:
        paragraph = with_text(document, old)
        text = paragraph.text.replace(old, new, 1)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = text

    return done


def removed(text: str) -> Callable[[Any], None]:
    """Somebody has deleted a paragraph."""

    def done(document: Any) -> None:
        element = with_text(document, text)._p
        element.getparent().remove(element)

    return done


def added(text: str, *, before: str) -> Callable[[Any], None]:
    """Somebody has put a paragraph in."""

    def done(document: Any) -> None:
        with_text(document, before).insert_paragraph_before(text)

    return done


def in_footer(text: str) -> Callable[[Any], None]:
    def done(document: Any) -> None:
        document.sections[0].footer.add_paragraph(text)

    return done


def in_first_header(text: str) -> Callable[[Any], None]:
    def done(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.add_paragraph(text)

    return done


def in_box(text: str) -> Callable[[Any], None]:
    """A text box as Word draws it, with a second copy for older programs."""

    def done(document: Any) -> None:
        inside = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
        spaces = (
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        box = parse_xml(
            f"<w:r {nsdecls('w', 'wp', 'a')} {spaces}><mc:AlternateContent>"
            '<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" '
            'distR="0"><wp:extent cx="1000000" cy="500000"/><wp:docPr id="901" name="Box"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
            'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>'
            f"{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            f"{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        with_text(document, "{{ kicker }}")._p.append(box)

    return done


def in_link(document: Any) -> None:
    """Half of a tag has become a link."""
    paragraph = with_text(document, "{{ headline }}")
    whole = paragraph.runs[0]
    whole.text = "{{ head"
    link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="top"/>')
    second = deepcopy(whole._r)
    Run(second, paragraph).text = "line }}"
    link.append(second)
    whole._r.addnext(link)


def tracked(document: Any) -> None:
    """Half of a tag was typed while changes were tracked."""
    paragraph = with_text(document, "{{ headline }}")
    whole = paragraph.runs[0]
    whole.text = "{{ head"
    change = parse_xml(f'<w:ins {nsdecls("w")} w:id="77" w:author="A" />')
    second = deepcopy(whole._r)
    Run(second, paragraph).text = "line }}"
    change.append(second)
    whole._r.addnext(change)


def deleted(document: Any) -> None:
    """A tag was deleted while changes were tracked."""
    paragraph = with_text(document, "{{ headline }}")
    gone = deepcopy(paragraph.runs[0]._r)
    for text in gone.findall(qn("w:t")):
        text.tag = qn("w:delText")
        text.text = "{{ kicker }}"
    change = parse_xml(f'<w:del {nsdecls("w")} w:id="78" w:author="A" />')
    change.append(gone)
    paragraph._p.append(change)


def in_alt_text(document: Any) -> None:
    """The alternative text of a picture asks for what is not there."""
    shown = next(document.element.body.iter(qn("wp:docPr")))
    shown.set("descr", "{{ publicity.emblem_alternative | plain }}")


def in_rows(document: Any) -> None:
    """A loop of rows has become one of paragraphs, and its end has not."""
    row = with_text(document, "{%tr for row in action_points.rows %}")
    row.runs[0].text = "{%p for row in action_points.rows %}"


def across_rows(document: Any) -> None:
    """A loop of rows has lost its mark, at both of its ends."""
    with_text(document, "{%tr for row in action_points.rows %}").runs[
        0
    ].text = "{% for row in action_points.rows %}"
    following = iter(everywhere(document))
    next(one for one in following if "{% for row in action_points.rows %}" in one.text)
    next(one for one in following if "{%tr endfor %}" in one.text).runs[0].text = "{% endfor %}"


LOOP = "{%p for section in story %}"

DAMAGES = (
    Damage(
        "a field with a slip of the pen",
        replaced("{{ headline }}", "{{ hedline }}"),
        "in the body",
        "There is no field 'hedline' here. Did you mean 'headline'?",
    ),
    Damage(
        "a field of a group with a slip",
        replaced("masthead.edition", "masthead.edtion"),
        "in the body",
        "There is no 'edtion' in 'masthead'. Did you mean 'edition'?",
    ),
    Damage(
        "a field without its group",
        replaced("{{ masthead.edition }}", "{{ edition }}"),
        "in the body",
        "Did you mean 'masthead.edition'?",
    ),
    Damage(
        "a field out of its loop",
        replaced("{{ headline }}", "{{ fact.label }}"),
        "in the body",
        "It is known only inside its loop, '{%p for fact in in_short %}'.",
    ),
    Damage(
        "a field that nobody knows",
        replaced("{{ headline }}", "{{ budget }}"),
        "in the body",
        "There is no field 'budget' here. 'folio templates --fields <kind>' lists what there is.",
    ),
    Damage(
        "a field with a slip in one thing of a list",
        replaced("{{ headline }}", "{{ story[0].headign }}"),
        "in the body",
        "There is no 'headign' in 'story[0]'. Did you mean 'heading'?",
    ),
    Damage(
        "a list printed as if it were a text",
        replaced("{{ headline }}", "{{ lead }}"),
        "in the body",
        "'lead' is a list. Go through it with '{%p for block in lead %}'.",
    ),
    Damage(
        "a field of a list without its loop",
        replaced("{{ headline }}", "{{ story.heading }}"),
        "in the body",
        "Write 'section.heading' inside '{%p for section in story %}'.",
    ),
    Damage(
        "a loop through a text",
        replaced(LOOP, "{%p for section in headline %}"),
        "in the body",
        "'headline' is a text and no list.",
    ),
    Damage(
        "a group printed",
        replaced("{{ headline }}", "{{ masthead }}"),
        "in the body",
        "There is 'masthead.project', 'masthead.programme'",
    ),
    Damage(
        "what may be missing, not asked for",
        replaced("{{ headline }}", "{{ coming_next.heading }}"),
        "in the body",
        "'coming_next' may be missing. Ask first, with '{%p if coming_next %}'.",
    ),
    Damage(
        "a brace too few",
        replaced("{{ headline }}", "{{ headline }"),
        "in the body",
        "A tag is opened by '{{' and not closed. Put '}}' after it.",
    ),
    Damage(
        "a tag without its beginning",
        replaced("{{ headline }}", "headline }}"),
        "in the body",
        "A tag is closed by '}}' and not opened. Put '{{' before it.",
    ),
    Damage(
        "a field in single braces",
        replaced("{{ headline }}", "{ headline }"),
        "in the body",
        "A field stands in two braces: '{{ headline }}'.",
    ),
    Damage(
        "a loop that is not closed",
        removed("{%p endif %}"),
        "in the body",
        "This 'if' is not closed. Put '{%p endif %}' where it is to end.",
    ),
    Damage(
        "an end without a beginning",
        added("{%p endfor %}", before="{{ headline }}"),
        "in the body",
        "'endfor' closes nothing: no 'for' is open here.",
    ),
    Damage(
        "an else of nothing",
        added("{%p else %}", before="{{ headline }}"),
        "in the body",
        "'else' stands in no 'if' or 'for'.",
    ),
    Damage(
        "a misspelt word of the template",
        replaced(LOOP, "{%p fro section in story %}"),
        "in the body",
        "No tag begins with 'fro'. Did you mean 'for'?",
    ),
    Damage(
        "a space in a word of the template",
        replaced("{%p endfor %}", "{%p end for %}"),
        "in the body",
        "No tag begins with 'end'. Did you mean 'endfor'?",
    ),
    Damage(
        "a question after an else",
        replaced("{%p else %}", "{%p else if kicker %}"),
        "in the body",
        "Nothing more stands in an 'else'. To ask again, write 'elif' in its place.",
    ),
    Damage(
        "a comparison by one sign",
        replaced("{%p if in_short %}", "{%p if kicker = 'News' %}"),
        "in the body",
        "One '=' compares nothing. Write two of them.",
    ),
    Damage(
        "a loop without its in",
        replaced(LOOP, "{%p for section story %}"),
        "in the body",
        "'in' is missing before 'story'.",
    ),
    Damage(
        "a tag that breaks off",
        replaced("{{ headline }}", "{{ headline or }}"),
        "in the body",
        "Something is missing at the end of the tag.",
    ),
    Damage(
        "a word too much in a tag",
        replaced(LOOP, "{%p for section in story please %}"),
        "in the body",
        "'please' does not belong here in the tag.",
    ),
    Damage(
        "low quotation marks",
        replaced("{{ headline }}", "{{ headline or „no title“ }}"),
        "in the body",
        "The quotation mark „ means nothing in a tag. Type straight ones",
    ),
    Damage(
        "a space in a name",
        replaced("{{ in_short_heading }}", "{{ in short heading }}"),
        "in",
        "A field has no spaces in its name. Did you mean 'in_short_heading'?",
    ),
    Damage(
        "a no-break space",
        replaced(LOOP, "{%p\u00a0for section in story %}"),
        "in the body",
        "After 'p' there is something else than a space in the tag.",
    ),
    Damage(
        "an empty tag",
        replaced("{{ headline }}", "{{ }}"),
        "in the body",
        "There is nothing in this tag.",
    ),
    Damage(
        "an unknown filter",
        replaced("{{ headline }}", "{{ headline | plan }}"),
        "in the body",
        "There is no filter 'plan'. Did you mean 'plain'?",
    ),
    Damage(
        "a text drawn as a picture",
        replaced("{{ headline }}", "{{ headline | picture(9, 9) }}"),
        "in the body",
        "'headline' is a text, and 'picture' draws a picture.",
    ),
    Damage(
        "a picture without its size",
        replaced("photo | picture(114, 76)", "photo | picture"),
        "in the body",
        "'picture' has to be told how wide and how high. Write '{{ photo | picture(120, 80) }}'.",
    ),
    Damage(
        "a picture printed",
        replaced("{{ photo.caption }}", "{{ photo }}"),
        "in the body",
        "Write '{{ photo | picture(120, 80) }}', with its width and height.",
    ),
    Damage(
        "a field for a whole run",
        replaced("{{ headline }}", "{{r headline }}"),
        "in the body",
        "What '{{r' prints is lost. Write '{{ headline }}'.",
    ),
    Damage(
        "words beside a tag for the whole paragraph",
        replaced(LOOP, "Our story {%p for section in story %}"),
        "in the body",
        "It takes the place of its whole paragraph; 'Our story' would be lost.",
    ),
    Damage(
        "a loop of rows outside a table",
        added("{%tr for row in partners.rows %}", before="{{ headline }}"),
        "in the body",
        "'{%tr' stands for a whole row of a table, and this is in no table.",
    ),
    Damage(
        "an end of another level",
        replaced("{%p endfor %}", "{% endfor %}"),
        "in the body",
        "Begin it with '{%p endfor'.",
    ),
    Damage(
        "a loop of rows begun as one of paragraphs",
        in_rows,
        "in a table",
        "and is of another level",
    ),
    Damage(
        "a loop of rows without its mark",
        across_rows,
        "in a table",
        "Let both stand in the same one. What repeats rows begins with '{%tr', in rows of its own.",
    ),
    Damage(
        "a tag cut by a link",
        in_link,
        "in the body",
        "The tag is cut by a link. Delete the tag and type it again in one go.",
    ),
    Damage(
        "a tag cut by a tracked change",
        tracked,
        "in the body",
        "The tag is cut by a tracked change. Accept or reject the changes.",
    ),
    Damage(
        "a tag deleted while changes were tracked",
        deleted,
        "in the body",
        "The tag was deleted while changes were tracked",
    ),
    Damage(
        "an unknown field in a footer",
        in_footer("{{ runing_foot }}"),
        "in the footer",
        "Did you mean 'running_foot'?",
    ),
    Damage(
        "an unknown field in the first page's header",
        in_first_header("{{ hedline }}"),
        "in the header of the first page",
        "Did you mean 'headline'?",
    ),
    Damage(
        "an unknown field in a text box",
        in_box("{{ hedline }}"),
        "in a text box",
        "Did you mean 'headline'?",
    ),
    Damage(
        "an unknown field in an alternative text",
        in_alt_text,
        "in the body",
        "There is no 'emblem_alternative' in 'publicity'.",
    ),
)
