"""The server of an office: Prefect's, with its page and our proofs; kept by `flows.office.keeper`.

    python -m flows.office.page SOCKET

What Prefect's page may do is told to the browser: it shows what this server says, and neither
asks nor tells anybody else.
"""

import os
import shutil
import socket
import sys
from contextlib import suppress
from pathlib import Path

from flows.office.api import MARK
from flows.temporary_server import migrated
from folio.actions import Folders

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "frame-ancestors 'self'",
    )
)


def serve(listening: socket.socket, home: Path, mark: str) -> None:
    """Serve until the process is ended."""
    import uvicorn
    from prefect.server.api.server import create_app
    from starlette.routing import Mount

    from flows.office.proofs import ShownProofs

    _lay(home / "prefect.db")
    app = create_app(final=True)
    login = os.environ.get("PREFECT_SERVER_API_AUTH_STRING", "")
    proofs = ShownProofs(Folders.from_environment().outputs, login)
    app.router.routes.insert(0, Mount(proofs.path, proofs))
    config = uvicorn.Config(
        app,
        log_level="error",
        headers=[(MARK, mark), ("Content-Security-Policy", _POLICY)],
    )
    uvicorn.Server(config).run(sockets=[listening])


def _lay(database: Path) -> None:
    """An empty database with Prefect's tables; without it Prefect makes one, in 15 seconds."""
    if not database.exists():
        draft = database.with_name(f"{database.name}.new")
        with suppress(OSError):
            shutil.copyfile(migrated(), draft)
            draft.replace(database)


if __name__ == "__main__":
    serve(
        socket.socket(fileno=int(sys.argv[1])),
        Path(os.environ["PREFECT_HOME"]),
        os.environ["FOLIO_OFFICE"],
    )
