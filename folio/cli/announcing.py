"""Word to the office's Prefect server of what partners have handed in."""

from collections.abc import Sequence

from folio.actions import Answer
from folio.cli import saying


def announce(answers: Sequence[Answer]) -> None:
    """Give word of what records say anew; where nobody hears it, that is told, and no fault."""
    from flows import runs

    try:
        runs.announce(answers)
    except runs.UnheardError as error:
        saying.wrong(str(error))
