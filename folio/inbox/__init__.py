"""What partners hand in: kept as it came, until it is in the records or its refusal is written."""

from folio.inbox.drop_folder import DropFolder
from folio.inbox.history import Author, History
from folio.inbox.inbox import Inbox, InboxError
from folio.inbox.parcel import Parcel, Road, digest_of

__all__ = [
    "Author",
    "DropFolder",
    "History",
    "Inbox",
    "InboxError",
    "Parcel",
    "Road",
    "digest_of",
]
