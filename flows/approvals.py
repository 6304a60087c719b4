"""A person's approval of an edition: asked for on Prefect's page, or by whoever started the run."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePath
from typing import Annotated, Any
from urllib.parse import quote

from prefect.context import FlowRunContext
from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput
from prefect.logging import get_run_logger
from pydantic import Field

from folio import actions
from folio.actions import Decided, Folders, Proof, Verdict
from folio.errors import FolioError

Asker = Callable[[Proof], Decided | None]

_asker: ContextVar[Asker | None] = ContextVar("asker", default=None)
_DAY = 24 * 60 * 60
_NOT_BLANK: dict[str, Any] = {"min_length": 1, "pattern": r"\S"}
"""What the form asks of a text: spaces alone are none."""


class UnaskedError(FolioError):
    """An edition is ready, and nobody can be asked whether it may go out."""

    exit_code = 5

    def __init__(self, proof: Proof) -> None:
        super().__init__(
            f"The {proof.name} is laid out in {proof.folder}/, and nobody has approved it. "
            f"Nothing was published. To look at it and approve it: folio publish {proof.project} "
            f"{proof.subject} --kind {proof.kind}"
        )


class Approval(RunInput):
    """May this edition go out?"""

    decision: Verdict = Field(description="May it go out, exactly as it is shown above?")
    name: Annotated[str, Field(**_NOT_BLANK, max_length=actions.LONGEST_NAME)] = Field(
        description="Your own name. It is kept in the ledger."
    )
    note: Annotated[str, Field(**_NOT_BLANK, max_length=actions.LONGEST_NOTE)] = Field(
        description="What you have looked at, or why it may not go out. It is kept in the ledger."
    )


@contextmanager
def asked_by(asker: Asker) -> Iterator[None]:
    """Whoever started the run is asked there, instead of on Prefect's page."""
    token = _asker.set(asker)
    try:
        yield
    finally:
        _asker.reset(token)


def answer(proof: Proof, days: int) -> Decided | None:
    """What a person has decided about a proof; nothing where it was approved before.

    On Prefect's page the run is suspended until somebody fills in the form, for so many days at
    most. It then begins anew; and where the edition is another by then, it is asked for again, for
    the answer belongs to one digest. Raises UnaskedError where nobody can be asked.
    """
    if asker := _asker.get():
        return asker(proof)
    if proof.approved_by:
        return None
    run = FlowRunContext.get()
    if run is None or run.flow_run is None or run.flow_run.deployment_id is None:
        raise UnaskedError(proof)
    get_run_logger().info("Waits for a person's approval: press Resume, and fill in the form.")
    form = Approval.with_initial_data(description=description(proof))
    given = suspend_flow_run(wait_for_input=form, timeout=days * _DAY, key=proof.digest[:16])
    return Decided(given.decision, given.name, given.note, proof.digest)


def description(proof: Proof) -> str:
    """What is to be approved, in Markdown: files, digest, and what is worth a second look."""
    return "\n".join(_lines(proof))


def _lines(proof: Proof) -> Iterator[str]:
    """What matters comes first: the dialog in which a person reads this shows only some lines."""
    yield f"**{proof.name}** of the project **{proof.project}**: “{_plain(proof.title)}”."
    yield "Look at it in each language, as readers would get it."
    if proof.replaces:
        yield f"It corrects the version published on {proof.replaces}, and says so."
    if many := len(proof.remarks):
        told = "One thing is" if many == 1 else f"{many} things are"
        yield f"**{told} worth a second look:** see below."
    yield ""
    yield from (f"- {_plain(name)}: {_links(proof, name)}" for name in _languages(proof))
    yield ""
    yield f"The digest of exactly these files: `{proof.digest}`"
    yield f"They lie in `{proof.folder}`."
    if proof.remarks:
        yield ""
        yield "Worth a second look:"
        yield ""
        yield from (f"- {_plain(remark)}" for remark in proof.remarks)


def _languages(proof: Proof) -> list[str]:
    """The languages in which it would go out, by their codes."""
    pages = (PurePath(path).stem for path in proof.documents if path.endswith(".pdf"))
    return sorted(stem.removeprefix(f"{proof.kind}-{proof.subject}-") for stem in pages)


def _links(proof: Proof, language: str) -> str:
    """Its page on the site as that would be, and its files, in one language."""
    page = PurePath(proof.page)
    file = f"{proof.folder}/{proof.kind}-{proof.subject}-{language}"
    each = {
        "page": str(page.parent.with_name(language) / page.name),
        "PDF": f"{file}.pdf",
        "Word": f"{file}.docx",
    }
    return " · ".join(_link(path, name) for name, path in each.items())


def _link(path: str, name: str) -> str:
    """A link to a file: on the page of an office that shows proofs, or else on this machine."""
    place = Path(path).absolute()
    if page := os.environ.get("FOLIO_PROOFS"):
        outputs = Folders.from_environment().outputs.absolute()
        project, _, *rest = place.relative_to(outputs).parts
        return f"[{name}]({quote('/'.join((page, project, *rest)))})"
    return f"[{name}]({place.as_uri()})"


def _plain(text: str) -> str:
    """Text from records as it reads, on one line: nothing in it is taken for Markdown or HTML.

    Dashes and the like say something only where a word begins.
    """
    words = " ".join(text.split())
    return re.sub(r"[\\`*_{}\[\]()<>!|~&$]|(?<![\w/])[-+#]", r"\\\g<0>", words)
