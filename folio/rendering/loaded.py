"""Loads, once for all rendering processes, the libraries that take a second to load."""

import docxtpl  # noqa: F401
import weasyprint  # noqa: F401

import folio.rendering.pdf
import folio.rendering.word  # noqa: F401
