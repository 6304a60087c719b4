"""What a run of reminders came to: a table of who was told what, and what could not be sent."""

from collections.abc import Iterator, Mapping
from typing import Any

from prefect.artifacts import create_table_artifact
from prefect.futures import PrefectFuture

from flows.outcome import failure
from folio.actions import Reminded, UnsentError
from folio.errors import whole, why

Row = dict[str, Any]


def told(reminding: Mapping[str, PrefectFuture[Reminded]]) -> tuple[Reminded, ...]:
    """Wait for the letters of each project, show them, and return them.

    Raises UnfinishedError where something could not be sent; what nobody foresaw comes first,
    as it is.
    """
    done: list[Reminded] = []
    failures: list[Exception] = []
    rows: list[Row] = []
    for project, future in reminding.items():
        error = failure(future)
        if error is None:
            done.append(future.result())
            continue
        failures.append(error)
        if isinstance(error, UnsentError):
            done.append(error.reminded)
        else:
            rows.append({"project": project, "state": "failed", "why": why(error)})
    rows += [row for reminded in done for row in _rows(reminded)]
    create_table_artifact(key="reminders", table=rows, description="Who was told what.")
    return whole(tuple(done), failures)


def _rows(reminded: Reminded) -> Iterator[Row]:
    """The letters, and who had been reminded before."""
    for letter in reminded.letters:
        yield {
            "project": reminded.project,
            "partner": letter.partner,
            "state": letter.state.value,
            "to": letter.mail.to or "no e-mail address",
            "subject": letter.mail.subject,
            "why": letter.why,
            "files": "\n".join(letter.files),
            "letter": letter.mail.text,
        }
    for one in reminded.before:
        doubt = "" if one.is_certain else "; it is not certain that the letter arrived"
        yield {
            "project": reminded.project,
            "partner": one.partner,
            "state": f"reminded on {one.day}{doubt}",
            "why": f"{len(one.things)} of the things that were owed",
        }
