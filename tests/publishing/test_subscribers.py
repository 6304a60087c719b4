"""A list of subscribers is read as offices have it, and what is wrong with it is told at once."""

from pathlib import Path

import pytest

from folio.errors import RecordsError, UsageError
from folio.publishing.subscribers import Subscriber, Subscribers, digest

LANGUAGES = ("en", "de", "lv")


def read(tmp_path: Path, content: str | bytes) -> Subscribers:
    file = tmp_path / "age.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Subscribers.read(file, LANGUAGES, "en")


def people(tmp_path: Path, content: str | bytes) -> list[tuple[str, str, str]]:
    return [(one.email, one.name, one.language) for one in read(tmp_path, content).people]


def problems(tmp_path: Path, content: str | bytes) -> list[str]:
    with pytest.raises(RecordsError) as told:
        read(tmp_path, content)
    return [
        f"{one.line}:{one.column} {one.field}: {one.message}".replace(" : ", ": ")
        for one in told.value.problems
    ]


ANNA, BEN = ("anna@kalnava.example", "Anna Kalniņa", "lv"), ("ben@age.example", "", "en")


@pytest.mark.parametrize(
    "content",
    [
        "email,name,language\nanna@kalnava.example,Anna Kalniņa,lv\nben@age.example,,\n",
        "email;name;language\r\nanna@kalnava.example;Anna Kalniņa;LV\r\nben@age.example;;\r\n",
        "\ufeffemail\tname\tlanguage\nanna@kalnava.example\tAnna Kalniņa\tlv\nben@age.example\t\t",
        "sep=;\r\nemail;name;language\r\nanna@kalnava.example;Anna Kalniņa;lv\r\nben@age.example",
        '"E-Mail","Name","Language"\n"anna@kalnava.example","Anna Kalniņa","lv"\nben@age.example\n',
        "Name,Town,Language,Email,,\nAnna Kalniņa,Rīga,lv,anna@kalnava.example,,\n"
        ",,,\n,Vejle,en, ben@age.example ,,\n,,,,,\n\n",
        "email,name,language\ranna@kalnava.example,Anna Kalniņa,lv\rben@age.example,,\r",
        '\n\nemail,name,language\nanna@kalnava.example,"Anna\nKalniņa",lv\nben@age.example\n',
    ],
    ids=["commas", "semicolons", "tabs", "sep", "quotes", "more-columns", "old-mac", "two-lines"],
)
def test_it_is_read_however_a_spreadsheet_has_saved_it(tmp_path: Path, content: str) -> None:
    assert people(tmp_path, content) == [ANNA, BEN]


def test_a_list_of_addresses_alone_will_do(tmp_path: Path) -> None:
    assert people(tmp_path, "email\nben@age.example\n") == [BEN]


def test_a_list_may_be_empty(tmp_path: Path) -> None:
    assert people(tmp_path, "email\n") == []


def test_all_problems_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    content = (
        "name,email,language\n"
        "Anna,anna@kalnava.example,lv\n"
        '"Berg, Nora",nora at vejle.example,da\n'
        "Carl,,de\n"
        "Doe, Jane,jane@age.example,en\n"
        "Eva,eva@gmail,en\n"
    )
    assert problems(tmp_path, content) == [
        "3:14 email: 'nora at vejle.example' is not an e-mail address.",
        "3:36 language: The project has no language 'da'.",
        "4:6 email: There is no address here.",
        "5:5 email: 'Jane' is not an e-mail address.",
        "5:11 language: The project has no language 'jane@age.example'.",
        "5:28: This line has more cells than the first line has names.",
        "6:5 email: 'eva@gmail' is not an e-mail address.",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "a@b@c.example",
        "a,b@c.example",
        "<a@c.example>",
        "Anna <a@c.example>",
        "mailto:a@c.example",
        "a b@c.example",
        "a@c..example",
        "a@-c.example",
        ".a@c.example",
        "a..b@c.example",
        "a@",
        "@c.example",
        f"{'a' * 65}@c.example",
        f"a@{'c' * 250}.example",
        "a\u200bb@c.example",
        "a@c.example; b@c.example",
    ],
)
def test_what_can_be_no_address_is_told(tmp_path: Path, address: str) -> None:
    (told,) = problems(tmp_path, f'email\n"{address}"\n')
    assert told.startswith("2:1 email:")
    assert told.endswith("is not an e-mail address.")


