"""Somebody who may not read everything, though whoever runs the tests may."""

import codecs
import os
from collections.abc import Iterator
from contextlib import contextmanager

NOBODY = 65534


@contextmanager
def somebody_without_rights() -> Iterator[None]:
    """Whoever runs the tests may have all rights; nobody has none."""
    if os.geteuid() != 0:
        yield
        return
    codecs.lookup("utf-8-sig")  # Python loads it when it is needed, and nobody may not read that
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
