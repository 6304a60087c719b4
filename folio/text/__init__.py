"""Wording that no format owns: dates, lists of names, fixed phrases, marks."""
