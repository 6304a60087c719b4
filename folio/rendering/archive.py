"""Word files packed so that the same content is the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Where programs that read a Word file from its beginning look for what it is."""
EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(archive: bytes) -> bytes:
    """The same parts in a fixed order, with the date that Word itself writes."""
    repacked = BytesIO()
    with ZipFile(BytesIO(archive)) as parts, ZipFile(repacked, "w") as target:
        for name in sorted(parts.namelist(), key=lambda name: (name not in FIRST, name)):
            entry = ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, parts.read(name))
    return repacked.getvalue()
