"""A circular: one message that many people get, as it is kept with the files of an edition."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self

from folio.errors import FolioError

VERSION = 1


class CircularError(FolioError):
    """A file of an edition that is to be sent is not what was approved."""

    exit_code = 1

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file}: this is not what was approved. Put the file back from a backup copy."
        )


@dataclass(frozen=True, slots=True)
class Circular:
    """What everybody gets who reads a language: the same text, page and pictures.

    The page shows pictures by their content ids; `pictures` tells the file of each among those of
    the edition. `attached` tells whether the PDF comes with it, since it is not on the web.
    """

    language: str
    subject: str
    text: str
    page: str
    pictures: Mapping[str, str]
    attached: bool

    @classmethod
    def read(cls, content: bytes, file: str) -> Self:
        """The circular as `written`; raise CircularError, with the file's name, where it is not."""
        try:
            told = json.loads(content)
            version = told.pop("version")
            circular = cls(**told)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise CircularError(file) from error
        if version != VERSION or not circular._is_sound:
            raise CircularError(file)
        return circular

    @property
    def written(self) -> bytes:
        """The circular as a file: JSON, the same for the same content."""
        told = {"version": VERSION, **asdict(self)}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def _is_sound(self) -> bool:
        texts = (self.language, self.subject, self.text, self.page)
        return (
            all(isinstance(text, str) for text in texts)
            and isinstance(self.attached, bool)
            and isinstance(self.pictures, dict)
            and all(_is_picture(path) for path in self.pictures.values())
        )


def _is_picture(path: object) -> bool:
    """Whether it is a file in the edition's folder of pictures, and not elsewhere."""
    folder, _, name = str(path).partition("/")
    return folder == "pictures" and bool(name) and "/" not in name and not name.startswith(".")
