"""The judge of markup: the Nu Html Checker, by which the W3C validates pages."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.judging import JUDGES, absent

_CHECKER = JUDGES / "vnu-jar/build/dist/vnu.jar"
_IN_A_MOMENT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A Java that runs for seconds does not pay for what makes it quicker after minutes."""


def html_faults(pages: Iterable[Path]) -> list[str]:
    """What the checker finds in pages, warnings as well: file, line and its own words."""
    if not _CHECKER.is_file():
        absent("The judge of pages is not here: make judges")
    if not shutil.which("java"):
        absent("Java is not here, so pages are not judged: apt-get install default-jre-headless")
    told = subprocess.run(
        ["java", *_IN_A_MOMENT, "-Xss2m", "-jar", _CHECKER, "--stdout", "--format", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout, told.stderr
    messages = json.loads(told.stdout)["messages"]
    return [
        f"{Path(one.get('url', '')).name}:{one.get('lastLine', 0)}: {one['message']}"
        for one in messages
    ]
