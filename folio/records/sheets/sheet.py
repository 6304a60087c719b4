"""A sheet: which record is to be filled in, in which languages, and what is known of it already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from folio.model.base import Record
from folio.records.sheets.comments import comment
from folio.records.sheets.questions import Known, Questions
from folio.text.language import Language
from folio.text.marks import Phrase


@dataclass(frozen=True, slots=True)
class Choice:
    """A record that can be named: its id, and words by which people know it."""

    id: str
    words: str = ""


@dataclass(frozen=True)
class Sheet:
    """A record to fill in.

    `language` is that of the explanations; `texts` are the codes of the languages in which texts
    are asked for, the first one's above all. `known` is what stands in it already, as in the
    record itself, and `asked` names fields that are left blank though they may be left out.
    `choices` are what can be named, by kind. `day` is a day that would do as an example. `schema`
    is the path to the JSON Schema from where the sheet will be; without one, none is named.
    """

    model: type[Record]
    language: Language
    texts: tuple[str, ...]
    day: str
    title: str = ""
    known: Known = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    schema: str = ""


def text(sheet: Sheet) -> str:
    """The sheet as a file: how to fill it in, then the fields in the order of the model."""
    return "\n".join([*_head(sheet), *_fields(sheet), ""])


def _head(sheet: Sheet) -> Iterator[str]:
    if sheet.schema:
        yield f"# yaml-language-server: $schema={sheet.schema}"
        yield "#"
    yield from comment(sheet.title)
    yield "#"
    for advice in _advice(sheet):
        yield from comment(f"- {advice}")


def _advice(sheet: Sheet) -> Iterator[Phrase]:
    say = sheet.language.say
    yield say("Write your answers after the colons, and leave the indentation as it is.")
    yield say(
        "Lines that begin with # are not read. Some explain. In others stands a field that may be "
        "left out: to use it, take away its #, and put your own answer in place of the example."
    )
    training = say("Training: clear letters")
    yield say(
        "Put a text into quotation marks if a colon or the sign # stands in it: {example}",
        example=f'"{training}"',
    )
    yield say("Write dates as 2013-04-17, or as 2013-04 if only the month is known.")
    if len(sheet.texts) > 1:
        own, other = map(sheet.language.grammar.language_name, sheet.texts)
        yield say("Write texts in {language}.", language=own)
        yield say(
            "If you can, write them in {language} as well: take away the # before {code}.",
            language=other,
            code=f"{sheet.texts[1]}:",
        )


def _fields(sheet: Sheet) -> Iterator[str]:
    questions = Questions(
        sheet.language,
        sheet.texts,
        sheet.day,
        sheet.asked,
        {kind: [(one.id, one.words) for one in choices] for kind, choices in sheet.choices.items()},
    )
    model: type[BaseModel] = sheet.model
    for lines in questions.of(model, sheet.known):
        yield ""
        yield from lines
