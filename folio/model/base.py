"""The base of every record, and the field types that records share."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    Tag,
    WithJsonSchema,
    field_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from folio.text.dates import PartialDate, Period
from folio.text.language import countries, is_language
from folio.text.wording import WORKING_LANGUAGE, Wording

_A = TypeVar("_A")

YEARS = range(1900, 2200)
"""The years of which records tell; days can be counted from any of them, to both sides."""
LARGEST_NUMBER = 999_999_999
"""More is a slip of the pen: so many people nobody reaches, and so many euros nobody grants."""
LONGEST_TEXT, LONGEST_WORD = 20_000, 2_000
"""In characters: seven pages, and an address as long as any browser takes it.

From longer ones no document could be made within seconds.
"""
MOST_ITEMS = 500
"""So many items has a list that people read from end to end; a log may have more entries."""


class Part(BaseModel):
    """A part of a record: frozen, refusing unknown fields, white space around texts dropped."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    most_items: ClassVar[int] = MOST_ITEMS
    """How many items a list of it may have."""

    @field_validator("*", mode="before")
    @classmethod
    def _filled_in(cls, value: object) -> object:
        """A field that is named has something in it, and not too much; the unknown is left out."""
        if value is None:
            raise PydanticCustomError("folio_blank", "blank")
        if isinstance(value, list) and len(value) > cls.most_items:
            facts = {"found": len(value), "le": cls.most_items}
            raise PydanticCustomError("folio_many", "too many items", facts)
        return value


class Record(Part):
    """One YAML file, validated. Its id is the file's stem and is never written inside the file."""

    id: str = Field(description="The file's name without its ending.", exclude=True)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of another record, by the name of that kind of record."""

    to: str


@dataclass(frozen=True, slots=True)
class InMedia:
    """Marks a field that holds the name of a picture's file in the project's media/."""


def shape(value: object) -> str:
    """How a value is written in YAML: `mapping`, `list` or `scalar`; tells alternatives apart."""
    if isinstance(value, Mapping):
        return "mapping"
    return "list" if isinstance(value, list | tuple) else "scalar"


def _date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        date = PartialDate.parse(_text(value))
    except ValueError:
        raise PydanticCustomError("folio_date", "not a date") from None
    if date.year not in YEARS:
        facts = {"year": f"{date.year:04}", "first": YEARS[0], "last": YEARS[-1]}
        raise PydanticCustomError("folio_year", "of no project", facts)
    return date


def _in_order(written: "PartialDate | Bounds") -> Period:
    if isinstance(written, PartialDate):
        return Period(written, written)
    period = Period(written.start, written.end)
    if period.end.last < period.start.first:
        bounds = {"start": str(period.start), "end": str(period.end)}
        raise PydanticCustomError("folio_period", "ends before it starts", bounds)
    return period


def _wording(value: object) -> Wording:
    if isinstance(value, Wording):
        return value
    if isinstance(value, Mapping):
        if not value:
            raise PydanticCustomError("folio_empty", "empty")
        return Wording.of({str(code): _in_language(str(code), value[code]) for code in value})
    return Wording.of({WORKING_LANGUAGE: _bounded(value)})


def _in_language(code: str, text: object) -> str:
    """One text of a wording; an error names the language, since the place of it is the wording."""
    if not is_language(code):
        found = {"code": code, "language": code}
        raise PydanticCustomError("folio_key", "not a language", found)
    try:
        return _bounded(text)
    except PydanticCustomError as error:
        facts = {**(error.context or {}), "language": code}
        raise PydanticCustomError(error.type, "not a text", facts) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("folio_text", "not a text")
    return value.strip()


def _filled(value: object) -> str:
    text = _text(value)
    if not text:
        raise PydanticCustomError("folio_empty", "empty")
    return text


def _bounded(value: object) -> str:
    text = _filled(value)
    if len(text) > LONGEST_TEXT:
        facts = {"found": len(text), "le": LONGEST_TEXT}
        raise PydanticCustomError("folio_long", "too long", facts)
    if (longest := max(map(len, re.split(r"[ \t\n]", text)))) > LONGEST_WORD:
        facts = {"found": longest, "le": LONGEST_WORD}
        raise PydanticCustomError("folio_word", "too long a word", facts)
    return text


def _language(code: str) -> str:
    if not is_language(code):
        raise PydanticCustomError("folio_language", "not a language", {"code": code})
    return code


def _country(code: str) -> str:
    if code not in countries():
        raise PydanticCustomError("folio_country", "not a country", {"code": code})
    return code


def _address(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", address):
        raise PydanticCustomError("folio_address", "not a web address")
    return address


def _email(address: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+", address):
        raise PydanticCustomError("folio_email", "not an e-mail address")
    return address


def _digits(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch("-?[0-9]+", value.strip()):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


_ISO_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_DATE_SCHEMA = {"type": "string", "pattern": _ISO_DATE}
_TEXTS_SCHEMA = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]{2}$"},
    "additionalProperties": {"type": "string", "minLength": 1},
    "minProperties": 1,
}

Day = Annotated[
    PartialDate, BeforeValidator(_date), PlainSerializer(str), WithJsonSchema(_DATE_SCHEMA)
]
"""A date as precise as it is known: 2013-04-17, 2012-10 or 2014."""


class Bounds(Part):
    """The two ends of a period as they are written."""

    start: Day = Field(alias="from", description="The first day.")
    end: Day = Field(alias="to", description="The last day.")


_WrittenDates = Annotated[
    Annotated[Bounds, Tag("mapping")] | Annotated[Day, Tag("scalar")],
    Discriminator(lambda value: "mapping" if shape(value) == "mapping" else "scalar"),
    AfterValidator(_in_order),
    PlainSerializer(str),
]


class _AsWritten:
    """Reads a Period from either of the two ways in which records write one."""

    def __get_pydantic_core_schema__(
        self, _source: type[Period], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return handler.generate_schema(_WrittenDates)


Dates = Annotated[Period, _AsWritten()]
"""One date, or {from: 2013-04-17, to: 2013-04-18}; both ends are included."""

Text = Annotated[
    Wording,
    BeforeValidator(_wording),
    PlainSerializer(lambda wording: dict(wording.texts)),
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, _TEXTS_SCHEMA]}),
]
"""A text in the working language, or in several: {en: ..., lv: ...}."""

WholeNumber = Annotated[int, BeforeValidator(_digits), Field(le=LARGEST_NUMBER)]
"""A number written in digits alone."""

Name = Annotated[str, BeforeValidator(_bounded), WithJsonSchema({"type": "string", "minLength": 1})]
"""A name that is written alike in every language."""

LanguageCode = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_language),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2}$"}),
]
"""A language's code (ISO 639-1), such as lv."""