def test_an_address_may_have_letters_of_any_language(tmp_path: Path) -> None:
    found = read(tmp_path, "email\npost@jászság.example\njörg@straße.example\n").people
    assert [one.mailbox for one in found] == [
        "post@xn--jszsg-xqad.example",
        "jörg@xn--strae-oqa.example",
    ]


def test_who_stands_there_twice_is_told_and_gets_one_message(tmp_path: Path) -> None:
    content = (
        "email,language\nanna@jászság.example,lv\nANNA@xn--jszsg-xqad.example,de\n"
        "J\u00f6rg@age.example,\njo\u0308rg@AGE.example,\n"
    )
    found = read(tmp_path, content)
    assert [(one.email, one.language) for one in found.people] == [
        ("anna@jászság.example", "lv"),
        ("Jörg@age.example", "en"),
    ]
    assert [note.partition(": ")[2] for note in found.notes] == [
        "'ANNA@xn--jszsg-xqad.example' is already in line 2, and gets only one message.",
        "'jo\u0308rg@AGE.example' is already in line 4, and gets only one message.",
    ]


def test_a_file_that_excel_saved_in_its_own_letters_is_told_with_the_remedy(tmp_path: Path) -> None:
    content = "email;name\nanna@age.example;Jörg\n".encode("cp1252")
    with pytest.raises(RecordsError) as told:
        read(tmp_path, content)
    (problem,) = told.value.problems
    assert (problem.line, problem.column) == (2, 19)
    assert "CSV UTF-8" in str(problem)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "1:1: The first line does not name a column 'email': ''."),
        ("anna@age.example\n", "a column 'email': 'anna@age.example'."),
        ("email,email\na@b.example,\n", "1:1 email: There are two columns 'email'."),
        ("email,langauge\na@b.example,de\n", "1:1: There is no column 'langauge' here."),
        ('email,name\na@b.example,"Anna\n', "2:1: The quotation marks in this line do not close."),
        ('email,name\na@b.example,"An"na\n', "2:1: The quotation marks in this line do not close."),
        ("email\na@b.example\n".encode("utf-16"), "1:1: The letters from here on are not UTF-8."),
        (b"email\0\n", "0:0: This is not text in UTF-8."),
        (b"PK\x03\x04 and so on", "0:0: This is a workbook of a spreadsheet program"),
        ("a" * 200_000, "1:1: The first line does not name a column 'email'"),
        ("email\n" + "a" * 5_000_000, "0:0: The file has more than 5 MB."),
    ],
)
def test_what_is_no_such_list_is_told(tmp_path: Path, content: str | bytes, told: str) -> None:
    assert told in problems(tmp_path, content)[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.csv cannot be read"):
        Subscribers.read(tmp_path / "nowhere.csv", LANGUAGES, "en")


def test_a_name_adds_no_line_to_a_head(tmp_path: Path) -> None:
    (one,) = read(tmp_path, 'email,name\na@b.example,"Anna\r\nBcc: spy@evil.example"\n').people
    assert one.name == "Anna Bcc: spy@evil.example"


def test_nobody_can_be_read_out_of_a_digest_and_everybody_has_one() -> None:
    one = Subscriber("Anna@KALNAVA.example", "", "lv")
    assert one.digest == digest("anna@kalnava.example")
    assert len(one.digest) == 64


def test_a_thousand_people_are_read_in_a_moment(tmp_path: Path) -> None:
    lines = "".join(f"reader{number}@age.example,,de\n" for number in range(1000))
    assert len(people(tmp_path, f"email,name,language\n{lines}")) == 1000
