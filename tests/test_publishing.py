"""What a person has approved goes out, all of it or nothing, and nothing else."""

import datetime
import hashlib
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from folio import actions
from folio.actions import Decided, OtherProofError, RefusedError, UnreadyError, Verdict
from folio.actions.clearance import ForbiddenError
from folio.cli import screen
from folio.errors import ShelfError, UsageError
from folio.publishing import AlteredFileError, LossError, Proofs, UnapprovedError, ledger
from folio.publishing import site as placing
from tests import editions
from tests.conftest import REPOSITORY
from tests.editions import BERGVIK, NOON, RIBEIRA, Office

LATER = NOON + datetime.timedelta(days=12)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one edition on its shelf, made once for all tests here."""
    root = tmp_path_factory.mktemp("office")
    office = editions.office(root)
    office.proof()
    return root


@pytest.fixture
def own(laid_out: Path, tmp_path: Path) -> Office:
    """A copy of it, to be changed; its templates are its own."""
    root = shutil.copytree(laid_out, tmp_path / "office", symlinks=True)
    return Office(editions.folders(root))


@pytest.fixture
def office(own: Office) -> Office:
    """A copy of it, to be changed; its templates are those of the house, which are read by now."""
    return Office(replace(own.folders, templates=REPOSITORY / "templates"))


def events(office: Office) -> list[str]:
    path = office.folders.ledger("tiny").path
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line)["event"] for line in lines]


def test_a_proof_holds_all_that_readers_get(office: Office) -> None:
    _, proof = office.proof()
    names = {Path(path).name for path in proof.documents if not path.startswith("pictures/")}
    stem = f"newsletter-{RIBEIRA}"
    assert names == {
        *(f"{stem}-{code}.{form}" for code in ("en", "lv") for form in ("docx", "pdf")),
        *(f"{what}-{code}.json" for code in ("en", "lv") for what in ("article", "message")),
    }


def test_the_digest_of_a_proof_can_be_worked_out_with_sha256sum(office: Office) -> None:
    _, proof = office.proof()
    files = sorted(path for path in Path(proof.folder).rglob("*") if path.is_file())
    names = sorted(path.relative_to(proof.folder).as_posix() for path in files)
    listed = subprocess.run(
        ["sha256sum", *names], cwd=proof.folder, capture_output=True, check=True
    ).stdout
    assert hashlib.sha256(listed).hexdigest() == proof.digest


def test_the_same_records_give_the_same_proof(office: Office) -> None:
    _, first = office.proof()
    _, second = office.proof()
    assert first == second


def test_what_was_approved_goes_out_byte_for_byte(office: Office) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    out = actions.publish(office.folders, wanted, proof, NOON)
    assert out.is_new
    for code in ("en", "lv"):
        for form in ("docx", "pdf"):
            name = f"newsletter-{RIBEIRA}-{code}.{form}"
            approved = (Path(proof.folder) / name).read_bytes()
            assert (Path(out.site) / code / name).read_bytes() == approved
    assert events(office) == ["approved", "published"]


def test_the_ledger_names_who_approved_what(office: Office) -> None:
    out = office.publish()
    (publication,) = office.folders.ledger("tiny").read().publications
    assert publication.decision.by == "Nora Berg"
    assert publication.decision.note == "Read in both languages."
    assert publication.decision.digest == out.digest
    assert publication.at == NOON


def test_nothing_goes_out_that_nobody_has_approved(office: Office) -> None:
    wanted, proof = office.proof()
    with pytest.raises(UnapprovedError):
        actions.publish(office.folders, wanted, proof, NOON)
    assert not (office.shelf / "site").exists()
    assert events(office) == []


def test_a_refusal_is_noted_and_publishes_nothing(office: Office) -> None:
    wanted, proof = office.proof()
    answer = Decided(Verdict.REFUSE, "Nora Berg", "The date is wrong.", proof.digest)
    with pytest.raises(RefusedError, match=r"Nora Berg has refused .* The date is wrong") as told:
        actions.decide(office.folders, proof, answer, NOON)
    assert told.value.exit_code == 5
    with pytest.raises(UnapprovedError):
        actions.publish(office.folders, wanted, proof, NOON)
    assert events(office) == ["refused"]


def test_a_refusal_takes_back_an_approval_that_has_not_gone_out(office: Office) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    answer = Decided(Verdict.REFUSE, "Jānis Kalniņš", "Not before Monday.", proof.digest)
    with pytest.raises(RefusedError):
        actions.decide(office.folders, proof, answer, NOON)
    with pytest.raises(UnapprovedError):
        actions.publish(office.folders, wanted, proof, NOON)


@pytest.mark.parametrize(("by", "note"), [("", "Read."), ("  ", "Read."), ("Nora", ""), ("-", "x")])
def test_name_and_note_are_needed(office: Office, by: str, note: str) -> None:
    _, proof = office.proof()
    with pytest.raises(UsageError, match="is missing"):
        office.approve(proof, by=by, note=note)
    assert events(office) == []


def test_a_name_and_a_note_are_kept_without_what_nobody_sees(office: Office) -> None:
    """A terminal hands on bytes that are no letters; others steer it, or turn a text around."""
    _, proof = office.proof()
    office.approve(proof, by="Nora\x1b[31m \udcff Berg", note="Read\u202e\nagain.")
    (approval,) = office.folders.ledger("tiny").read().pending
    assert (approval.by, approval.note) == ("Nora [31m ? Berg", "Read again.")


def test_an_approval_of_other_files_is_none(office: Office) -> None:
    _, proof = office.proof()
    answer = Decided(Verdict.APPROVE, "Nora Berg", "Read.", "0" * 64)
    with pytest.raises(OtherProofError, match="no longer what was shown"):
        actions.decide(office.folders, proof, answer, NOON)


@pytest.mark.parametrize("file", [f"newsletter-{RIBEIRA}-lv.pdf", "article-en.json"])
def test_a_proof_that_was_edited_does_not_go_out(office: Office, file: str) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    with (Path(proof.folder) / file).open("ab") as opened:
        opened.write(b" ")
    with pytest.raises(OtherProofError):
        actions.publish(office.folders, wanted, proof, NOON)
    assert events(office) == ["approved"]


def test_a_file_that_was_added_to_a_proof_does_not_go_out(office: Office) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    (Path(proof.folder) / "notes.txt").write_text("Hm.", encoding="utf-8")
    with pytest.raises(OtherProofError):
        actions.publish(office.folders, wanted, proof, NOON)


def test_a_record_that_changed_since_the_approval_stops_it(office: Office) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    with pytest.raises(OtherProofError):
        actions.publish(office.folders, wanted, proof, NOON)
    assert not (office.shelf / "site").exists()


def test_a_template_that_changed_since_the_approval_stops_it(own: Office) -> None:
    wanted, proof = own.proof()
    own.approve(proof)
    sheet = own.folders.templates / "newsletter" / "newsletter.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\nh1 {{ color: #000 }}\n")
    with pytest.raises(OtherProofError):
        actions.publish(own.folders, wanted, proof, NOON)


def test_a_proof_is_not_laid_out_of_what_is_out_of_date(office: Office) -> None:
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    with pytest.raises(UnreadyError, match="does not match the records"):
        actions.proof(office.folders, office.wanted(), NOON)


def test_the_same_edition_does_not_go_out_twice(office: Office) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    first = actions.publish(office.folders, wanted, proof, NOON)
    again = actions.publish(office.folders, wanted, proof, LATER)
    assert (first.is_new, again.is_new, again.at) == (True, False, first.at)
    assert events(office) == ["approved", "published"]


def test_an_approval_is_remembered_where_the_publication_failed(office: Office) -> None:
    _, proof = office.proof()
    office.approve(proof)
    _, again = office.proof()
    assert (again.digest, again.approved_by) == (proof.digest, "Nora Berg")


def test_an_unverified_notice_forbids_publication(office: Office) -> None:
    programme = office.folders.programmes / "small-steps.yaml"
    text = programme.read_text(encoding="utf-8")
    old = "Šo izdevumu apmaksāja fonds., source: Made up., verified: true"
    programme.write_text(text.replace(old, old.replace("true", "false")), encoding="utf-8")
    with pytest.raises(ForbiddenError, match="The notice in 'lv' is not verified") as told:
        office.proof()
    assert told.value.exit_code == 5


def test_a_notice_of_the_other_form_forbids_nothing(office: Office) -> None:
    programme = office.folders.programmes / "small-steps.yaml"
    text = programme.read_text(encoding="utf-8")
    old = "Šo paziņojumu apmaksāja fonds., source: Made up., verified: true"
    programme.write_text(text.replace(old, old.replace("true", "false")), encoding="utf-8")
    office.proof()
    with pytest.raises(ForbiddenError, match="not verified"):
        office.proof(kind="press-release")


def test_a_template_without_the_notice_forbids_publication(own: Office) -> None:
    parts = own.folders.templates / "_shared" / "parts.html"
    text = parts.read_text(encoding="utf-8")
    assert "{{ publicity.notice }}" in text
    parts.write_text(text.replace("{{ publicity.notice }}", ""), encoding="utf-8")
    with pytest.raises(ForbiddenError, match=r"\.pdf lacks the notice"):
        own.proof()


def test_a_template_without_the_emblem_forbids_publication(own: Office) -> None:
    parts = own.folders.templates / "_shared" / "parts.html"
    text = parts.read_text(encoding="utf-8")
    parts.write_text(
        text.replace('class="emblem"', 'hidden alt="" data-x="').replace(
            'alt="{{ publicity.emblem_alt | plain }}"', '"'
        ),
        encoding="utf-8",
    )
    with pytest.raises(ForbiddenError, match=r"\.pdf lacks the emblem"):
        own.proof()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("site/frame.html", r"\.html lacks the notice\. Put the notice back"),
        ("message/message.html", r"message-..\.json lacks the notice\. Put the notice back"),
    ],
)
def test_a_page_or_a_message_without_the_notice_forbids_it_too(
    own: Office, file: str, told: str
) -> None:
    template = own.folders.templates / file
    text = template.read_text(encoding="utf-8")
    assert "{{ publicity.notice }}" in text
    template.write_text(text.replace("{{ publicity.notice }}", ""), encoding="utf-8")
    with pytest.raises(ForbiddenError, match=told):
        own.proof()


def test_a_notice_that_was_lost_since_the_approval_stops_the_site(own: Office) -> None:
    wanted, proof = own.proof()
    own.approve(proof)
    frame = own.folders.templates / "site" / "frame.html"
    text = frame.read_text(encoding="utf-8")
    frame.write_text(text.replace("{{ publicity.notice }}", ""), encoding="utf-8")
    with pytest.raises(ForbiddenError, match="The site may not go out"):
        actions.publish(own.folders, wanted, proof, NOON)
    assert not (own.shelf / "site").exists()
    assert events(own) == ["approved"]


def test_an_edition_that_does_not_exist_is_named(office: Office) -> None:
    with pytest.raises(UsageError, match="Did you mean '2013-09-ribeira'"):
        office.wanted("2013-09-ribera")


def test_a_changed_record_makes_an_edition_out_of_date(office: Office) -> None:
    office.publish()
    assert office.wanted().is_published
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    assert not office.wanted().is_published


def test_a_record_that_changes_nothing_readers_see_makes_nothing_out_of_date(
    office: Office,
) -> None:
    office.publish()
    path = office.folders.records / "tiny" / "meetings" / f"{RIBEIRA}.yaml"
    path.write_text(f"# A remark.\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert office.wanted().is_published


def test_a_correction_says_which_version_it_replaces(office: Office) -> None:
    office.publish()
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    out = office.publish(now=LATER)
    page = (Path(out.site) / "en" / f"newsletter-{RIBEIRA}.html").read_text(encoding="utf-8")
    words = html.fromstring(page).text_content().replace("\u00a0", " ")
    assert "corrects and replaces the one published on 30 September 2013." in words
    assert out.replaces == "2013-09-30"
    assert events(office) == ["approved", "published"] * 2


def test_a_clock_that_was_set_back_disturbs_nothing(office: Office) -> None:
    """What counts is the order in the ledger, not its times."""
    office.publish()
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    before = NOON - datetime.timedelta(days=400)
    out = office.publish(now=before)
    assert (out.is_new, out.replaces) == (True, "2013-09-30")
    assert office.publish(now=before).is_new is False
    written = office.folders.ledger("tiny").read()
    assert written.damages == ()
    assert [one.at for one in written.publications] == [NOON, before]
    assert not actions.plan(office.folders, "tiny", office.wanted().selection).to_make


def test_what_was_corrected_is_kept_beside_the_correction(office: Office) -> None:
    office.publish()
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    office.publish(now=LATER)
    archive = office.folders.archive("tiny")
    publications = office.folders.ledger("tiny").read().publications
    assert [archive.damaged(one) for one in publications] == [(), ()]


def test_another_edition_leaves_the_first_as_it_was(office: Office) -> None:
    out = office.publish()
    name = f"newsletter-{RIBEIRA}-lv.pdf"
    before = (Path(out.site) / "lv" / name).read_bytes()
    office.publish(BERGVIK, now=LATER)
    assert (Path(out.site) / "lv" / name).read_bytes() == before


def test_a_draft_of_a_published_edition_is_that_edition(office: Office) -> None:
    """A build after a correction makes what readers have, with its line and all."""
    office.publish()
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    office.publish(now=LATER)
    assert not actions.plan(office.folders, "tiny", office.wanted().selection).to_make


def test_a_full_disk_leaves_the_last_good_state(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, proof = office.proof()
    office.approve(proof)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing.SiteFolder, "_lead_to", full)
    with pytest.raises(ShelfError, match="No space left"):
        actions.publish(office.folders, wanted, proof, NOON)
    assert not (office.shelf / "site").exists()


def test_where_the_ledger_cannot_be_written_readers_see_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.publish(BERGVIK)
    site = (office.shelf / "site").readlink()
    wanted, proof = office.proof()
    office.approve(proof)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger, "append", full)
    with pytest.raises(ShelfError):
        actions.publish(office.folders, wanted, proof, NOON)
    assert (office.shelf / "site").readlink() == site


def test_a_site_that_is_behind_the_ledger_is_made_whole(office: Office) -> None:
    out = office.publish()
    (office.shelf / "site").unlink()
    again = actions.published(office.folders, office.wanted())
    assert (Path(again.site) / "en" / f"newsletter-{RIBEIRA}.html").is_file()
    assert again.digest == out.digest
    assert events(office) == ["approved", "published"]


def test_a_site_that_somebody_worked_on_is_left_alone(office: Office) -> None:
    out = office.publish()
    page = Path(out.site) / "en" / "index.html"
    page.write_text("My own page", encoding="utf-8")
    wanted, proof = office.proof(BERGVIK)
    office.approve(proof)
    with pytest.raises(placing.EditedSiteError, match="by hand") as told:
        actions.publish(office.folders, wanted, proof, LATER)
    assert told.value.exit_code == 5
    assert page.read_text(encoding="utf-8") == "My own page"
    assert events(office) == ["approved", "published", "approved"]
    done = actions.publish(office.folders, wanted, proof, LATER, overwrite_site=True)
    assert done.is_new


def test_the_site_can_be_looked_at_before_it_goes_out(office: Office) -> None:
    office.publish(BERGVIK)
    _, proof = office.proof()
    page = Path(proof.page)
    assert page.name == f"newsletter-{RIBEIRA}.html"
    assert (page.parent / f"newsletter-{BERGVIK}.html").is_file()
    assert not (office.shelf / "site" / "en" / page.name).exists()


def rules(office: Office) -> dict[str, str]:
    told = actions.check(office.folders, "tiny")
    return {one.rule: f"{one.place} {one.message}" for one in told}


def test_check_tells_what_is_to_be_corrected(office: Office) -> None:
    office.publish()
    assert "edition-out-of-date" not in rules(office)
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    told = rules(office)["edition-out-of-date"]
    assert f"meetings/{RIBEIRA}.yaml:1:1" in told
    assert f"folio publish tiny {RIBEIRA} --kind newsletter" in told


def test_an_edition_whose_record_was_renamed_stays_on_the_site(office: Office) -> None:
    out = office.publish()
    project = office.folders.records / "tiny"
    for path in project.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(RIBEIRA, "2013-09-lisbon"), encoding="utf-8")
    for path in list(project.rglob(f"{RIBEIRA}*")):
        path.rename(path.with_name(path.name.replace(RIBEIRA, "2013-09-lisbon")))
    assert "its record has since been deleted" in rules(office)["edition-without-record"]
    with pytest.raises(UsageError, match="There is no edition"):
        office.wanted()
    done = office.publish("2013-09-lisbon", now=LATER)
    assert (Path(done.site) / "en" / f"newsletter-{RIBEIRA}.html").is_file()
    assert out.digest != done.digest


def test_check_tells_of_a_published_file_that_was_changed(office: Office) -> None:
    office.publish()
    archive = office.folders.archive("tiny")
    (publication,) = office.folders.ledger("tiny").read().publications
    (archive.of(publication) / f"newsletter-{RIBEIRA}-lv.pdf").write_bytes(b"Other.")
    assert f"newsletter-{RIBEIRA}-lv.pdf" in rules(office)["published-file-damaged"]


def test_check_tells_of_a_site_that_was_worked_on(office: Office) -> None:
    out = office.publish()
    (Path(out.site) / "lv" / "index.html").write_text("Mine.", encoding="utf-8")
    assert "lv/index.html" in rules(office)["site-edited"]


def state(office: Office, kind: str = "newsletter") -> tuple[str, str]:
    """The state of an edition, and how the screen of `folio status` tells it."""
    found = actions.status(office.folders, "tiny", LATER.date())
    (edition,) = (one for one in found.editions.there if (one.kind, one.subject) == (kind, RIBEIRA))
    (line,) = (line for line in screen.lines(found) if line.lstrip().startswith(RIBEIRA))
    return edition.state, line


def test_an_edition_is_draft_approved_published_and_corrected(office: Office) -> None:
    assert state(office)[0] == "draft"
    _, proof = office.proof()
    office.approve(proof)
    told, line = state(office)
    assert (told, "approved 30 Sep 2013" in line) == ("approved", True)
    office.publish()
    told, line = state(office)
    assert (told, "published 30 Sep 2013" in line) == ("published", True)
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    assert "published 30 Sep 2013, out of date" in state(office)[1]
    office.publish(now=LATER)
    assert "corrected 12 Oct 2013" in state(office)[1]


def test_an_approval_of_what_has_changed_since_is_none(office: Office) -> None:
    _, proof = office.proof()
    office.approve(proof)
    office.change(f"meetings/{RIBEIRA}.yaml", "number: 2", "number: 3")
    assert state(office)[0] == "draft"


def test_a_published_file_that_was_changed_never_gets_to_readers(office: Office) -> None:
    office.publish(BERGVIK)
    (publication,) = office.folders.ledger("tiny").read().publications
    kept = office.folders.archive("tiny").of(publication)
    (kept / f"newsletter-{BERGVIK}-lv.pdf").write_bytes(b"Other.")
    wanted, proof = office.proof()
    office.approve(proof)
    with pytest.raises(AlteredFileError, match=f"newsletter-{BERGVIK}-lv.pdf"):
        actions.publish(office.folders, wanted, proof, LATER)
    assert events(office) == ["approved", "published", "approved"]


def test_where_the_ledger_has_lost_something_nothing_goes_out(office: Office) -> None:
    """Editions of which it tells no more would leave the site unseen."""
    office.publish(BERGVIK)
    site = (office.shelf / "site").readlink()
    wanted, proof = office.proof()
    path = office.folders.ledger("tiny").path
    path.rename(path.with_suffix(".bak"))
    with pytest.raises(LossError, match="The ledger is gone; it had 2 lines"):
        actions.clear(office.folders, wanted)
    office.approve(proof)
    with pytest.raises(LossError, match="Nothing was published"):
        actions.publish(office.folders, wanted, proof, LATER)
    assert (office.shelf / "site").readlink() == site


def test_what_a_loss_of_power_left_in_the_archive_is_no_obstacle(office: Office) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    half = office.shelf / "published" / proof.kind / proof.subject / proof.digest[:16]
    half.mkdir(parents=True)
    (half / f"newsletter-{RIBEIRA}-lv.pdf").write_bytes(b"")
    assert actions.publish(office.folders, wanted, proof, NOON).is_new
    (publication,) = office.folders.ledger("tiny").read().publications
    assert not office.folders.archive("tiny").damaged(publication)


def test_a_file_that_changes_while_it_is_taken_does_not_go_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, proof = office.proof()
    office.approve(proof)
    (Path(proof.folder) / f"newsletter-{RIBEIRA}-lv.pdf").write_bytes(b"Other.")
    monkeypatch.setattr(Proofs, "documents", lambda *_: dict(proof.documents))
    with pytest.raises(AlteredFileError):
        actions.publish(office.folders, wanted, proof, NOON)
    assert not (office.shelf / "site").exists()


def test_a_site_that_somebody_worked_on_is_told_before_anybody_is_asked(office: Office) -> None:
    out = office.publish()
    (Path(out.site) / "en" / "index.html").write_text("My own page", encoding="utf-8")
    wanted = office.wanted(BERGVIK)
    with pytest.raises(placing.EditedSiteError, match="by hand"):
        actions.clear(office.folders, wanted)
    actions.clear(office.folders, wanted, overwrite_site=True)
