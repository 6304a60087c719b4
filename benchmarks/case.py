"""What is made to be measured: documents of a project, into a folder of their own."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from folio import actions
from folio.actions import Built, Folders, Planned, Selection
from folio.actions.planning import composed
from folio.actions.reading import read
from folio.documents.catalogue import KINDS
from folio.documents.view import Document
from folio.rendering import FORMS, Template
from folio.rendering.workers import Workers

ROOT = Path(__file__).parents[1]
OFFICE = Folders(*(ROOT / name for name in ("records", "outputs", "templates", "programmes")))

Said = tuple[Document, Template]
"""What a document says, and what it looks like."""
Make = Callable[[Folders, Planned, Workers], str]


@dataclass(frozen=True, slots=True)
class Case:
    """The documents of a project that a selection admits, and where all of it stands."""

    project: str = "age"
    wish: Selection = Selection()  # noqa: RUF009 - frozen
    folders: Folders = OFFICE

    @contextmanager
    def from_nothing(self) -> Iterator["Case"]:
        """The same with outputs in which nothing is yet, for the length of the block."""
        with tempfile.TemporaryDirectory() as name:
            yield replace(self, folders=replace(self.folders, outputs=Path(name)))

    def warmed(self) -> Workers:
        """The rendering processes, each having made a document of each kind in both forms."""
        workers = actions.workers()
        with ThreadPoolExecutor(workers.count) as hands:
            for view, template in one_of_each(self.views()):
                for form in FORMS:
                    every = range(workers.count)
                    drawn = partial(workers.render, form, view.fields, template)
                    list(hands.map(lambda _, draw=drawn: draw(), every))
        return workers

    def build(self, workers: Workers, make: Make = actions.make) -> Built:
        """What the flow does, without Prefect: plan, make side by side, settle."""
        plan = actions.plan(self.folders, self.project, self.wish)
        with ThreadPoolExecutor(workers.count) as hands:
            made = list(hands.map(lambda one: make(self.folders, one, workers), plan.in_turn))
        return actions.settle(self.folders, plan, made)

    def views(self) -> list[Said]:
        """What its documents say and look like; the two forms of one say the same."""
        reading = read(self.folders, self.project)
        return [
            (
                composed(self.folders, reading, one),
                self.folders.template(KINDS[one.kind].template, self.project),
            )
            for one in self.documents()
        ]

    def documents(self) -> list[Planned]:
        """Its documents, each once and not in every form."""
        plan = actions.plan(self.folders, self.project, self.wish, force=True)
        return list({one.name: one for one in plan.to_make}.values())


def one_of_each(views: Iterable[Said]) -> list[Said]:
    """One document of each kind of look."""
    return list({template.kind: (view, template) for view, template in views}.values())


AGE = Case()
"""The whole of the real project."""
