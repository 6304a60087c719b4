"""Folio: from meeting records to newsletters, press releases and reports in Word and PDF."""

__version__ = "0.1.0"
