"""Bytes go onto the shelf, whole or not at all, and the colophon tells how they came to be."""

from folio.outputs.colophon import Colophon, Entry
from folio.outputs.shelf import Shelf

__all__ = ["Colophon", "Entry", "Shelf"]
