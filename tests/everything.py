"""All that is done in an office, by one process in its folder: to be run in odd circumstances.

`python -m tests.everything` checks, hands in, previews, builds and publishes, and tells as JSON
what there is afterwards. Where DESK is set, `outputs` are on a disk of their own.
"""

import datetime
import json
import os
import subprocess
from pathlib import Path

from folio import actions
from folio.actions import Folders
from tests.editions import NOON, RIBEIRA, Office
from tests.outcome import outcome


def main() -> None:
    """Everything, one after the other."""
    if "DESK" in os.environ:
        Path("outputs").mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "none", "outputs"], check=True)
    folders = Folders()
    actions.check(folders, "tiny", datetime.date(2013, 9, 20))
    actions.submit(folders, "tiny", "kalnava", [Path("2013-07.yaml")], NOON)
    for form in ("docx", "pdf"):
        actions.preview(folders, "tiny", "interim-report", "kalnava", "lv", form)
    Office(folders).publish(RIBEIRA)
    print(json.dumps(outcome(Path.cwd())))


if __name__ == "__main__":
    main()
