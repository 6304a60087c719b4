"""What is said of each error that pydantic finds, by its type, with gaps that facts fill."""

import string
from collections.abc import Mapping

from folio.errors import Message, phrase, sentence
from folio.model.base import shape


def message(kind: str, value: object, facts: Mapping[str, object]) -> Message:
    """What is wrong, by the type of the error and what was written there."""
    words, _ = _SENTENCES.get(kind, _ANY)
    if kind in _MISPLACED or "{value}" in words:
        words = _MISPLACED.get(kind, _MISPLACED_VALUE).get(shape(value), words)
    return _filled(words, facts)


def remedy(kind: str, facts: Mapping[str, object]) -> Message:
    """What to do."""
    _, words = _SENTENCES.get(kind, _ANY)
    return _filled(words, facts) if words else Message()


def description(text: str) -> Message:
    """What a field is, in the model's own words; names in braces stand there as they are."""
    return _filled(text, {name: f"{{{name}}}" for name in _gaps(text)})


def _filled(words: str, facts: Mapping[str, object]) -> Message:
    return sentence(words, **{name: facts[name] for name in _gaps(words)})


def _gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


_ANY = (phrase("'{value}' does not belong here."), "")
_DATES = phrase("Write it as 2013-04-17, or 2013-04 where only the month is known, or 2013.")
_COUNTRIES = phrase("Use the two capital letters of ISO 3166, such as LV.")
_LANGUAGE = (
    phrase("There is no language '{code}'."),
    phrase("Use the two letters of ISO 639-1, such as en or lv."),
)
_NUMBER = (
    phrase("'{value}' is not a whole number."),
    phrase("Write it in digits, such as {number}."),
)
_TRUTH = (phrase("'{value}' is neither true nor false."), phrase("Write true or false."))
_WORD = (phrase("'{value}' is not one of the words for this."), phrase("Known: {names}."))
_FIELDS = (
    phrase("'{value}' does not belong here."),
    phrase("Write each field on a line of its own, as 'name: text', indented."),
)
_SENTENCES: dict[str, tuple[str, str]] = {
    "folio_date": (phrase("'{value}' is not a date."), _DATES),
    "folio_year": (
        phrase("The year {year} cannot be right."),
        phrase("Write a year from {first} to {last}."),
    ),
    "folio_period": (
        phrase("This ends ({end}) before it starts ({start})."),
        phrase("Correct one of the two."),
    ),
    "folio_empty": (phrase("A text is missing here."), phrase("Write it, or leave the field out.")),
    "folio_long": (
        phrase("This text has {found} characters."),
        phrase("No more than {le} are allowed."),
    ),
    "folio_word": (
        phrase("A word in this text has {found} characters."),
        phrase("No more than {le} are allowed."),
    ),
    "folio_many": (
        phrase("This list has {found} items."),
        phrase("No more than {le} are allowed."),
    ),
    "folio_text": (phrase("'{value}' does not belong here."), phrase("Write one text.")),
    "folio_language": _LANGUAGE,
    "folio_key": _LANGUAGE,
    "folio_country": (phrase("There is no country '{code}'."), _COUNTRIES),
    "folio_address": (
        phrase("'{value}' is not the address of a page."),
        phrase("Write it from https:// on, without spaces."),
    ),
    "folio_email": (
        phrase("'{value}' is not an e-mail address."),
        phrase("Write it as name@place.eu."),
    ),
    "folio_takers": (
        phrase("'{value}' is not a list of partners."),
        phrase("Write the ids of partners in brackets, such as [{takers}], or all."),
    ),
    "int_parsing": _NUMBER,
    "int_type": (
        phrase("'{value}' is not a whole number."),
        phrase("Write one, such as {number}."),
    ),
    "int_from_float": _NUMBER,
    "int_parsing_size": (
        phrase("'{value}' is too large a number."),
        phrase("Write the right one."),
    ),
    "greater_than_equal": (
        phrase("'{value}' is too small."),
        phrase("The smallest allowed is {ge}."),
    ),
    "less_than_equal": (phrase("'{value}' is too large."), phrase("The largest allowed is {le}.")),
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "enum": _WORD,
    "literal_error": _WORD,
    "too_short": (phrase("This list is empty."), phrase("Write at least one item.")),
    "tuple_type": (
        phrase("'{value}' does not belong here."),
        phrase("Write each item on a line of its own, after a dash and a space."),
    ),
    "model_type": _FIELDS,
    "dict_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "folio_destination": (
        phrase("It is not said where this trip went."),
        phrase("Add the 'meeting', the 'event', or the partner that was 'host'."),
    ),
    "folio_section_name": (
        phrase("'{value}' is not the id of a section."),
        phrase("Write it in small letters and digits, with dashes between words."),
    ),
    "folio_deadline": (
        phrase("This deadline has no day."),
        phrase("Add 'date', or 'days_after_end' with the number of days."),
    ),
    "folio_shared": (
        phrase(
            "The section '{section}' tells of the partner that reports, and is to be shared by all."
        ),
        phrase("Write 'part: own'."),
    ),
    "folio_band": (
        phrase(
            "A grant is bound to a number of mobilities, and no rule says what becomes of it where "
            "some are missing."
        ),
        phrase("Add 'reduction', with the name of a rule."),
    ),
    "folio_slot": (
        phrase("A notice has no placeholder {slot}."),
        phrase("Write {authority} where the agency is named."),
    ),
}
_MISPLACED_VALUE = {
    "list": phrase("A list does not belong here."),
    "mapping": phrase("Fields do not belong here."),
}
"""Said in place of a sentence that repeats what was written, where that is no single value."""
_NOT_FIELDS = {
    "scalar": phrase("Fields belong here, not a text."),
    "list": phrase("Fields belong here, not a list."),
}
_MISPLACED: dict[str, Mapping[str, str]] = {
    "folio_text": {
        "list": phrase("A text belongs here, not a list."),
        "mapping": phrase("A text belongs here, not fields."),
    },
    "int_type": {
        "list": phrase("A whole number belongs here, not a list."),
        "mapping": phrase("A whole number belongs here, not fields."),
    },
    "tuple_type": {
        "scalar": phrase("A list belongs here, not a text."),
        "mapping": phrase("A list belongs here, not fields."),
    },
    "model_type": _NOT_FIELDS,
    "dict_type": _NOT_FIELDS,
    "model_attributes_type": _NOT_FIELDS,
}
"""What belongs where something of another shape was written."""
