"""What one rule says of the miniature, for the tests of rules."""

import datetime
import shutil

from folio.checks.rules import remarks
from folio.model.remark import Remark
from tests.conftest import Miniature
from tests.model.logs import RULES

PROGRAMME = "programmes/small-steps.yaml"
SOURCE = "source: Made up., verified: true"
TITLE = f"title: {{en: A section}}, {SOURCE}"
FINAL = f"""
reports:
  interim:
    title: {{en: Interim report}}
    by: partner
    deadline: {{date: 2013-09-30, {SOURCE}}}
    source: Made up.
    verified: true
    sections:
      - {{id: summary, part: shared, filled_by: narrative, {TITLE}}}
      - {{id: own-work, part: own, filled_by: narrative, {TITLE}}}
  final:
    title: {{en: Final report}}
    by: partner
    deadline: {{days_after_end: 60, {SOURCE}}}
    source: Made up.
    verified: true
    sections:
      - {{id: summary, part: shared, filled_by: narrative, max_words: 12, {TITLE}}}
      - {{id: future, part: shared, filled_by: narrative, looks_ahead: true, {TITLE}}}
      - {{id: changes, part: shared, filled_by: narrative, required: false, {TITLE}}}
      - {{id: own-work, part: own, filled_by: narrative, max_characters: 60, {TITLE}}}
      - {{id: lessons, part: own, filled_by: narrative, {TITLE}}}
      - {{id: mobilities, part: own, filled_by: mobilities, narrative: true, required: false, {TITLE}}}
"""  # noqa: E501 - one section a line
EVIDENCE = f"""
evidence:
  - {{proof: certificate, on_request: true, attach: false, {SOURCE}}}
  - {{proof: ticket, on_request: true, attach: false, {SOURCE}}}
"""


def with_reports(miniature: Miniature) -> None:
    """The miniature with reports and all rules, and without the logs and answers it has."""
    for folder in ("activities", "reports"):
        shutil.rmtree(miniature.folder / folder, ignore_errors=True)
    head, *_ = (miniature.root / PROGRAMME).read_text(encoding="utf-8").partition("\nreports:")
    miniature.write(PROGRAMME, head + FINAL + RULES + EVIDENCE)


def asked(miniature: Miniature, rule: str, today: str | None = None) -> list[Remark]:
    """The remarks of a rule, as seen from a day where it is a rule of a day."""
    day = datetime.date.fromisoformat(today) if today else None
    return [one for one in remarks(miniature.register, day) if one.rule == rule]


def answers(miniature: Miniature, part: str, **texts: str) -> None:
    """Write the answers of a part of a report, such as `final/shared`; `_` stands for a dash."""
    lines = (f"  {section.replace('_', '-')}: {text}\n" for section, text in texts.items())
    miniature.write(f"reports/{part}.yaml", "answers:\n" + "".join(lines))
