"""What one report says: the fields of its templates."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from folio.documents.view import Document, Fact, Publicity, Table, View
from folio.text.charts import BarChart, Timeline
from folio.text.extract import Extract
from folio.text.marks import Phrase, Prose


class ReportTable(Table):
    """A table of a report.

    `shape` is the name by which templates know its columns; `total` is the last row, or empty.
    """

    shape: str = Field(description="The name by which templates know its columns.")
    total: tuple[Phrase, ...] = Field((), description="The last row; or empty.")


class Cover(View):
    """The first page: which report of which project and partner, for whom."""

    programme: Phrase = Field(description="Programme, sub-programme and action on one line.")
    project: Phrase = Field(description="The project's title.")
    report: Phrase = Field(description="The report's name, such as 'Final report'.")
    partner: Phrase = Field(description="The partner whose report it is.")
    state: Phrase = Field(description="'Draft', or 'Complete'.")
    facts: tuple[Fact, ...] = Field(description="Agency, agreement, period, deadline.")


class ReportSection(View):
    """One numbered section: what people wrote, and what is made from the records."""

    number: Phrase = Field(description="Its number or letter, such as 'D.1'.")
    heading: Phrase = Field(description="Its heading, as the programme names it.")
    label: Phrase = Field(description="That all partners have this in common; or empty.")
    note: Phrase = Field(description="That it is not written yet, or how to read it; or empty.")
    blocks: Prose = Field((), description="The text that people wrote.")
    facts: tuple[Fact, ...] = Field((), description="Labels, each with what belongs to it.")
    chart: BarChart | None = Field(None, description="The mobilities by partner.")
    timeline: Timeline | None = Field(None, description="The two years at a glance.")
    tables: tuple[ReportTable, ...] = Field((), description="What the records tell.")
    closing: Prose = Field((), description="What is to be said of the tables.")
    signature: tuple[Fact, ...] = Field((), description="The block to be signed.")


class Report(Document):
    """What one report says in one language: the fields of its templates."""

    cover: Cover = Field(description="The first page.")
    running_head: Phrase = Field(description="Project and partner, at the head of each page.")
    draft_mark: Phrase = Field(description="'Draft' on each page; empty where it is complete.")
    missing: ReportTable | None = Field(description="What a draft lacks and who owes it.")
    contents_heading: Phrase = Field(description="The heading of the contents list.")
    sections: tuple[ReportSection, ...] = Field(description="The sections in their order.")
    annexes: tuple[ReportSection, ...] = Field(
        description="The evidence, and where the figures come from."
    )
    publicity: Publicity = Field(description="Emblem and notice, together and unaltered.")
    extract: Extract = Field(description="The records it was made from, for the archival form.")

    only_in: ClassVar[Mapping[str, str]] = {"extract": "pdf"}
