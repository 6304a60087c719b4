"""Documents go out to their readers; the ledger keeps what went out, when and with which hashes."""

from folio.publishing.ledger import Contents, Ledger, SubmittedError
from folio.publishing.tampering import Damage

__all__ = ["Contents", "Damage", "Ledger", "SubmittedError"]
