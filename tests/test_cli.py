"""The command line as somebody types it: its words, its exit codes, and what it loads."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from folio.actions import Built, Folders, Plan
from folio.cli import app, main, telling
from tests.conftest import REPOSITORY, Miniature


def folio(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`folio ...` in the folder of the miniature: its exit code, and what it says.

    It runs in this process, which has all loaded; `tests/flows/` runs it in processes of its own.
    """
    no_server = {"PREFECT_PROFILES_PATH": os.devnull}
    settings = {"FOLIO_TEMPLATES": str(REPOSITORY / "templates"), **no_server, **environment}
    with (
        pytest.MonkeyPatch.context() as patch,
        log_left_as_it_was(),
        redirect_stdout(StringIO()) as results,
        redirect_stderr(StringIO()) as rest,
    ):
        for name in [name for name in os.environ if name.startswith("FOLIO_")]:
            patch.delenv(name)
        for name, value in settings.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["folio", *words])
        with pytest.raises(SystemExit) as ended:
            main()
    code = int(ended.value.code or 0)
    return subprocess.CompletedProcess(words, code, results.getvalue(), rest.getvalue())


@contextmanager
def log_left_as_it_was() -> Iterator[None]:
    log = logging.getLogger("folio")
    level, handlers, propagate = log.level, [*log.handlers], log.propagate
    yield
    log.setLevel(level)
    log.handlers, log.propagate = handlers, propagate


def test_a_command_that_has_ended_tells_nothing_more(miniature: Miniature) -> None:
    before = [*logging.getLogger("folio").handlers]
    assert CliRunner().invoke(app, ["check", "tiny"]).exit_code == 0
    assert logging.getLogger("folio").handlers == before


def test_check_tells_remarks_by_who_should_mend_them(miniature: Miniature) -> None:
    miniature.change("meetings/2013-03-bergvik.yaml", "prepared_by: {partner: bergvik}\n", "")
    told = folio("check", "tiny")
    assert told.returncode == 0
    assert "For bergvik (tiny) to look at:" in told.stdout
    assert "records/tiny/meetings/2013-03-bergvik.yaml:1:1" in told.stdout
    assert "[prepared-by-nobody]" in told.stdout


def test_check_fails_on_remarks_where_it_is_strict(miniature: Miniature) -> None:
    miniature.change("meetings/2013-03-bergvik.yaml", "prepared_by: {partner: bergvik}\n", "")
    assert folio("check", "tiny", "--strict").returncode == 1


def test_check_takes_all_projects_without_a_name(miniature: Miniature) -> None:
    assert folio("check").stdout.splitlines()[-1].startswith("tiny: ")


def test_problems_are_told_with_exit_code_1_and_nothing_is_made(miniature: Miniature) -> None:
    miniature.change("meetings/2013-09-ribeira.yaml", "host: ribeira", "host: ribera")
    told = folio("build", "tiny")
    assert told.returncode == 1
    assert "records/tiny/meetings/2013-09-ribeira.yaml:11:7: host" in told.stderr
    assert "Did you mean 'ribeira'?" in told.stderr
    assert told.stderr.splitlines()[-1] == "1 problem in 1 record. Nothing was made."
    assert not (miniature.root / "outputs").exists()


def test_a_language_in_which_nothing_can_be_made_is_a_problem(miniature: Miniature) -> None:
    miniature.change("project.yaml", "languages: [en, lv]", "languages: [en, lv, fi]")
    told = folio("check", "tiny")
    assert told.returncode == 1
    assert "records/tiny/project.yaml:8:21: languages[2]" in told.stdout
    assert "No documents can be made in 'fi' yet. Known: da, de, en, hu, it, lv." in told.stdout


def test_check_speaks_json(miniature: Miniature) -> None:
    miniature.change("meetings/2013-09-ribeira.yaml", "host: ribeira", "host: ribera")
    told = json.loads(folio("check", "tiny", "--format", "json").stdout)
    (problem,) = told["problems"]
    assert (problem["line"], problem["column"], problem["field"]) == (11, 7, "host")


def test_check_speaks_to_github(miniature: Miniature) -> None:
    miniature.change("meetings/2013-09-ribeira.yaml", "host: ribeira", "host: ribera")
    told = folio("check", "tiny", "--format", "github").stdout
    place = "file=records/tiny/meetings/2013-09-ribeira.yaml,line=11,col=7"
    assert told.startswith(f"::error {place}::There is no partner 'ribera'.")


@pytest.mark.parametrize("command", ["check", "status"])
def test_the_name_of_a_file_steers_no_terminal(miniature: Miniature, command: str) -> None:
    name = "\x1b[2J\x9b31m\u202e\r.yaml"
    miniature.write(f"inbox/kalnava/{name}", "")
    told = folio(command, "tiny")
    miniature.write(f"meetings/{name}", "")
    told_of_record = folio(command, "tiny")
    for said in (told.stdout, told_of_record.stdout):
        assert said.isprintable() or not {"\x1b", "\x9b", "\u202e", "\r"} & set(said)
    assert r"\u001b[2J\u009b31m\u202e\u000d.yaml" in told_of_record.stdout


