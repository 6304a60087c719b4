"""What a reader finds in a view, as plain text for a person to approve."""

import json
from collections.abc import Iterator

from folio.documents.view import Document, Fact, Quotation, Section, Table
from folio.text.charts import BarChart, Timeline
from folio.text.extract import Extract
from folio.text.marks import Block, Phrase, Picture, Run


def spaced(told: object) -> str:
    """What somebody reads: a space that keeps a line together is a space."""
    return str(told).replace("\u00a0", " ")


def text(view: Document) -> str:
    """The view as plain text, field by field, as somebody reads it in a diff.

    What only a correction says is left out of a first version.
    """
    lines = []
    for name, value in view.fields.items():
        if name == "correction" and not value:
            continue
        told = "\n".join(_told(value))
        lines.append(f"[{name}]\n{told}\n" if told else f"[{name}]\n")
    return "\n".join(lines)


def _told(value: object) -> Iterator[str]:  # noqa: C901 - one case a sort of part
    match value:
        case None:
            return
        case Phrase():
            yield "".join(map(_marked, value.runs))
        case Block(kind=kind, phrase=phrase):
            yield {"bullet": "- ", "number": "1. "}.get(kind, "") + "".join(_told(phrase))
        case Fact(label=label, blocks=blocks):
            yield f"{label}: " + "\n".join(line for block in blocks for line in _told(block))
        case Section(heading=heading, blocks=blocks):
            yield f"== {heading}"
            yield from (line for block in blocks for line in _told(block))
        case BarChart() | Timeline():
            yield "".join(_told(value.alt))
        case Extract(name=name, content=content):
            yield f"{name} ({len(json.loads(content)['figures'])} figures)"
        case Table(heading=heading, columns=columns, rows=rows):
            yield f"== {heading}"
            yield from (
                " | ".join("".join(_told(cell)) for cell in row) for row in (columns, *rows)
            )
        case Quotation(text=words, speaker=speaker):
            yield from (str(words), f"– {speaker}")
        case Picture():
            yield f"({value.file or 'no picture'})"
            yield from (str(part) for part in (value.caption, value.credit, value.note) if part)
            yield f"alt: {value.alt}"
        case tuple():
            yield from (line for item in value for line in _told(item))
        case _ if hasattr(value, "fields"):
            for name, part in value.fields.items():
                yield f"{name}: " + "\n".join(_told(part))
        case _:
            yield str(value)


def _marked(run: Run) -> str:
    text = f"*{run.text}*" if run.strong or run.emphasis else run.text
    return f"[{text}]({run.link})" if run.link else text
