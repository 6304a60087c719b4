"""The kinds of document there are; a new kind is one line here."""

from folio.documents import newsletter, press_release
from folio.documents.kind import Kind
from folio.documents.reports import report

_ALL = (
    newsletter.KIND,
    press_release.KIND,
    report.INTERIM,
    report.FINAL,
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
"""The kinds by their names, in the order in which they are made."""
