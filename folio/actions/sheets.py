"""Sheets for a project: a log, a meeting or a product to fill in, with what is known of it."""

import datetime
from collections.abc import Container
from dataclasses import dataclass, replace
from pathlib import Path

from folio.actions import announced
from folio.actions.choices import blank_sheet
from folio.actions.folders import Folders
from folio.actions.periods import id_of, named_period
from folio.actions.unfilled import Unfilled, check_id, unfilled
from folio.errors import UsageError
from folio.model.activities import ActivityLog
from folio.model.meeting import Meeting
from folio.model.product import Product
from folio.records.directory import Directory, directory
from folio.records.messages import nearest
from folio.records.sheets import Sheet
from folio.text.dates import Period


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a sheet goes that is not to stand among the records: a file, or None to be shown."""

    file: Path | None = None


def unfilled_log(
    folders: Folders,
    project: str,
    partner: str,
    today: datetime.date,
    *,
    period: str = "",
    language: str = "",
    elsewhere: Elsewhere | None = None,
) -> Unfilled:
    """A partner's activity log to fill in, in the partner's language unless another is named.

    Its period is the one named, such as 2013-02..2013-07, or else the first stretch up to today
    that no log of the partner covers. Where there is none, the period is left blank in a sheet that
    goes elsewhere.

    Raises UsageError where the project, partner, period or language cannot be.
    """
    there = directory(folders.records, project, folders.programmes)
    if partner not in there.partners:
        known = nearest(partner, there.partners)
        wrong = f"There is no partner '{partner}' in {project}." if partner else "Whose log is it?"
        raise UsageError(f"{wrong} {known}")
    covered = (
        named_period(there, partner, period, may_replace=elsewhere is not None)
        if period
        else there.unlogged(partner, today)
    )
    sheet = _log_sheet(folders, there, partner, covered, language)
    if elsewhere:
        return unfilled(folders, elsewhere.file, sheet)
    if covered is None:
        raise UsageError(
            f"Up to {today}, there is no day of {partner} in the project without a log. "
            "Name a period: --period 2013-02..2013-07."
        )
    name = id_of(covered, there.logged.get(partner, {}))
    return unfilled(folders, _home(folders, project, "activities", partner, name), sheet)


def unfilled_meeting(
    folders: Folders, project: str, meeting: str = "", *, language: str = ""
) -> Unfilled:
    """The record of the next meeting to fill in, as far as it was announced.

    Raises UsageError where the project, id or language cannot be.
    """
    there = directory(folders.records, project, folders.programmes)
    meeting = meeting or announced.next_id(there)
    _check_new(meeting, "meeting", "product", there.products)
    sheet = blank_sheet(folders, there, Meeting, wanted=language, own="")
    title = str(sheet.language.say("Meeting"))
    sheet = replace(sheet, title=title, known=announced.known(there))
    return unfilled(folders, _home(folders, project, "meetings", meeting), sheet)


def unfilled_product(
    folders: Folders, project: str, product: str, *, language: str = ""
) -> Unfilled:
    """The record of a product to fill in.

    Raises UsageError where the project, id or language cannot be.
    """
    there = directory(folders.records, project, folders.programmes)
    _check_new(product, "product", "meeting", there.meetings)
    sheet = blank_sheet(folders, there, Product, wanted=language, own="")
    sheet = replace(sheet, title=str(sheet.language.say("Product")))
    return unfilled(folders, _home(folders, project, "products", product), sheet)


def _log_sheet(
    folders: Folders, there: Directory, partner: str, covered: Period | None, language: str
) -> Sheet:
    record = there.partners[partner]
    own = record.language if record else ""
    sheet = blank_sheet(folders, there, ActivityLog, wanted=language, own=own)
    known: dict[str, object] = {"partner": partner, "prepared_by": {"partner": partner}}
    title = record.name if record else partner
    if covered:
        known["period"] = {"from": str(covered.start), "to": str(covered.end)}
        span = sheet.language.grammar.span(covered)
        title += f". {sheet.language.say('Activity log: {period}', period=span)}"
    return replace(
        sheet,
        title=title,
        known=known,
        asked=frozenset({"meeting" if there.meetings else "host"}),
        day=str(covered.start if covered else there.project.period.start),
    )


def _check_new(name: str, noun: str, other: str, others: Container[str]) -> None:
    """A meeting and a product have ids of their own, since documents are named after them."""
    check_id(name, f"The id of a {noun}")
    if name in others:
        raise UsageError(f"A {other} has the id '{name}' already. Choose another one.")


def _home(folders: Folders, project: str, *words: str) -> Path:
    *folder, name = words
    return folders.records.joinpath(project, *folder, f"{name}.yaml")
