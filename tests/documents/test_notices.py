"""A notice that names the authority which gives the grant bears the coordinator's agency."""

from typing import Any

from folio.documents import newsletter, press_release
from folio.text.language import Language

MEETING = "2013-09-ribeira"
PROGRAMME = "programmes/small-steps.yaml"


def test_a_newsletter_names_the_coordinators_agency(miniature: Any, english: Language) -> None:
    miniature.change(PROGRAMME, "The fund paid for this publication.", "'{authority} paid for it.'")
    view = newsletter.compose(miniature.register, MEETING, english)
    assert str(view.publicity.notice) == "Fjordbyrået paid for it."


def test_a_press_release_names_it_too(miniature: Any, english: Language) -> None:
    miniature.change(PROGRAMME, "The fund paid for this notice.", "'{authority} paid for it.'")
    view = press_release.compose(miniature.register, MEETING, english)
    assert str(view.publicity.notice) == "Fjordbyrået paid for it."
