"""What a run of intake came to: a table of what was handed in, and word of what is new."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prefect.artifacts import create_table_artifact
from prefect.events import emit_event
from prefect.futures import PrefectFuture

from flows.outcome import failure
from folio.actions import Answer, Taken
from folio.errors import whole, why

ACCEPTED = "folio.submission.accepted"
"""The event by which a deployment may be started: the records of a project say something new."""

Row = dict[str, Any]


def told(taking: Mapping[str, PrefectFuture[Taken]]) -> tuple[Taken, ...]:
    """Wait for each project, show what came in, give word of what is new, and return all of it.

    Raises UnfinishedError where a project or a file could not be worked on; what nobody foresaw
    comes first, as it is.
    """
    done: list[Taken] = []
    failures: list[Exception] = []
    rows: list[Row] = []
    for project, future in taking.items():
        if error := failure(future):
            rows.append({"project": project, "state": "failed", "what to do": why(error)})
            failures.append(error)
            continue
        taken = future.result()
        done.append(taken)
        announce(taken.answers)
        rows += _rows(project, taken)
        failures += taken.failures.values()
    if rows:
        create_table_artifact(key="handed-in", table=rows, description="What was handed in.")
    return whole(tuple(done), failures)


def answered(taking: Mapping[str, PrefectFuture[Taken]]) -> list[str]:
    """The projects of which something was answered."""
    return [name for name, one in taking.items() if not failure(one) and one.result().answers]


def announce(answers: Sequence[Answer]) -> None:
    """Give word, once a project, that its records say something new."""
    for project in dict.fromkeys(answer.project for answer in answers if answer.is_new):
        new = [answer for answer in answers if answer.is_new and answer.project == project]
        emit_event(
            ACCEPTED,
            resource={
                "prefect.resource.id": f"folio.project.{project}",
                "prefect.resource.name": project,
            },
            payload={"project": project, "records": sorted(answer.record for answer in new)},
        )


def _rows(project: str, taken: Taken) -> Iterator[Row]:
    for answer in taken.answers:
        told = f"not committed: {answer.uncommitted}" if answer.uncommitted else ""
        yield {
            "project": project,
            "partner": answer.partner,
            "file": answer.file,
            "state": answer.state,
            "record": answer.record,
            "letter": str(answer.letter),
            "what to do": told,
        }
    for file, reason in taken.waiting.items():
        yield {"project": project, "file": file, "state": "waiting", "what to do": reason}
    for file, error in taken.failures.items():
        yield {"project": project, "file": file, "state": "failed", "what to do": why(error)}
