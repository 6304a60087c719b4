"""Letters: what Folio writes to a partner, worded in the partner's language."""
