"""What an office asks of Prefect, whatever else its user has set up: see docs/decisions/0033."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from flows.office import server as office_server
from flows.office.api import OfficeApi
from flows.office.folder import OfficeFolder
from folio.actions import Folders

_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    "PREFECT_SERVER_UI_API_URL": "/api",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "5",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "folio",
    "PREFECT_WORKER_QUERY_SECONDS": "2",
}
"""They hold where the environment has no other PREFECT_SERVER_ setting."""


PROOFS = "/proofs"
"""Where the page shows the proofs of editions; the form of an approval leads there."""


def environment(
    folders: Folders, folder: OfficeFolder, api: OfficeApi, mark: str
) -> Mapping[str, str]:
    """What the server, the worker and its runs are told; they find the office's folders."""
    own = {name: value for name, value in os.environ.items() if _is_ours(name)}
    home = folder.folder.resolve()
    return {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home / 'prefect.db'}",
        **_SETTINGS,
        **own,
        **({"PREFECT_API_AUTH_STRING": api.login} if api.login else {}),
        **office_server.without_proxy(),
        **folders.as_environment,
        "FOLIO_OFFICE": mark,
        "FOLIO_PROOFS": PROOFS,
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_API_URL": api.url,
        "PWD": str(Path.cwd()),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def _is_ours(name: str) -> bool:
    """What of the environment holds in an office: all but how this user uses another server."""
    return not name.startswith("PREFECT_") or name.startswith("PREFECT_SERVER_")
