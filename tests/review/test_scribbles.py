"""Whatever is scribbled into a template, looking at it ends with faults and never with an error."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from folio.documents.fields import fields
from folio.documents.newsletter import Newsletter
from folio.rendering import Template, review
from tests.conftest import REPOSITORY

TEXT = (REPOSITORY / "templates/newsletter/article.html").read_text(encoding="utf-8")
SCRIBBLES = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "|", "(", ")", "[", "]", ".", "'", '"', "„", "\u00a0"),
    *(" for ", " if ", " in ", "{% else %}", "{% elif %}", "{% endfor %}", "{% endblock %}"),
    *("{% set x %}", "{% endset %}", "{% macro m(a) %}", "{% endmacro %}", "{{ m(lead) }}"),
    *("{% block b required %}", "{% call m() %}", "{% endcall %}", "{% with a = lead %}"),
    *("{% extends 'article.html' %}", "{% include 'page.html' %}", "{% include 'article.html' %}"),
    *("{% from 'parts.html' import nothing %}", "{% import 'parts.html' as q %}", "{% raw %}"),
    *("{% set x, y = lead %}", "{{ lead[0:1] }}", "{{ loop }}", "{{ super() }}", "{% trans %}"),
)
places = some.integers(min_value=0, max_value=len(TEXT))
edits = some.lists(
    some.tuples(places, some.integers(0, 12), some.sampled_from(SCRIBBLES)), max_size=6
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scribbled") / "newsletter"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(edits)
def test_what_is_scribbled_is_told(folder: Path, edits: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for place, length, scribble in edits:
        text = text[:place] + scribble + text[place + length :]
    folder.mkdir(exist_ok=True)
    (folder / "article.html").write_text(text, encoding="utf-8")
    template = Template(folder, REPOSITORY / "templates/_shared")
    for fault in review(template, "article.html", fields(Newsletter), is_whole=False):
        assert str(fault).startswith((str(folder), str(template.shared)))
        assert fault.remedy


def test_macros_that_call_each_other_twice_are_gone_through_once(tmp_path: Path) -> None:
    """Forty of them, a million million times otherwise; what each is given is looked at."""
    (folder := tmp_path / "newsletter").mkdir()
    calls = (f"{{{{ m{number}(a) }}}}" * 2 for number in range(40))
    macros = ("{{ a.note }}", *calls)
    text = "\n".join(f"{{% macro m{n}(a) %}}{one}{{% endmacro %}}" for n, one in enumerate(macros))
    (folder / "article.html").write_text(
        f"{text}\n{{{{ m40(masthead) }}}} {{{{ m40(photos[0]) }}}} {{{{ m40(partners) }}}}"
    )
    template = Template(folder, REPOSITORY / "templates/_shared")
    found = review(template, "article.html", fields(Newsletter), is_whole=False)
    assert [one.message for one in found if not one.is_remark] == ["There is no 'note' in 'a'."] * 2
