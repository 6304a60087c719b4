"""What a person reads on Prefect's page before answering: texts from records stay texts."""

import pytest
from lxml import html
from markdown_it import MarkdownIt
from prefect.exceptions import ParameterTypeError
from pydantic import ValidationError

from flows import approvals
from flows.publish import publish
from folio.actions import Proof

pytestmark = pytest.mark.prefect

HOSTILE = (
    "Town halls\n\n# learn\n===\n\n    from each other\n- [how](https://elsewhere.example) "
    "![to](x) <script>welcome()</script> `a` **b** _c_ ~~d~~ | e | &lt; $f$ <https://g.example>"
)


def proof(text: str) -> Proof:
    return Proof(
        project="tiny",
        kind="newsletter",
        subject="2013-09-ribeira",
        title=text,
        folder="/srv/outputs/tiny/proofs/newsletter/2013-09-ribeira",
        digest="a" * 64,
        documents={"newsletter-2013-09-ribeira-lv.pdf": "b" * 64},
        says={},
        records={},
        page="/srv/outputs/tiny/proofs/site/lv/newsletter-2013-09-ribeira.html",
        remarks=(text,),
    )


def read(text: str) -> html.HtmlElement:
    """An approval's description as a page shows it."""
    markdown = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    return html.document_fromstring(markdown.render(approvals.description(proof(text))))


def test_a_text_from_records_is_read_as_it_was_written() -> None:
    assert read(HOSTILE).text_content().count(" ".join(HOSTILE.split())) == 2


def test_a_text_from_records_adds_nothing_to_the_page() -> None:
    def tags(text: str) -> list[str]:
        return [element.tag for element in read(text).iter()]

    assert tags(HOSTILE) == tags("Town halls learn from each other.")


@pytest.mark.parametrize("days", [-1, 366, 10**9])
def test_nobody_waits_longer_than_a_year(days: int) -> None:
    with pytest.raises(ParameterTypeError):
        publish.validate_parameters({"project": "tiny", "edition": "2013", "days": days})


@pytest.mark.parametrize("blank", ["", "   ", "\n\t"])
@pytest.mark.parametrize("field", ["name", "note"])
def test_spaces_are_no_name_and_no_note(field: str, blank: str) -> None:
    form = {"decision": "approve", "name": "Jānis Kalniņš", "note": "Izlasīts."}
    assert approvals.Approval(**form)
    with pytest.raises(ValidationError, match=field):
        approvals.Approval(**{**form, field: blank})
    schema = approvals.Approval.model_json_schema()["properties"][field]
    assert (schema["minLength"], schema["pattern"]) == (1, r"\S")
