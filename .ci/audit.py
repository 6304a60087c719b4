"""Holds what requirements.lock pins against the published advisories, and tells how old it is.

pip-audit knows where advisories are published, and uv when each version was. They are fetched into
an environment of their own, since they are no part of Folio.
"""

import datetime
import json
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOCK = "requirements.lock"
TOOLS = Path(".venv/audit")
OLD = datetime.timedelta(days=3 * 365)


def main() -> None:
    """Tell both; end with an error where there is an advisory about something that is pinned."""
    if not TOOLS.exists():
        venv.create(TOOLS, with_pip=True)
        _said("python", "-m", "pip", "install", "-q", "pip-audit", "uv")
    audited = _said("pip-audit", "-f", "json", "--disable-pip", "--require-hashes", "-r", LOCK)
    words = ("--no-deps", "--universal", "--format", "pylock.toml", LOCK)
    pinned = _said("uv", "pip", "compile", "-q", *words)
    found = list(weaknesses(audited))
    now = datetime.datetime.now(datetime.UTC)
    print(*(found or [verdict(audited)]), *ages(pinned, now), sep="\n")  # noqa: T201 - what it tells
    sys.exit(bool(found))


def weaknesses(audited: str) -> Iterator[str]:
    """A line for each advisory, as pip-audit tells of them in JSON."""
    for one in _dependencies(audited):
        for advisory in one.get("vulns", ()):
            mended = ", ".join(advisory["fix_versions"]) or "no version yet"
            yield f"{one['name']} {one['version']}: {advisory['id']}, mended in {mended}"


def verdict(audited: str) -> str:
    """What may be said where no advisory was found."""
    told = _dependencies(audited)
    known = [one for one in told if "skip_reason" not in one]
    if not known:
        return "No list of advisories could be reached, so nothing is known of weaknesses."
    left = ", ".join(one["name"] for one in told if one not in known)
    return f"No advisory is known of the {len(known)} looked up." + (
        f" Not known there: {left}." * bool(left)
    )


def ages(pinned: str, now: datetime.datetime) -> Iterator[str]:
    """When the versions of a lock were published: in short, and each that is old."""
    packages = tomllib.loads(pinned).get("packages", ())
    published = sorted((min(_uploads(one)), one["name"], one["version"]) for one in packages)
    if not published:
        yield "No index of packages could be reached, so nothing is known of their ages."
        return
    middle = published[len(published) // 2][0]
    yield f"{len(published)} versions are pinned; half of them are of {middle:%Y-%m-%d} or later."
    yield "Older than three years:"
    for day, name, version in published:
        if now - day > OLD:
            yield f"  {day:%Y-%m-%d}  {name} {version}"


def _dependencies(audited: str) -> list[dict[str, Any]]:
    try:
        return list(json.loads(audited)["dependencies"])
    except ValueError:
        return []


def _uploads(package: dict[str, Any]) -> Iterator[datetime.datetime]:
    files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
    yield from (one["upload-time"] for one in files if "upload-time" in one)


def _said(program: str, *words: str) -> str:
    """What a tool says; nothing where it cannot do what it is asked for."""
    command = [TOOLS / "bin" / program, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    return done.stdout


if __name__ == "__main__":
    main()
