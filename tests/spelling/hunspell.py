"""Debian's hunspell as a judge of spelling: which words of a text its dictionary does not know."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from folio.text.locales import word_locale

NONSENSE = "qxzvwk"
"""A word of no language. hunspell always exits with 0; where this is not reported, nothing is."""


def dictionary(code: str) -> str:
    """The name of a language's dictionary, such as `en_GB`."""
    return word_locale(code).replace("-", "_")


class AbsentJudgeError(Exception):
    """hunspell or one of its dictionaries is not installed."""


def unknown_words(text: str, code: str) -> set[str]:
    """The words that the language's dictionary lacks; raise AbsentJudgeError where there is none.

    Dictionaries are written with straight apostrophes, and our texts with typographic ones.
    """
    name = dictionary(code)
    straight = f"{text}\n{NONSENSE}\n".replace("’", "'")
    with TemporaryDirectory() as folder:
        named = _with_elisions(name, Path(folder)) if code == "it" else name
        reported = _run("-i", "utf-8", "-d", named, "-l", text=straight).stdout.split()
    if NONSENSE not in reported:
        raise AbsentJudgeError(f"hunspell has no dictionary {name}, so '{code}' was not spelled.")
    return {word.replace("'", "’") for word in reported} - {NONSENSE}


def _with_elisions(name: str, folder: Path) -> str:
    """A copy of a dictionary that takes "dell'arco" for one word, as it stands in the dictionary.

    The Italian one knows "dell" only in front of a vowel, but does not tell hunspell that an
    apostrophe can stand inside a word.
    """
    available = _run("-D").stderr.splitlines()
    here = next((path for path in available if Path(path).name == name), name)
    copy = folder / name
    for ending, more in ((".aff", b"\nWORDCHARS '\n"), (".dic", b"")):
        file = Path(here + ending)
        if file.is_file():
            copy.with_suffix(ending).write_bytes(file.read_bytes() + more)
    return str(copy)


def _run(*options: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = ["hunspell", *options]
    try:
        return subprocess.run(
            command, input=text, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise AbsentJudgeError("hunspell is not installed, so no spelling was checked.") from None
