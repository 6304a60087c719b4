"""All that can be asked of Folio, from check to preview; the steps meet only here."""

from folio.actions.checking import Told, check
from folio.actions.explaining import Explained, explain, known_figures
from folio.actions.folders import Folders
from folio.actions.making import HANDS, Built, make, page, preview, settle, workers
from folio.actions.overview import Status, partner_rows, status
from folio.actions.planning import Plan, plan
from folio.actions.reading import projects
from folio.actions.schemas import write_schemas
from folio.actions.selecting import FormName, KindName, Planned, Selection, Terms

__all__ = [
    "HANDS",
    "Built",
    "Explained",
    "Folders",
    "FormName",
    "KindName",
    "Plan",
    "Planned",
    "Selection",
    "Status",
    "Terms",
    "Told",
    "check",
    "explain",
    "known_figures",
    "make",
    "page",
    "partner_rows",
    "plan",
    "preview",
    "projects",
    "settle",
    "status",
    "workers",
    "write_schemas",
]
