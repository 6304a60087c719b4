"""Whole projects as somebody may keep them: every one of them valid, and no two alike."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from PIL import Image
from pydantic import TypeAdapter

from folio.model.activities import ActivityLog
from folio.model.answers import SHARED, ReportAnswers
from folio.model.base import YEARS, Dates
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import AUTHORITY, NoticeForm, Programme
from folio.model.project import Project as Partnership
from folio.model.report_definition import Report, ReportPart
from folio.text.dates import PartialDate, Period
from tests.conftest import LANGUAGES, REPOSITORY
from tests.programmes import NAMES as PROGRAMMES
from tests.programmes import programme
from tests.properties.texts import IDS, PICTURE_NAMES
from tests.properties.trees import Author, Known, Tree
from tests.properties.writing import STYLES, written

ELSEWHERE = ("fr", "el", "nb")
"""Languages in which no documents are made; texts may be in them nevertheless."""
FIRST, LAST = datetime.date(YEARS[0], 1, 1), datetime.date(YEARS[-1], 12, 31)
_PERIOD: TypeAdapter[Period] = TypeAdapter(Dates)


@dataclass(frozen=True)
class Project:
    """A project and its programme: every file by its path in an office, and what stands in it."""

    name: str
    records: Mapping[str, Tree]
    files: Mapping[str, bytes] = field(repr=False)

    def write(self, office: Path) -> None:
        """Put it into an office, beside others that are there."""
        for path, content in self.files.items():
            (office / path).parent.mkdir(parents=True, exist_ok=True)
            (office / path).write_bytes(content)


@st.composite
def projects(draw: st.DrawFn, name: str = "drawn") -> Project:
    """Any valid project, in a folder of this name."""
    languages = draw(_lists(st.sampled_from(LANGUAGES), draw(st.sampled_from((1, 2, 2, 3)))))
    lasts = draw(_periods())
    ids = draw(_ids())
    author = Author(draw, Known(ids, (*languages, *ELSEWHERE), _from(lasts.start.first, 400, 1600)))
    rules, tree = draw(_programmes(author, name))
    author = author.who_knows(programmes=[rules.id], agencies=sorted(rules.agencies))
    records = {
        f"records/{name}/{path}.yaml": record
        for path, record in _records(author, rules, languages, lasts)
    }
    if tree:
        records[f"programmes/{rules.id}.yaml"] = tree
    style = draw(STYLES)
    files = {path: written(record, **style) for path, record in records.items()}
    if not tree:
        path = f"programmes/{rules.id}.yaml"
        files[path] = (REPOSITORY / path).read_bytes()
    media = {f"records/{name}/media/{picture}": pictures()[picture] for picture in ids["media"]}
    return Project(name, records, files | media)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    """From when to when a project lasts: in the time of the programmes, or at any other."""
    then = st.dates(datetime.date(2011, 1, 1), datetime.date(2014, 12, 31))
    start = draw(st.one_of(then, then, then, st.dates(FIRST, LAST)))
    return _from(start, 0, draw(st.integers(0, 1200)))


def _from(day: datetime.date, before: int, after: int) -> Period:
    """So many days before and after a day, as far as records may tell of them."""
    start, end = (day.toordinal() - before, day.toordinal() + after)
    bounds = (max(start, FIRST.toordinal()), min(end, LAST.toordinal()))
    return Period(*(PartialDate.of(datetime.date.fromordinal(one)) for one in bounds))


@st.composite
def _ids(draw: st.DrawFn) -> dict[str, list[str]]:
    """The names of what there is; a meeting and a product never have the same."""
    partners, meetings, products, media = (draw(many) for many in _MANY)
    others = draw(_lists(IDS, meetings + products))
    return {
        "partners": draw(_lists(IDS, partners)),
        "meetings": others[:meetings],
        "products": others[meetings:],
        "media": draw(_lists(st.sampled_from(sorted(pictures())), media)),
    }


_MANY = [st.sampled_from(many) for many in ((1, 2, 2, 3), (0, 1, 1, 2, 3), (0, 1, 2), (0, 1, 2, 3))]
"""How many partners, meetings, products and pictures there are."""


def _lists(items: st.SearchStrategy[Any], many: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, min_size=many, max_size=many, unique=True)


@st.composite
def _programmes(draw: st.DrawFn, author: Author, name: str) -> tuple[Programme, Tree]:
    """One of those that come with Folio, or one of its own, with what stands in its file."""
    if draw(st.booleans()):
        return programme(draw(st.sampled_from(PROGRAMMES))), None
    tree = author.part(Programme)
    for report in tree.get("reports", {}).values():
        for number, section in enumerate(report["sections"]):
            section["id"] = f"{section['id']}-{number}"
    if tree.get("agencies") and draw(st.booleans()):
        for notice in tree["notices"].values():
            notice[NoticeForm.PUBLICATION.value]["text"] += f" {AUTHORITY}"
    return Programme.model_validate({**tree, "id": f"of-{name}"}), tree


def _records(
    author: Author, rules: Programme, languages: Sequence[str], lasts: Period
) -> Iterator[tuple[str, Tree]]:
    """Each record by its name."""
    ids, draw = author.known.ids, author.draw
    leader = draw(st.sampled_from(ids["partners"]))
    period = {"from": str(lasts.start), "to": str(lasts.end)}
    working = draw(st.sampled_from((*languages, *ELSEWHERE)))
    yield (
        "project",
        author.part(
            Partnership,
            period=period,
            coordinator=leader,
            languages=list(languages),
            working_language=working,
        ),
    )
    names_agency = any(
        AUTHORITY in notice.in_form(form).text
        for notice in rules.notices.values()
        for form in NoticeForm
    )
    for name in ids["partners"]:
        agency = {"agency": draw(st.sampled_from(sorted(rules.agencies)))} if names_agency else {}
        yield f"partners/{name}", author.part(Partner, **agency)
        yield from _logs(author, name)
    numbers = draw(_numbers(len(ids["meetings"])))
    for name, number in zip(ids["meetings"], numbers, strict=True):
        yield f"meetings/{name}", author.part(Meeting, number=number)
    for name in ids["products"]:
        yield f"products/{name}", author.part(Product)
    for kind, report in rules.reports.items():
        for name in (SHARED, *ids["partners"]):
            if tree := _answers(author, report, name):
                yield f"reports/{kind}/{name}", tree


def _numbers(many: int) -> st.SearchStrategy[list[int]]:
    return _lists(st.one_of(st.integers(1, 12), st.integers(1, 999)), many)


def _logs(author: Author, partner: str) -> Iterator[tuple[str, Tree]]:
    for name in author.draw(_lists(IDS, author.draw(st.sampled_from((0, 1, 2))))):
        period = author.dates()
        of_then = author.of_the_time(_PERIOD.validate_python(period))
        yield (
            f"activities/{partner}/{name}",
            of_then.part(ActivityLog, partner=partner, period=period),
        )


def _answers(author: Author, report: Report, name: str) -> Tree:
    part = ReportPart.SHARED if name == SHARED else ReportPart.OWN
    sections = [one.id for one in report.sections_of(part) if one.takes_text]
    if not sections or not author.draw(st.booleans()):
        return None
    tree = author.who_knows(sections=sections).part(ReportAnswers)
    if name == SHARED:
        tree.pop("signature", None)
    return tree


@cache
def pictures() -> dict[str, bytes]:
    """Small pictures of all sorts, by the names of their files."""
    kinds = (("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"))
    sizes = ((1, 1), (40, 30), (3, 900), (900, 3), (200, 200))
    every = {}
    for name, (mode, form), size in zip(PICTURE_NAMES, kinds, sizes, strict=True):
        content = BytesIO()
        Image.new(mode, size, 1).save(content, form)
        every[name] = content.getvalue()
    return every