def test_what_json_tells_of_such_a_file_is_its_name(miniature: Miniature) -> None:
    miniature.write("meetings/\x9b31m.yaml", "")
    (problem,) = json.loads(folio("check", "tiny", "--format", "json").stdout)["problems"]
    assert problem["file"] == "records/tiny/meetings/\x9b31m.yaml"


def test_a_dry_run_tells_the_plan_and_makes_nothing(miniature: Miniature) -> None:
    told = folio("build", "tiny", "--dry-run", "--language", "lv", "--form", "pdf")
    assert told.returncode == 0
    assert told.stdout.splitlines() == [
        "outputs/tiny/newsletter/2013-03-bergvik/newsletter-2013-03-bergvik-lv.pdf  new",
        "outputs/tiny/newsletter/2013-09-ribeira/newsletter-2013-09-ribeira-lv.pdf  new",
        "outputs/tiny/press-release/2013-03-bergvik/press-release-2013-03-bergvik-lv.pdf  new",
        "outputs/tiny/press-release/2013-09-ribeira/press-release-2013-09-ribeira-lv.pdf  new",
        "outputs/tiny/interim-report/kalnava/interim-report-kalnava-lv.pdf  new",
        "outputs/tiny/final-report/kalnava/final-report-kalnava-lv.pdf  new",
    ]
    assert not (miniature.root / "outputs").exists()


def test_a_preview_prints_its_file(miniature: Miniature) -> None:
    told = folio("preview", "tiny", "newsletter", "2013-03-bergvik", "lv", "--form", "docx")
    assert told.returncode == 0
    file = miniature.root / told.stdout.strip()
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("check", "tny"), "There is no project 'tny' in records/. Known: tiny."),
        (("preview", "tiny", "newsletter", "x", "lv"), "There is no meeting 'x' here."),
        (("build", "tiny", "--kind", "newslettr"), "Did you mean 'newsletter'?"),
        (("preview", "tiny", "final-report", "x", "lv"), "There is no partner 'x' here."),
        (("build", "tiny", "--submitted"), "Only a complete report is submitted."),
        (("build", "tiny", "--final", "--again"), "Say --final --submitted --again."),
        (("explain", "tiny", "mobilities", "--report", "middle"), "There is no report 'middle'"),
        (("status", "tiny", "--today", "20.9.2014"), "Write it as 2014-09-20."),
        (("status", "tiny", "--today", "2014-02-31"), "There is no such day: 2014-02-31."),
        (("bild", "tiny"), "bild"),
        (("check", "--everything"), "--everything"),
    ],
)
def test_words_that_are_off_are_told_with_exit_code_2(
    miniature: Miniature, words: tuple[str, ...], answer: str
) -> None:
    told = folio(*words)
    assert told.returncode == 2
    assert answer in told.stderr
    assert "Traceback" not in told.stderr


def test_a_name_that_is_a_path_is_no_project(miniature: Miniature) -> None:
    told = folio("check", "/proc")
    assert told.returncode == 2
    assert "There is no project '/proc'" in told.stderr


def test_a_draft_is_refused_with_exit_code_4(miniature: Miniature) -> None:
    told = folio("build", "tiny", "--kind", "final-report", "--final")
    assert told.returncode == 4
    assert "kalnava owes:" in told.stderr
    assert "Nothing was made." in told.stderr
    assert not (miniature.root / "outputs").exists()


def test_quiet_tells_only_results(miniature: Miniature) -> None:
    told = folio("--quiet", "build", "tiny", "--dry-run", "--form", "pdf", "--language", "lv")
    assert len(told.stdout.splitlines()) == 6
    assert told.stderr == ""


def test_no_projects_at_all_is_told(miniature: Miniature) -> None:
    told = folio("check", FOLIO_RECORDS="elsewhere")
    assert told.returncode == 2
    assert "There are no projects in elsewhere/." in told.stderr


@pytest.mark.parametrize("option", ["records", "programmes", "templates"])
def test_a_command_given_elsewhere_says_that_it_is_elsewhere(
    miniature: Miniature, option: str
) -> None:
    told = folio("build", "tiny", "--dry-run", **{f"FOLIO_{option.upper()}": "elsewhere"})
    assert told.returncode in (1, 2)
    assert "Run folio where" in told.stderr
    assert f"--{option}." in told.stderr


def test_the_command_that_is_told_can_be_typed_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = Built(made=(), up_to_date=(), swept=(), remarks=(object(),))  # type: ignore[arg-type]
    plan = Plan("My project", to_make=(), up_to_date=(), gone=(), waiting=())
    monkeypatch.setattr(sys, "argv", [".venv/bin/folio", "build", "My project"])
    *_, hint = telling.built_in_short(Folders(), plan, done)
    assert hint == "1 remark; to see them: .venv/bin/folio check 'My project'"


