"""The steps of the year, each as the person does it whose work it is, and what comes of it."""

import re
import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from tests.conftest import REPOSITORY
from tests.year.office import PROJECT, Office, wait_until
from tests.year.page import Run

PARTNERS = ("lysvag", "pietrachiara", "smilgava")
EXAMPLE = REPOSITORY / "records" / PROJECT
MEETING = f"records/{PROJECT}/meetings/2013-05-smilgava.yaml"
PROGRAMME = "programmes/leonardo-partnership-2012.yaml"
READERS = {
    "kari@readers.example": "en",
    "giulia@readers.example": "it",
    "anna@readers.example": "lv",
}
CORRECTION = {
    "en": "corrects and replaces",
    "it": "corregge e sostituisce",
    "lv": "labota versija",
}
SUBJECT = {"en": "Correction: ", "it": "Rettifica: ", "lv": "Labojums: "}
LINK = re.compile(r"<https://dear-citizen\.example\.org/(\w+)/([\w-]+)\.html>")
P = ParamSpec("P")
Step = Callable[Concatenate[Office, P], None]


def told(sentence: str) -> Callable[[Step[P]], Step[P]]:
    """Print what a step does before it is done, and at its end how long it took."""

    def telling(step: Step[P]) -> Step[P]:
        @wraps(step)
        def done(office: Office, *args: P.args, **named: P.kwargs) -> None:
            begun = time.monotonic()
            print(f"\n{sentence.format(*args)}", flush=True)
            step(office, *args, **named)
            note(f"{time.monotonic() - begun:.0f} s")

        return done

    return telling


def note(*lines: str) -> None:
    for line in lines:
        print(f"    {line}", flush=True)


@told("Smilgava lays a log into its drop folder in which a partner is misspelt.")
def a_mistake_is_answered(office: Office) -> None:
    log = example("activities/smilgava/2012-08.yaml")
    office.hand_in("smilgava", "2012-08.yaml", log.replace("host: lysvag", "host: lysvang"))
    letter = office.records / "inbox/smilgava/refused/2012-08.yaml.refusal.txt"
    wait_until("the log is answered", letter.is_file)
    answer = letter.read_text(encoding="utf-8")
    assert "lysvang" in answer
    note(*answer.splitlines())


@told("All partners lay their logs {} into their drop folders; the newsletter is drafted anew.")
def logs_come_in(office: Office, log: str) -> None:
    for partner in PARTNERS:
        office.hand_in(partner, f"{log}.yaml", example(f"activities/{partner}/{log}.yaml"))
    taken = [office.records / "activities" / partner / f"{log}.yaml" for partner in PARTNERS]
    wait_until("the logs are taken in", lambda: all(path.is_file() for path in taken))
    the_newsletter_is_drafted(office)


@told("Their answers for the {} report come in the same way.")
def answers_come_in(office: Office, report: str) -> None:
    for partner in PARTNERS:
        office.hand_in(partner, f"{report}.yaml", example(f"reports/{report}/{partner}.yaml"))
    office.hand_in("lysvag", f"{report}-shared.yaml", example(f"reports/{report}/shared.yaml"))
    answers = office.records / "reports" / report
    taken = [answers / f"{author}.yaml" for author in (*PARTNERS, "shared")]
    wait_until("the answers are taken in", lambda: all(path.is_file() for path in taken))
    the_newsletter_is_drafted(office)


@told("The {} {} goes out when {} has approved it on the office's page.")
def approved_on_the_page(office: Office, kind: str, edition: str, by: str, looked_at: str) -> None:
    run = publishing(office, kind, edition)
    assert run.state == "PAUSED", run.message
    description, fields = office.page.form(run)
    assert list(fields) == ["decision", "name", "note"]
    digest = re.findall("[0-9a-f]{64}", description)
    note(f"It is suspended, and shows what is to be approved: {digest[0][:16]}…")
    office.page.answer(run, decision="approve", name=by, note=looked_at)
    run = office.page.wait(run)
    assert run.state == "COMPLETED", run.message
    is_out(office, kind, edition)


@told("The {} {} goes out by a command: {} has approved it elsewhere.")
def approved_elsewhere(office: Office, kind: str, edition: str, by: str, looked_at: str) -> None:
    approval = ("--approved-by", by, "--note", looked_at)
    said = office.folio("publish", PROJECT, edition, "--kind", kind, *approval, "--send")
    note(*said.splitlines()[-2:])
    is_out(office, kind, edition)


@told("The oldest reader at Smilgava was 82, not 81: the record is corrected.")
def a_record_is_corrected(office: Office) -> None:
    for old, new in (
        ("the oldest 81.", "the oldest 82."),
        ("il più anziano 81.", "il più anziano 82."),
        ("vecākajam – 81 gads.", "vecākajam – 82 gadi."),
    ):
        office.change(MEETING, old, new)
    (remark,) = lines_with("edition-out-of-date", office.folio("check", PROJECT))
    (row,) = lines_with("out of date", office.folio("status", PROJECT))
    assert "2013-05-smilgava" in remark
    assert "2013-05-smilgava" in row
    note(f"folio check: {remark}", f"folio status: {row}")


