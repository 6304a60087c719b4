"""Folio: from meeting records to newsletters, press releases and reports in Word and PDF."""

import gc

gc.set_threshold(100_000, 50, 50)
"""Loading modules and records makes many objects and hardly any waste: to look for it as often as
Python does by itself would take a fifth of the time of a command that has nothing to do."""


__version__ = "0.1.0"
