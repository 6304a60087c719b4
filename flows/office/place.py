"""The place where an office listens: taken before anything is started, or told whose it is."""

import errno
import socket

from flows.office import server as office_server
from flows.office.api import MARK, OfficeApi
from folio.errors import FolioError


class PortError(FolioError):
    """The office cannot be opened at the address that was asked for."""

    exit_code = 69

    def __init__(self, host: str, port: int, told: str) -> None:
        super().__init__(f"The office cannot be opened at {host}:{port}. {told}")


def address(listening: socket.socket) -> str:
    """Where the office is found from this machine."""
    host, port = listening.getsockname()[:2]
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - it is asked for
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def is_only_here(listening: socket.socket) -> bool:
    """Whether nobody comes there from another machine."""
    host: str = listening.getsockname()[0]
    return host.startswith("127.") or host == "::1"


def listening_at(host: str, port: int) -> socket.socket:
    """Our own place to listen at, taken before anything is started.

    Raises PortError, which tells who is there already.
    """
    try:
        family, kind, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(place)
            listening.listen(128)
        except OSError:
            listening.close()
            raise
    except (OSError, OverflowError) as error:
        raise PortError(host, port, _why_not(error, host, port)) from error
    return listening


def _why_not(error: Exception, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        other = f"Choose another one: folio up --port {port + 1}"
        return f"{_who(host, port)} listens there. {other}"
    if isinstance(error, PermissionError):
        return "This user may not listen there. Choose a port above 1023: folio up --port 4200"
    return f"This machine has no such place ({error}). Without --host it is 127.0.0.1."


def _who(host: str, port: int) -> str:
    """Who listens at a place already: what answers as well is not ours by that."""
    here = OfficeApi(f"http://{host}:{port}/api")
    heads = here.heads()
    if heads is None:
        return "Another program"
    if heads[MARK]:
        return "An office of another folder"
    return (
        "Somebody else's Prefect server" if office_server.is_well(here.url) else "Another program"
    )
