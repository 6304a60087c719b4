"""Names of files as partners give them: which can be kept anywhere, and which collide."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from folio.errors import Message, sentence
from folio.text.letters import is_printable, visible

LONGEST = 120
"""In letters; with what is put around a name, no system has trouble with it."""
_ROOM = 180
"""In bytes: systems keep 255, and Folio puts up to 30 around a name."""

_RECORD = re.compile(r"\.(yaml|yml)(\.txt)?$", re.IGNORECASE)
_PICTURE = re.compile(r"\.(jpe?g|png)$", re.IGNORECASE)
_UNFINISHED = re.compile(r"\.(part|partial|tmp|temp|crdownload|filepart|download|swp)$|~$", re.I)
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
_ELSEWHERE = re.compile(r'[/\\:*?"<>|]')
_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def is_record(name: str) -> bool:
    """Whether a file is to be read as a record; some editors put `.txt` behind every name."""
    return bool(_RECORD.search(name))


def is_picture(name: str) -> bool:
    """Whether a file is a picture by its name."""
    return bool(_PICTURE.search(name))


def is_unfinished(name: str) -> bool:
    """Whether it is named as files are that programs leave in folders; nobody hands these in."""
    is_of_the_system = name.casefold() in _OF_THE_SYSTEM
    return is_of_the_system or name.startswith((".", "~$")) or bool(_UNFINISHED.search(name))


def stem(name: str) -> str:
    """A record's file name without what stands for its sort: `2013-02` of `2013-02.yaml.txt`."""
    return _RECORD.sub("", name)


def fault(name: str) -> Message | None:
    """What is wrong with the name of a file that is handed in, and what to do."""
    if not _is_text(name) or not is_printable(name) or name != name.strip():
        return sentence(
            "The file's name holds signs that show nowhere, or begins or ends with a space."
        ) + sentence("Give it a plain name, such as 2013-02.yaml.")
    if found := _ELSEWHERE.search(name):
        return sentence(
            "The file's name holds the sign {sign}, which some systems cannot keep.",
            sign=found.group(),
        ) + sentence("Give it a plain name, such as 2013-02.yaml.")
    if _WINDOWS.fullmatch(name) or name.startswith("-") or name.rstrip(".") != name:
        return sentence("Not every system can keep a file of this name.") + sentence(
            "Give it a plain name, such as 2013-02.yaml."
        )
    if len(name) > LONGEST:
        return sentence(
            "The file's name is longer than {longest} letters.", longest=LONGEST
        ) + sentence("Give it a plain name, such as 2013-02.yaml.")
    return None


def twins(names: Iterable[str]) -> dict[str, str]:
    """Names that only capital letters or the form of letters set apart, each with another one."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in names:
        other = first.setdefault(_alike(name), name)
        if other != name:
            found[name] = other
            found.setdefault(other, name)
    return found


def is_alike(name: str, other: str) -> bool:
    """Whether two names are one on some systems at least."""
    return _alike(name) == _alike(other)


def why_no_record(name: str) -> Message | None:
    """What is told of a file that is to be read as a record, and by its name is none."""
    if is_record(name):
        return None
    if name.casefold().endswith(".txt"):
        renamed = f"{shown(name[:-4])}.yaml"
        return sentence("A record is a file whose name ends in .yaml.") + sentence(
            "Rename it to {name}.", name=renamed
        )
    return sentence("This is neither a record nor a picture.") + sentence(
        "A record is a text file whose name ends in .yaml; a picture ends in .jpg or .png."
    )


def shown(name: str) -> str:
    """A name for people: what shows nothing in it is left out, and bytes that are no letters."""
    return " ".join(visible(os.fsencode(name).decode(errors="replace")).split())


def plain(name: str) -> str:
    """A name that any system can keep, also where something is put behind it."""
    path = PurePath("".join(letter if is_printable(letter) else "_" for letter in shown(name)))
    room = _ROOM - len(path.suffix.encode())
    return (path.stem.encode()[:room].decode(errors="ignore") + path.suffix) or "_"


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())


def _is_text(name: str) -> bool:
    """Whether all its bytes are letters; Python hides others in surrogates."""
    return not any(0xD800 <= ord(letter) <= 0xDFFF for letter in name)
