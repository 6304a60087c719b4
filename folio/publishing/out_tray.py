"""The out-tray: letters written to a folder, for somebody to send or to hand over."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from email.headerregistry import Address
from pathlib import Path

from folio.errors import ShelfError
from folio.publishing.mail import Mail, message

AS_DRAFT = {"X-Unsent": "1"}
"""By this, Outlook opens the file as a message that is still to be sent."""


@dataclass(frozen=True, slots=True)
class OutTray:
    """A folder of letters. A letter with an address is a message that any mail program opens; one
    without is a text and a page."""

    folder: Path
    sender: Address | None = None

    def write(self, name: str, mail: Mail) -> tuple[Path, ...]:
        """Put a letter into the folder, each file whole or not at all; return its files.

        Raises ShelfError where the folder cannot be written to, and UsageError where an address
        cannot be one.
        """
        contents = {".txt": mail.text.encode(), ".html": mail.page.encode()}
        if mail.to:
            draft = replace(mail, headers={**mail.headers, **AS_DRAFT})
            contents = {".eml": message(draft, self.sender).as_bytes()}
        return tuple(self.lay(f"{name}{end}", content) for end, content in contents.items())

    def lay(self, name: str, content: bytes) -> Path:
        """Put a file into the folder, whole or not at all; raise ShelfError otherwise."""
        with ShelfError.told_of(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._put(name, content)

    def _put(self, name: str, content: bytes) -> Path:
        place = self.folder / name
        draft = self.folder / f".{name}.{os.getpid()}"
        try:
            draft.write_bytes(content)
            draft.replace(place)
        except OSError:
            with suppress(OSError):
                draft.unlink()
            raise
        return place
