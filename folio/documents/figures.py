"""Figures in words: what each is called, and why something is not counted."""

from collections.abc import Mapping

from folio.model.mobilities import Standing
from folio.text.language import Language
from folio.text.marks import Phrase


def figure_names(language: Language) -> Mapping[str, Phrase]:
    """What the figures are called, by the names that `folio explain` gives them."""
    return {
        "partners": language.say_in("figure", "Partners"),
        "countries": language.say_in("figure", "Partner countries"),
        "meetings": language.say_in("figure", "Partner meetings"),
        "products": language.say_in("figure", "Products"),
        "finished-products": language.say_in("figure", "Finished products"),
        "participants": language.say_in("figure", "Participants in the partner meeting"),
        "mobilities": language.say_in("figure", "Mobilities carried out"),
        "staff-mobilities": language.say_in("figure", "Mobilities of staff"),
        "learner-mobilities": language.say_in("figure", "Mobilities of learners"),
        "accompanying-mobilities": language.say_in("figure", "Mobilities of accompanying persons"),
        "special-needs-mobilities": language.say_in(
            "figure", "Mobilities of people with special needs"
        ),
        "force-majeure": language.say_in("figure", "Journeys prevented by force majeure"),
        "minimum-mobilities": language.say_in("figure", "Minimum number of mobilities agreed"),
        "lump-sum": language.say_in("figure", "Lump sum in euros"),
        "local-activities": language.say_in("figure", "Local activities"),
        "local-staff": language.say_in("figure", "Staff in local activities"),
        "local-learners": language.say_in("figure", "Learners in local activities"),
        "local-others": language.say_in("figure", "Others in local activities"),
        "dissemination": language.say_in("figure", "Dissemination activities"),
        "reach": language.say_in("figure", "People reached"),
        "product-hours": language.say_in("figure", "Hours of work on products"),
        "respondents": language.say_in("figure", "Responses to evaluations"),
    }


def reason_why_not(standing: Standing, language: Language) -> Phrase:
    """Why something is not counted, as it stands in a column or in brackets."""
    reasons = {
        Standing.FORCE_MAJEURE: language.say("force majeure"),
        Standing.OWN_MEETING: language.say("the partner hosted the meeting itself"),
        Standing.DOMESTIC: language.say("within the partner’s own country"),
        Standing.ELSEWHERE: language.say(
            "destination neither a partner nor an event of the programme"
        ),
        Standing.OUTSIDE_PERIOD: language.say("outside the project’s period"),
        Standing.NOT_A_PARTNER_THEN: language.say("not a partner at that time"),
        Standing.ACCOMPANYING: language.say("only accompanied others"),
        Standing.TWICE: language.say("already listed on this trip"),
        Standing.NOTHING_COUNTS: language.say("the programme counts no mobilities"),
    }
    return reasons[standing]