@told("The {} {} cannot go out: nobody has compared its notices with their source.")
def unverified_notices_forbid_it(office: Office, kind: str, edition: str) -> None:
    before = office.events
    run = publishing(office, kind, edition)
    assert run.state == "FAILED", run
    assert "notices.it.communication" in run.message
    assert office.events == before
    note(*run.message.splitlines())


@told("Lysvåg compares them with the agreement, and says so in the programme's file.")
def notices_are_verified(office: Office) -> None:
    for source in (
        'the noun "comunicazione" is from memory.\n      verified: false',
        '"Šis" agrees with "paziņojums".\n      verified: false',
    ):
        office.change(PROGRAMME, source, source.replace("false", "true"))
    assert "notice-unverified" not in office.folio("check", PROJECT)


@told("All partners submit their {} reports on {}.")
def reports_are_submitted(office: Office, report: str, day: str) -> None:
    kind = f"{report}-report"
    as_submitted = ("--final", "--submitted", "--today", day)
    said = office.folio("build", PROJECT, "--kind", kind, *as_submitted)
    note(*lines_with("frozen", said))
    assert sorted(office.events[-3:]) == [("submitted", kind, partner) for partner in PARTNERS]


@told("The ledger tells all of it in order, and nobody has tampered with it.")
def the_ledger_tells_it(office: Office, *events: tuple[str, str, str]) -> None:
    assert office.ledger.damages == ()
    assert office.events == list(events)
    note(*(" ".join(event) for event in events))


@told("The site holds every edition in all languages, with its Word and PDF.")
def the_site_holds(office: Office, *editions: tuple[str, str]) -> None:
    site = office.shelf / "site"
    for language, correction in CORRECTION.items():
        archive = (site / language / "archive.html").read_text(encoding="utf-8")
        for kind, edition in editions:
            page = site / language / f"{kind}-{edition}.html"
            assert f'href="{page.name}"' in archive
            assert (correction in page.read_text(encoding="utf-8")) == (edition in MEETING)
            for form in ("docx", "pdf"):
                assert page.with_name(f"{page.stem}-{language}.{form}").is_file()
    note(f"{len(list(site.rglob('*.html')))} pages in {site}")


@told("Every mailbox has each edition exactly once, in its reader's language.")
def every_mailbox_holds(office: Office, *editions: tuple[str, str]) -> None:
    for reader, language in READERS.items():
        mine = [one for one in office.mail.taken if reader in one["To"]]
        bodies = [one.get_body(("plain",)).get_content() for one in mine]
        links = [LINK.search(body).groups() for body in bodies]
        assert links == [(language, f"{kind}-{edition}") for kind, edition in editions]
        assert [one["Subject"].startswith(SUBJECT[language]) for one in mine] == [
            edition in editions[:number] for number, edition in enumerate(editions)
        ]
        assert [CORRECTION[language] in body for body in bodies] == [
            edition in editions[:number] for number, edition in enumerate(editions)
        ]
        assert len({one["Message-ID"] for one in mine}) == len(editions)
        note(f"{reader}: {len(mine)} messages", *(f"  {one['Subject']}" for one in mine))
    office.keep_mail()


@told("`folio status` shows it all on one screen.")
def the_status_shows(office: Office, *rows: str) -> None:
    screen = office.folio("status", PROJECT)
    note(*screen.splitlines())
    for row in rows:
        assert any(row in " ".join(line.split()) for line in screen.splitlines()), row


def example(file: str) -> str:
    return (EXAMPLE / file).read_text(encoding="utf-8")


def publishing(office: Office, kind: str, edition: str) -> Run:
    """The run of `publish`, once it waits for somebody or is over."""
    wish = {"project": PROJECT, "edition": edition, "kind": kind, "send": True}
    return office.page.wait(office.page.start("publish/publish", **wish), "PAUSED")


def is_out(office: Office, kind: str, edition: str) -> None:
    assert office.events[-2:] == [("approved", kind, edition), ("published", kind, edition)]
    note("It is on the site, and has been mailed to " + ", ".join(office.mail.readers[-3:]))


def the_newsletter_is_drafted(office: Office) -> None:
    """The event of what was accepted has started runs of the flow `build`, and they are over."""

    def new_runs() -> list[Run]:
        runs = office.page.runs_of("build/build-newsletter")
        return [run for run in runs if run.id not in office.seen]

    wait_until("the newsletter is drafted", lambda: bool(new_runs()))
    while runs := new_runs():
        for run in runs:
            assert office.page.wait(run).state == "COMPLETED"
            office.seen.add(run.id)
    drafts = list(office.shelf.glob("newsletter/*/*.*"))
    note(f"{len(drafts)} documents of newsletters are on the shelf")


def lines_with(words: str, said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if words in line]
