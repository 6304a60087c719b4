"""The office's own Prefect server: its address, and whether it answers; Prefect is not loaded."""

import os
import tomllib
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError

PATIENCE = 2
"""How many seconds a server may take to say that it is well."""


def address() -> str:
    """The server that Prefect is set up to use, by the environment or by `prefect config set`.

    Empty where there is none.
    """
    named = os.environ.get("PREFECT_API_URL")
    return _profile_address() if named is None else named


def is_well(address: str) -> bool:
    """Whether a server answers there; one that wants to know who asks does as well."""
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/health", timeout=PATIENCE) as answer:  # noqa: S310 - the office chose the address
            return bool(answer.read(16).strip() == b"true")
    except HTTPError as refusal:
        return refusal.code in (401, 403)
    except (OSError, HTTPException, ValueError):
        return False


def without_proxy() -> dict[str, str]:
    """What keeps Prefect from looking for this machine through a proxy."""
    spared = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    value = spared if spared == "*" else ",".join(filter(None, [spared, "127.0.0.1"]))
    return {"no_proxy": value, "NO_PROXY": value}


def _profile_address() -> str:
    """What the profile in use says, which Prefect keeps in a file of its own."""
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or home / "profiles.toml")
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
        profile = kept["profiles"][os.environ.get("PREFECT_PROFILE") or kept["active"]]
        return str(profile["PREFECT_API_URL"])
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return ""
