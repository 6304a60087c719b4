"""Interim and final report: a shared part and a partner's own, for the partner's agency."""