@pytest.mark.parametrize(
    ("documents", "told"), [(8, "some seconds"), (108, "a minute or so"), (500, "some minutes")]
)
def test_how_long_a_build_takes_is_told_roughly(documents: int, told: str) -> None:
    assert telling.wait(documents) == told


def test_a_broken_template_is_told_with_exit_code_3(miniature: Miniature) -> None:
    shutil.copytree(REPOSITORY / "templates", miniature.root / "templates")
    page = miniature.root / "templates" / "newsletter" / "newsletter.html"
    page.write_text(page.read_text().replace("{{ headline }}", "{{ headlin }}"))
    told = folio(
        "preview", "tiny", "newsletter", "2013-03-bergvik", "lv", FOLIO_TEMPLATES="templates"
    )
    assert told.returncode == 3
    assert "Did you mean 'headline'?" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "tiny"),
        ("build", "tiny"),
        ("preview", "tiny", "newsletter", "2013-03-bergvik", "lv"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_broken_catalogue_is_told_whole_with_exit_code_3(
    words: tuple[str, ...], miniature: Miniature
) -> None:
    shutil.copytree(REPOSITORY / "templates", miniature.root / "templates")
    catalogue = miniature.root / "templates" / "locale" / "lv" / "LC_MESSAGES" / "folio.po"
    written = catalogue.read_text(encoding="utf-8")
    spoilt = written.replace("Foto: {credit}", "Foto: {kredit}")
    catalogue.write_text(spoilt.replace('{number}\u00a0lappuse"', 'viena lappuse"'), "utf-8")
    told = folio(*words, FOLIO_TEMPLATES="templates")
    page, credit = told.stderr.splitlines()
    assert page.startswith("templates/locale/lv/LC_MESSAGES/folio.po:")
    assert page.endswith(
        ": The translation lacks the placeholder {number}. Put it where it belongs."
    )
    assert credit.endswith(": The phrase has no placeholder {kredit}. Did you mean {credit}?")
    assert (told.returncode, told.stdout) == (3, "")


def test_schemas_are_written_where_they_are_asked_for(miniature: Miniature) -> None:
    told = folio("schema", "--folder", "made")
    written = {Path(name).stem for name in told.stdout.split()}
    assert written == {
        "project",
        "partner",
        "meeting",
        "product",
        "activity-log",
        "report-answers",
        "programme",
    }


def test_what_each_command_does_is_told_whole() -> None:
    _, commands = folio("--help").stdout.split("Commands:")
    assert "Publish an edition, once a person has approved it." in commands
    assert "..." not in commands


def test_a_wrong_list_of_subscribers_is_told_as_what_it_is(miniature: Miniature) -> None:
    (miniature.root / "subscribers").mkdir()
    (miniature.root / "subscribers" / "tiny.csv").write_text("email\nnobody\n", encoding="utf-8")
    told = folio("publish", "tiny", "2013-03-bergvik", "--send", "--to", "letters")
    assert told.returncode == 1
    assert "subscribers/tiny.csv:2:1: email" in told.stderr
    assert "1 problem in the list of subscribers. Nothing was sent." in told.stderr


def test_the_version_is_told() -> None:
    assert folio("--version").stdout.startswith("folio 0.")


def test_a_fault_of_our_own_shows_its_traceback_and_how_to_report_it(miniature: Miniature) -> None:
    broken = "import folio.actions as a; a.check = lambda *_: 1 / 0; "
    command = [sys.executable, "-c", broken + "from folio.cli import main; main()", "check", "tiny"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 70
    assert "ZeroDivisionError" in told.stderr
    assert "Please report it" in told.stderr


@pytest.mark.parametrize("words", [("check", "tiny"), ("build", "tiny"), ("status",)])
def test_nothing_heavy_is_loaded_where_there_is_nothing_to_make(
    miniature: Miniature, all_made: Path, words: tuple[str, ...]
) -> None:
    shutil.copytree(all_made, miniature.root / "outputs")
    program = (
        "import sys, atexit\n"
        "heavy = ('prefect', 'weasyprint', 'docxtpl', 'docx', 'matplotlib', 'rich.progress')\n"
        "atexit.register(lambda: print([name for name in heavy if name in sys.modules]))\n"
        "from folio.cli import main; main()"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FOLIO_TEMPLATES": str(REPOSITORY / "templates")},
    )
    assert told.returncode == 0
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_build_counts_the_remarks_that_check_then_tells(
    miniature: Miniature, all_made: Path
) -> None:
    shutil.copytree(all_made, miniature.root / "outputs")
    templates = str(REPOSITORY / "templates")
    told, shown = (folio(word, "tiny", FOLIO_TEMPLATES=templates) for word in ("build", "check"))
    assert "product-unfinished" in shown.stdout, "what is told of a day counts as well"
    (many,) = re.findall("[0-9]+ remarks", shown.stdout)
    assert f"{many}; to see them: " in told.stderr
