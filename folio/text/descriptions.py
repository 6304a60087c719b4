"""What fields of records mean, as phrases for the catalogues: an extraction method of Babel."""

import ast
from collections.abc import Iterator
from typing import IO, Any

from folio.text.catalogue import SOURCE_LANGUAGE

Found = tuple[int, None, str, list[str]]
"""A line, no function, a phrase, and no comments, as Babel expects them."""


def extract(file: IO[bytes], *_asked: Any, **_options: Any) -> Iterator[Found]:
    """The descriptions of all fields in a module of the model, and examples that are texts.

    An example is a phrase where it stands in the source language alone; names and places that it
    has in several languages are none. Fields that nobody writes into a file are left out.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Field":
            given = {word.arg: word.value for word in node.keywords}
            if "exclude" not in given:
                yield from _phrases(given.get("description"), given.get("examples"))


def _phrases(description: ast.expr | None, examples: ast.expr | None) -> Iterator[Found]:
    texts = [description, *_texts(examples)]
    for text in texts:
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.lineno, None, text.value, []


def _texts(examples: ast.expr | None) -> Iterator[ast.expr]:
    for example in examples.elts if isinstance(examples, ast.List) else ():
        if isinstance(example, ast.Dict) and len(example.keys) == 1:
            language = example.keys[0]
            if isinstance(language, ast.Constant) and language.value == SOURCE_LANGUAGE:
                yield example.values[0]
