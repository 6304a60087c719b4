"""What a check has to say: true, but worth a second look, and by whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing worth a second look.

    `record` is the record's name, such as `meetings/2013-04-vejle`; `field` the path inside it;
    `partner` the id of the partner that should mend it; `language` the one in which something is
    left to be translated, where that is what the remark is about.
    """

    rule: str
    record: str
    field: tuple[str | int, ...]
    message: str
    partner: str
    language: str = ""
