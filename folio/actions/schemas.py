"""Writing the JSON Schemas of the records."""

from pathlib import Path

from folio.records.schemas import schemas


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schemas of the records into a folder, and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {folder / name: text for name, text in schemas().items()}
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    return tuple(written)
