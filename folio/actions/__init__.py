"""All that can be asked of Folio, from check to preview; the steps meet only here."""

from folio.actions.checking import check
from folio.actions.correspondence import PartnerLetter
from folio.actions.counter import REFUSED, Answer
from folio.actions.deciding import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Decided,
    OtherProofError,
    RefusedError,
    Verdict,
    decide,
)
from folio.actions.dropping import has_something_handed_in, is_handed_in
from folio.actions.explaining import Explained, explain, known_figures
from folio.actions.fields import Usables, usables
from folio.actions.folders import Folders
from folio.actions.founding import found
from folio.actions.intake import Taken, intake, submit
from folio.actions.mailing import Mailed, UnmailedError, ready_to_mail
from folio.actions.making import HANDS, Built, make, settle, workers
from folio.actions.news import EditionKind, Wanted, wanted
from folio.actions.overview import Status, partner_rows, status
from folio.actions.planning import Plan, plan
from folio.actions.previewing import Preview, page, preview
from folio.actions.proofs import Proof, UnreadyError, clear, proof
from folio.actions.publishing import Published, mail, publish, published
from folio.actions.reading import projects
from folio.actions.reminding import Reminded, UnsentError, mail_folder, remind, to_remind
from folio.actions.schemas import write_schemas
from folio.actions.selecting import FormName, KindName, Planned, Selection, Terms
from folio.actions.sheets import Elsewhere, unfilled_log, unfilled_meeting, unfilled_product
from folio.actions.templates import Reviewed, review_templates
from folio.actions.told import Told
from folio.actions.unfilled import Unfilled, put
from folio.inbox.rest import PAUSE
from folio.rendering import Usable
from folio.rendering.workers import printer

__all__ = [
    "HANDS",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "PAUSE",
    "REFUSED",
    "Answer",
    "Built",
    "Decided",
    "EditionKind",
    "Elsewhere",
    "Explained",
    "Folders",
    "FormName",
    "KindName",
    "Mailed",
    "OtherProofError",
    "PartnerLetter",
    "Plan",
    "Planned",
    "Preview",
    "Proof",
    "Published",
    "RefusedError",
    "Reminded",
    "Reviewed",
    "Selection",
    "Status",
    "Taken",
    "Terms",
    "Told",
    "Unfilled",
    "UnmailedError",
    "UnreadyError",
    "UnsentError",
    "Usable",
    "Usables",
    "Verdict",
    "Wanted",
    "check",
    "clear",
    "decide",
    "explain",
    "found",
    "has_something_handed_in",
    "intake",
    "is_handed_in",
    "known_figures",
    "mail",
    "mail_folder",
    "make",
    "page",
    "partner_rows",
    "plan",
    "preview",
    "printer",
    "projects",
    "proof",
    "publish",
    "published",
    "put",
    "ready_to_mail",
    "remind",
    "review_templates",
    "settle",
    "status",
    "submit",
    "to_remind",
    "unfilled_log",
    "unfilled_meeting",
    "unfilled_product",
    "usables",
    "wanted",
    "workers",
    "write_schemas",
]
