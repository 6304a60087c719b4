"""What people find in an office, to be compared: files whose names are not hidden, and notes."""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.inbox.handing import git

_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def outcome(root: Path) -> dict[str, object]:
    """All that does not depend on when it was done: documents, site and records by their digests,
    what the ledger tells, how often each file was accepted, and the commits."""
    found = dict(visible(root))
    kept = {path: one for path, one in found.items() if "/inbox/" not in path}
    ledgers = (one for path, one in found.items() if path.endswith("ledger.jsonl"))
    slips = [one for path, one in found.items() if re.search(r"/receipts/.*json$", path)]
    return {
        "files": {path: digest(one) for path, one in kept.items() if path.count("jsonl") == 0},
        "events": [_told(line) for one in ledgers for line in one.splitlines()],
        "accepted": Counter(
            told["file"] for told in map(json.loads, slips) if told["state"] != "unchanged"
        ),
        "commits": sorted(git(root, "log", "--format=%s").splitlines()),
    }


def visible(root: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of records and outputs as it is just now, by its path; the site as it is served."""
    for top in ("records", "outputs"):
        for folder, folders, names in os.walk(root / top, followlinks=True):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for path in (Path(folder, name) for name in names if not name.startswith(".")):
                with suppress(FileNotFoundError):
                    yield path.relative_to(root).as_posix(), path.read_bytes()


def digest(content: bytes) -> str:
    """The SHA-256 of a file, whatever the moments that stand in it."""
    return hashlib.sha256(_MOMENT.sub(b"", content)).hexdigest()


def _told(line: bytes) -> tuple[str, str, str]:
    told = json.loads(line)
    return told["event"], told["kind"], told["subject"]
