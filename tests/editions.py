"""A small office in which editions are built, laid out, approved and published."""

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from folio import actions
from folio.actions import Decided, Folders, Proof, Published, Verdict, Wanted
from tests.conftest import REPOSITORY, TESTS

NOON = datetime.datetime(2013, 9, 30, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
RIBEIRA = "2013-09-ribeira"
BERGVIK = "2013-03-bergvik"


@dataclass(frozen=True)
class Office:
    """The miniature with its shelf: `tiny` has two languages, and its notices are verified."""

    folders: Folders

    @property
    def shelf(self) -> Path:
        return self.folders.outputs / "tiny"

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folders.records / "tiny" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def wanted(self, subject: str = RIBEIRA, kind: str = "") -> Wanted:
        return actions.wanted(self.folders, "tiny", subject, kind)

    def built(self, wanted: Wanted) -> None:
        """All documents of an edition on the shelf."""
        plan = actions.plan(self.folders, "tiny", wanted.selection)
        made = [actions.make(self.folders, document) for document in plan.to_make]
        actions.settle(self.folders, plan, made)

    def proof(self, subject: str = RIBEIRA, kind: str = "") -> tuple[Wanted, Proof]:
        wanted = self.wanted(subject, kind)
        self.built(wanted)
        return wanted, actions.proof(self.folders, wanted, NOON)

    def approve(self, proof: Proof, now: datetime.datetime = NOON, **said: str) -> None:
        answer = {"by": "Nora Berg", "note": "Read in both languages.", **said}
        verdict = Decided(Verdict.APPROVE, digest=proof.digest, **answer)
        actions.decide(self.folders, proof, verdict, now)

    def publish(
        self, subject: str = RIBEIRA, kind: str = "", now: datetime.datetime = NOON
    ) -> Published:
        """An edition from its records to its readers."""
        wanted, proof = self.proof(subject, kind)
        self.approve(proof, now)
        return actions.publish(self.folders, wanted, proof, now)


def office(root: Path) -> Office:
    """A copy of the miniature in a folder, with templates of its own."""
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates", dirs_exist_ok=True)
    return Office(folders(root))


def folders(root: Path) -> Folders:
    """The folders of an office that was set up in one."""
    return Folders(root / "records", root / "outputs", root / "templates", root / "programmes")
