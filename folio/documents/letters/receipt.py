"""The receipt for a file that was accepted: what it was understood to say, and what has changed."""

from collections.abc import Sequence

from folio.documents import parts
from folio.documents.letters.acceptance import Acceptance, State
from folio.documents.letters.arrival import file_and_time
from folio.documents.letters.changes import changed
from folio.documents.letters.closing import signed
from folio.documents.letters.letter import Letter, LetterSection
from folio.documents.letters.understanding import understood, what
from folio.model.activities import ActivityLog
from folio.text.language import Language
from folio.text.marks import Phrase, bullets, paragraph


def receipt(acceptance: Acceptance, noted: Sequence[Phrase], language: Language) -> Letter:
    """The receipt in a language; `noted` is what is worth a second look."""
    arrival, register = acceptance.arrival, acceptance.register
    is_other = acceptance.state == State.REPLACED
    differences = changed(acceptance, language) if is_other else ()
    sections = (
        (language.say("This is what was understood:"), tuple(understood(acceptance, language))),
        (language.say("What has changed since the previous file:"), differences),
        (language.say("Please look at this once more:"), noted),
    )
    return Letter(
        language=language.code,
        subject=_subject(acceptance, language),
        salutation=language.say("Dear colleagues,"),
        opening=(paragraph(_opening(acceptance, language)),),
        sections=(
            LetterSection(blocks=file_and_time(arrival, language)),
            *(
                LetterSection(heading=heading, blocks=bullets(items))
                for heading, items in sections
                if items
            ),
        ),
        closing=(paragraph(_closing(noted, language)),),
        regards=language.say("Kind regards"),
        signed=signed(register, language),
        illustrative=parts.illustrative(register, language),
    )


def told(acceptance: Acceptance, noted: Sequence[Phrase], language: Language) -> dict[str, object]:
    """The receipt for programs; its texts are in the same language."""
    return {
        "state": acceptance.state.value,
        **acceptance.arrival.told(language),
        "record": acceptance.record,
        "period": str(acceptance.now.period) if isinstance(acceptance.now, ActivityLog) else None,
        "figures": dict(acceptance.figures),
        "figures_before": dict(acceptance.figures_before),
        "remarks": [str(one) for one in noted],
    }


def _subject(acceptance: Acceptance, language: Language) -> Phrase:
    partner = parts.short_name(acceptance.register.partners[acceptance.arrival.partner], language)
    return language.say(
        "Received from {partner}: {what}", partner=partner, what=what(acceptance, language)
    )


def _opening(acceptance: Acceptance, language: Language) -> Phrase:
    if acceptance.state == State.UNCHANGED:
        return language.say(
            "Thank you. This file is in the records already, just as you have sent it now; "
            "nothing has changed."
        )
    if acceptance.state == State.REPLACED:
        return language.say(
            "Thank you. Your file has been accepted. It takes the place of the one that you handed "
            "in before, of which a copy is kept."
        )
    return language.say("Thank you. Your file has been accepted and is now in the records.")


def _closing(noted: Sequence[Phrase], language: Language) -> Phrase:
    if noted:
        return language.say(
            "If something is wrong, correct your file and hand it in again: it will take the place "
            "of this one. If everything is right, you need do nothing."
        )
    return language.say(
        "You need do nothing more. If you find a mistake later, correct your file and hand it in "
        "again: it will take the place of this one."
    )
