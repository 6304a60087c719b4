"""A whole project from nothing against one process that calls the libraries on the same views."""

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from folio import actions
from folio.actions import Folders, Plan
from folio.actions.planning import composed
from folio.actions.reading import read
from folio.documents.view import Document
from folio.rendering import Template, html
from folio.rendering.fonts import FACES, font_faces
from folio.rendering.workers import Workers

PROJECT = "age"


def ours(workers: Workers) -> float:
    """How long a build takes from nothing, with processes that have loaded their libraries."""
    with tempfile.TemporaryDirectory() as name:
        folders = Folders(outputs=Path(name))
        start = time.perf_counter()
        plan = actions.plan(folders, PROJECT)
        with ThreadPoolExecutor(workers.count) as hands:
            made = list(hands.map(lambda one: actions.make(folders, one, workers), plan.to_make))
        actions.settle(folders, plan, made)
        return time.perf_counter() - start


def theirs() -> float:
    """How long docxtpl and WeasyPrint take for the same documents, one after the other."""
    with tempfile.TemporaryDirectory() as name:
        folders = Folders(outputs=Path(name))
        plan = actions.plan(folders, PROJECT)
        views = [(view, folders.template(kind)) for kind, view in _views(folders, plan)]
        start = time.perf_counter()
        for number, (view, template) in enumerate(views):
            _bare_word(view, template, Path(name) / f"{number}.docx")
            _bare_pdf(view, template, Path(name) / f"{number}.pdf")
        return time.perf_counter() - start


def warmed() -> Workers:
    """Rendering processes, each having made a document of both forms."""
    workers = Workers(actions.HANDS)
    folders = Folders()
    (kind, view), *_ = _views(folders, actions.plan(folders, PROJECT, force=True))
    with ThreadPoolExecutor(workers.count) as hands:
        for form in ("docx", "pdf") * 2:
            jobs = [
                hands.submit(workers.render, form, view.fields, folders.template(kind))
                for _ in range(workers.count)
            ]
            for job in jobs:
                job.result()
    return workers


def _views(folders: Folders, plan: Plan) -> list[tuple[str, Document]]:
    reading = read(folders, PROJECT)
    documents = {(one.kind, one.subject, one.language): one for one in plan.to_make}
    return [(one.kind, composed(folders, reading, one)) for one in documents.values()]


def _bare_word(view: Document, template: Template, file: Path) -> None:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    surroundings = Environment(autoescape=True)
    surroundings.filters["picture"] = lambda _picture, _width, _height: ""
    word = DocxTemplate(template.word_file)
    word.render(dict(view.fields), surroundings, autoescape=True)
    word.save(file)


def _bare_pdf(view: Document, template: Template, file: Path) -> None:
    from weasyprint import HTML

    told = html(view.fields, template).replace(font_faces(), _faces_as_they_come())
    page: Any = HTML(string=told, base_url=f"{template.folder}{os.sep}")
    page.write_pdf(file, pdf_variant="pdf/ua-1")


@cache
def _faces_as_they_come() -> str:
    """The typefaces as their packages bring them, all weights in one file each."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f'src: url("{face.file.as_uri()}"); }}'
        for face in FACES
    )
