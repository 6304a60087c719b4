"""Checking a project: what is worth a second look, with its place in the files."""

import datetime
from collections.abc import Iterable, Iterator

from folio.actions.aftercare import on_publications
from folio.actions.folders import Folders
from folio.actions.reading import languages_of, read
from folio.actions.told import Told, told
from folio.actions.views import Views
from folio.checks.rules import remarks
from folio.documents.catalogue import KINDS
from folio.model.register import Register
from folio.model.remark import Remark
from folio.publishing import Damage, Ledger
from folio.records.reader import Reading
from folio.text.language import Language


def check(
    folders: Folders,
    project: str,
    today: datetime.date | None = None,
    *,
    views: Views | None = None,
) -> tuple[Told, ...]:
    """Read records, ledger and catalogues, and run the checks.

    What is due is told as seen from `today`, and left out where no day is given. The remarks on the
    wording are taken from `views`, or from what the last build has kept. Where there are
    no templates, only the records are checked, with what the ledger says was submitted. Raises
    RecordsError where the records have problems, and TemplateError where a catalogue has.
    """
    reading = views.reading if views else read(folders, project)
    ledger = folders.ledger(project)
    written = ledger.read()
    found = [*remarks(reading.register, today, written.submissions)]
    published: list[Told] = []
    if folders.locale.is_dir():
        views = views or Views.of(folders, project, reading)
        found += views.remarked(lambda: _on_wording(folders, reading))
        published += on_publications(folders, project, views, written)
    leader = reading.register.project.coordinator
    return (
        *(told(project, reading, remark) for remark in found),
        *published,
        *(_on_ledger(project, ledger, damage, leader) for damage in written.damages),
    )


def _on_wording(folders: Folders, reading: Reading) -> Iterator[Remark]:
    """What follows from records and catalogues together."""
    languages = languages_of(folders, reading)
    yield from _on_documents(reading.register, languages)
    yield from _on_catalogues(reading.register, languages)


def _on_documents(register: Register, languages: Iterable[Language]) -> Iterator[Remark]:
    """What only the finished wording can show."""
    for kind in KINDS.values():
        if kind.remarks is None:
            continue
        for subject in kind.subjects(register):
            documents = {
                language.code: kind.compose(register, subject, language) for language in languages
            }
            yield from kind.remarks(register, subject, documents)


def _on_catalogues(register: Register, languages: Iterable[Language]) -> Iterator[Remark]:
    """Fixed phrases that documents say in English, since a catalogue lacks them."""
    for number, language in enumerate(languages):
        if missing := language.untranslated:
            many = "A fixed phrase is" if len(missing) == 1 else f"{len(missing)} fixed phrases are"
            message = (
                f"{many} not translated into '{language.code}': '{missing[0]}'"
                f"{' and others' if len(missing) > 1 else ''}. "
                f"Add what is missing to the catalogue {language.code}/LC_MESSAGES/folio.po."
            )
            field = ("languages", number)
            partner = register.translator(language.code)
            rule = "phrase-untranslated"
            yield Remark(rule, "project", field, message, partner, language.code)


def _on_ledger(project: str, ledger: Ledger, damage: Damage, partner: str) -> Told:
    """That the ledger is not as it was written; its folder is the leader's office."""
    place, rule = str(ledger.path), "ledger-damaged"
    return Told(project, rule, place, damage.line, 1, "", damage.message, partner)
