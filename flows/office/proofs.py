"""Proofs beside Prefect's page, so that whoever approves an edition can open it there."""

import base64
import os
import secrets
from pathlib import Path, PurePosixPath

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from flows.office.settings import PROOFS

_HEADS = {"Content-Security-Policy": "script-src 'none'", "Cache-Control": "no-cache"}
"""What is shown comes from records: it runs nothing where approvals are given."""


class ShownProofs(StaticFiles):
    """The proofs of all projects, read-only: `/proofs/age/site/en/index.html`.

    Nothing else of the outputs is shown: not the ledger, nor who was written to. Where the page has
    a password, they have the same.
    """

    path = PROOFS

    def __init__(self, outputs: Path, login: str) -> None:
        super().__init__(directory=outputs, html=True, check_dir=False, follow_symlink=True)
        self._login = login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, if whoever asks may see it."""
        if self._login and not self._knows(Headers(scope=scope).get("authorization", "")):
            heads = {"WWW-Authenticate": 'Basic realm="Folio", charset="UTF-8"'}
            await PlainTextResponse("Who are you?", 401, heads)(scope, receive, send)
            return
        await super().__call__(scope, receive, send)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a file lies of which `path` tells project and place."""
        project, *place = PurePosixPath(path).parts or ("",)
        if any(part.startswith(".") for part in (project, *place)):
            return "", None
        return super().lookup_path(str(PurePosixPath(project, "proofs", *place)))

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with what a browser may do with it."""
        response = await super().get_response(path, scope)
        response.headers.update(_HEADS)
        return response

    def _knows(self, told: str) -> bool:
        expected = f"Basic {base64.b64encode(self._login.encode()).decode()}"
        return secrets.compare_digest(told.encode(), expected.encode())
