"""Why a file or a folder could not be opened."""

import errno

from folio.errors import Message, sentence


def why_not_opened(error: OSError) -> tuple[Message, Message]:
    """What the system says, and what to do."""
    remedy = sentence("Ask its owner for the right to read it.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return sentence("This cannot be opened: the right to read it is missing."), remedy
    # The system's own words come in its own language, whatever that of the reader is.
    name = errno.errorcode.get(error.errno or 0, "?")
    return sentence("This cannot be opened ({name}).", name=name), remedy
