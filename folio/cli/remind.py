"""`folio remind`: one letter a partner about what it owes; only shown, unless it is to be sent."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from folio import actions
from folio.actions import Folders, PartnerLetter, Reminded, UnsentError
from folio.cli import saying
from folio.cli.words import Project, Today, day


def remind(
    context: typer.Context,
    project: Project,
    send: Annotated[
        bool, typer.Option("--send", help="Send the letters; without it they are only shown.")
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(
            envvar="FOLIO_MAIL_FOLDER", help="Write the letters into this folder; no mail is sent."
        ),
    ] = None,
    partner: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only to this partner.")
    ] = None,
    today: Today = None,
    format: Annotated[  # noqa: A002
        Literal["text", "json"], typer.Option(help="How to tell it.")
    ] = "text",
) -> None:
    """Write to each partner what it owes, and by when.

    With --send nobody is reminded of the same thing again within a week. --partner may be repeated.
    """
    folders: Folders = context.obj
    try:
        reminded = actions.remind(
            folders, project, day(today), send=send, to=to, partners=partner or ()
        )
    except UnsentError as error:
        _tell(error.reminded, format, sent=send)
        raise
    _tell(reminded, format, sent=send)


def _tell(reminded: Reminded, format: str, *, sent: bool) -> None:  # noqa: A002
    if format == "json":
        saying.results([json.dumps(_as_json(reminded), ensure_ascii=False, indent=2)])
        return
    for letter in reminded.letters:
        saying.results(_outcome(letter) if sent else _shown(letter))
    saying.notes(_in_short(reminded, sent=sent))


def _shown(letter: PartnerLetter) -> Iterator[str]:
    """A letter as it would be sent, with its text."""
    yield f"To {_reader(letter)}, in '{letter.mail.language}'"
    yield f"Subject: {letter.mail.subject}"
    yield from _particulars(letter)
    yield ""
    yield from (f"  {line}".rstrip() for line in letter.mail.text.splitlines())
    yield ""


def _outcome(letter: PartnerLetter) -> Iterator[str]:
    yield f"{letter.partner}: {letter.state}, to {_reader(letter)}"
    yield from _particulars(letter)


def _particulars(letter: PartnerLetter) -> Iterator[str]:
    if letter.why:
        yield f"  {letter.why}"
    yield from (f"  {file}" for file in letter.files)


def _reader(letter: PartnerLetter) -> str:
    """Who gets it; a partner whose record has no address is told as such."""
    if not letter.has_address:
        return f"{letter.partner} (no e-mail address in partners/{letter.partner}.yaml)"
    return f"{letter.mail.name} <{letter.mail.to}>" if letter.mail.name else letter.mail.to


def _in_short(reminded: Reminded, *, sent: bool) -> Iterator[str]:
    for one in reminded.before:
        doubt = "" if one.is_certain else " It is not certain that the letter arrived: ask there."
        things = "1 thing" if len(one.things) == 1 else f"{len(one.things)} things"
        yield f"{one.partner} was reminded of {things} on {one.day}, and is not again yet.{doubt}"
    many = len(reminded.letters)
    letters = "1 letter" if many == 1 else f"{many} letters"
    if not many:
        yield f"{reminded.project}: there is nothing to remind anybody of."
    elif not sent:
        yield f"{reminded.project}: {letters}; nothing was sent. To send them: --send"


def _as_json(reminded: Reminded) -> dict[str, object]:
    return {
        "project": reminded.project,
        "day": str(reminded.day),
        "letters": [
            {
                "partner": letter.partner,
                "state": letter.state,
                "why": letter.why,
                "to": letter.mail.to,
                "name": letter.mail.name,
                "language": letter.mail.language,
                "subject": letter.mail.subject,
                "text": letter.mail.text,
                "things": letter.things,
                "files": letter.files,
            }
            for letter in reminded.letters
        ],
        "before": [
            {
                "partner": one.partner,
                "day": str(one.day),
                "things": one.things,
                "certain": one.is_certain,
            }
            for one in reminded.before
        ],
    }
