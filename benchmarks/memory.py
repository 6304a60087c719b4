"""Memory of this process, as Linux tells it."""

import gc
import re
from pathlib import Path

_KILOBYTES = 2**10


def megabytes() -> float:
    """What this process holds now."""
    gc.collect()
    return _told("VmRSS")


def peak() -> float:
    """The most that it held since `forget_peak`, or since its start."""
    return _told("VmHWM")


def forget_peak() -> None:
    """Let the peak be what is held now."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _told(what: str) -> float:
    """A line of the system's account of this process, in megabytes."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{what}:\s+(\d+) kB", told)
    assert found, told  # noqa: S101 - Linux writes it so
    return int(found[1]) / _KILOBYTES