class _CountryList:
    """The countries in the JSON Schema, read only when a schema is written."""

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": sorted(countries())}


CountryCode = Annotated[str, BeforeValidator(_text), AfterValidator(_country), _CountryList()]
"""A country's code (ISO 3166-1), such as LV."""

WebAddress = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
"""The address of a page, starting with https:// or http://."""

EmailAddress = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "format": "email"}),
]

PartnerId = Annotated[str, BeforeValidator(_filled), Reference("partners")]
"""The id of a partner: the name of its file in partners/ without the ending."""

PictureFile = Annotated[str, BeforeValidator(_filled), InMedia()]
"""The name of a picture's file in the project's media/."""

MeetingId = Annotated[str, BeforeValidator(_filled), Reference("meetings")]
"""The id of a meeting: the name of its file in meetings/ without the ending."""

ProductId = Annotated[str, BeforeValidator(_filled), Reference("products")]
"""The id of a product: the name of its file in products/ without the ending."""

ProgrammeName = Annotated[Name, Reference("programmes")]
"""The name of a programme's file in programmes/ without the ending."""

AgencyId = Annotated[str, BeforeValidator(_filled), Reference("agencies")]
"""The id of an agency in the programme's file."""

SectionId = Annotated[str, BeforeValidator(_filled), Reference("sections")]
"""The id of a section that the programme's file defines for the report."""


def record_fields(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a record or part as they are written in YAML, in the order of the model."""
    return {(field.alias or name): field for name, field in model.model_fields.items()}


@cache
def kind_of(part: type[BaseModel]) -> str | None:
    """The word by which a part says in its field `kind` what it is; None for one that does not."""
    field = part.model_fields.get("kind")
    return str(get_args(field.annotation)[0]) if field else None


def fitting(alternatives: Iterable[_A], value: object) -> list[_A]:
    """The alternatives that what stands in a file can be: of several kinds, that which it names."""
    kind = value.get("kind") if isinstance(value, Mapping) else None
    return [one for one in alternatives if _kind_of_any(one) in (None, kind)]


def _kind_of_any(alternative: object) -> str | None:
    part = get_args(alternative)[0] if get_origin(alternative) is Annotated else alternative
    is_part = isinstance(part, type) and issubclass(part, BaseModel)
    return kind_of(part) if is_part else None
