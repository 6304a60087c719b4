"""What was done to the ledger that no program does: lines changed, removed, added or cut off.

Each line bears the digest of the line before. The digests are also noted in a second file, by
which a change of the last line, and the loss of the last lines, come to light as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from folio.publishing.line import Line, is_again

_REMEDY = "Put the file back from a backup copy: what the ledger tells is never corrected."


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong with the ledger: the number of the line, and what to do.

    `is_loss` tells whether by it something is not told any more that happened.
    """

    line: int
    message: str
    is_loss: bool = False


def damages(lines: Sequence[Line], noted: Sequence[tuple[int, str]]) -> tuple[Damage, ...]:
    """All that is wrong, line by line; `noted` are numbers of lines, each with its digest."""
    if noted and not lines:
        many = max(number for number, _ in noted)
        told = f"The ledger is gone; it had {many} line{'' if many == 1 else 's'}."
        return (Damage(1, f"{told} {_REMEDY}", is_loss=True),)
    ledger = _Ledger(lines, noted)
    told_of = [
        Damage(line.number, message, ledger.is_loss(line))
        for line in lines
        if (message := ledger.wrong_with(line))
    ]
    removed = [Damage(number, _removed(number), is_loss=True) for number in ledger.removed]
    return tuple(sorted((*told_of, *removed), key=lambda damage: damage.line))


class _Ledger:
    """The lines of a ledger, held against each other and against the digests that were noted."""

    def __init__(self, lines: Sequence[Line], noted: Sequence[tuple[int, str]]) -> None:
        self.lines = lines
        self.noted = {number for number, _ in noted}
        self.known = {digest for _, digest in noted}
        there = {line.digest for line in lines}
        self.lost = {number: digest for number, digest in noted if digest not in there}

    @property
    def removed(self) -> Iterator[int]:
        """The numbers of the lines that are gone, with nothing else in their places."""
        for number in self.lost:
            if number > len(self.lines) or not self.is_foreign(self.lines[number - 1]):
                yield number

    def wrong_with(self, line: Line) -> str:
        """What is wrong with a line, and what to do; nothing where all is well."""
        if self.is_cut_off(line):
            return "" if self.is_settled(line) else _cut_off(line.number)
        if self.is_foreign(line) and line.number in self.lost:
            return f"Line {line.number} of the ledger was changed by hand. {_REMEDY}"
        if self.is_foreign(line) and not (self.follows(line) and self.is_followed(line)):
            return f"Line {line.number} of the ledger was added by hand. {_REMEDY}"
        if line.before is None:
            return f"Line {line.number} of the ledger cannot be read: it was changed. {_REMEDY}"
        if not self.follows(line) and not self.is_explained(line):
            return _out_of_line(line.number)
        return "" if line.told else _unknown(line)

    def is_loss(self, line: Line) -> bool:
        """Whether what is wrong with a line hides what it told, or that another one is missing.

        One that was cut off tells of what never came to its end, unless it once stood there whole.
        """
        if self.is_cut_off(line):
            return line.number in self.noted
        if self.is_foreign(line):
            return line.number in self.lost and line.told is None
        return line.told is None or not self.follows(line)

    def is_foreign(self, line: Line) -> bool:
        """Whether a line stands where others were noted, and is none of them."""
        return line.digest not in self.known and line.number <= max(self.noted, default=0)

    def is_cut_off(self, line: Line) -> bool:
        """Whether a line was not written to its end: it is the last, or the next knows of it."""
        if line.before is not None or not line.can_be_a_beginning:
            return False
        after = self._next(line)
        return after.before == line.digest if after else not line.has_end

    def is_settled(self, cut: Line) -> bool:
        """Whether what was cut off stands in a later line, and had never been written before."""
        later = self.lines[cut.number :]
        return cut.number not in self.noted and any(is_again(cut, line) for line in later)

    def follows(self, line: Line) -> bool:
        """Whether a line bears the digest of the one before it."""
        before = self.lines[line.number - 2].digest if line.number > 1 else ""
        return line.before == before

    def is_followed(self, line: Line) -> bool:
        """Whether the next line, where there is one, bears the digest of this one."""
        after = self._next(line)
        return after is None or after.before == line.digest

    def is_explained(self, line: Line) -> bool:
        """Whether it is told already why a line does not follow: the one before is not what was."""
        before = self.lines[line.number - 2] if line.number > 1 else None
        is_told = before is not None and (before.before is None or self.is_foreign(before))
        return is_told or line.before in self.lost.values()

    def _next(self, line: Line) -> Line | None:
        return self.lines[line.number] if line.number < len(self.lines) else None


def _removed(number: int) -> str:
    return f"Line {number} of the ledger was removed by hand. {_REMEDY}"


def _cut_off(number: int) -> str:
    return (
        f"Line {number} of the ledger is cut off and does not count: the program or the machine "
        "stopped while it was written. Look what was submitted, approved or published then, and do "
        "it again."
    )


def _out_of_line(number: int) -> str:
    if number == 1:
        return f"Lines before line 1 of the ledger were removed by hand. {_REMEDY}"
    return (
        f"Line {number} of the ledger does not follow on line {number - 1}: one of the two was "
        f"changed by hand, or a line between them was removed. {_REMEDY}"
    )


def _unknown(line: Line) -> str:
    told = f"Line {line.number} of the ledger tells of something that this version does not know"
    return f"{told} ('{line.event}'). Use the version of Folio that wrote it."
