"""Rules about the answers for reports: their length, what is missing, what stands there twice."""

import re
from collections.abc import Iterator

from folio.model.answers import SHARED, ReportAnswers
from folio.model.register import FieldPath, Register
from folio.model.remark import Remark
from folio.model.report_definition import Report, ReportKind, ReportPart, Section
from folio.text.grammar import grammar
from folio.text.sentences import sentences, words
from folio.text.wording import Wording

A_PASSAGE = 8
"""From so many words on, a sentence that stands in two places is no accident."""

Sentence = tuple[str, ...]


def answer_over_limit(register: Register) -> Iterator[Remark]:
    """An answer that is longer than its section may be."""
    for kind, own in written(register):
        for section in register.programme.reports[kind].sections:
            text = register.answers[f"{kind}/{own}"].answers.get(section.id)
            for limit, noun in ((section.max_words, "words"), (section.max_characters, "letters")):
                if text and limit and (over := _over(register, text, limit, noun)):
                    message = f"The answer has {over}; {limit} are allowed. Shorten it."
                    field = ("answers", section.id)
                    yield on_answers("answer-over-limit", register, kind, own, field, message)


def answer_missing(register: Register) -> Iterator[Remark]:
    """A part of a report that has been begun, while required answers are missing."""
    for kind, own in written(register):
        report, answers = register.programme.reports[kind], register.answers[f"{kind}/{own}"]
        if missing := _missing(report, own, answers):
            message = f"Required answers are missing: {missing}. Write them."
            yield on_answers("answer-missing", register, kind, own, ("answers",), message)


def shared_part_missing(register: Register) -> Iterator[Remark]:
    """A report of which partners have written their own part, and nobody the shared one."""
    for kind in sorted({kind for kind, _ in written(register)}):
        missing = _missing(register.programme.reports[kind], SHARED, None)
        if missing and f"{kind}/{SHARED}" not in register.answers:
            message = (
                f"Nothing is written yet in the shared part of the {kind} report: {missing}. "
                f"Write reports/{kind}/{SHARED}.yaml."
            )
            leader = register.project.coordinator
            yield Remark("shared-part-missing", "project", (), message, leader)


def passage_repeated(register: Register) -> Iterator[Remark]:
    """A sentence that stands in two sections of one report."""
    shared: dict[ReportKind, dict[Sentence, str]] = {}
    for kind, own in sorted(written(register), key=lambda one: one[1] != SHARED):
        seen = dict(shared.get(kind, {}))
        for section, text in register.answers[f"{kind}/{own}"].answers.items():
            passages = set(_passages(text))
            if again := sorted(seen[one] for one in passages if one in seen):
                message = f"A sentence of '{again[0]}' stands here again. Say it once."
                field = ("answers", section)
                yield on_answers("passage-repeated", register, kind, own, field, message)
            seen.update((one, section) for one in passages if one not in seen)
        if own == SHARED:
            shared[kind] = seen


def written(register: Register) -> Iterator[tuple[ReportKind, str]]:
    """The reports that somebody has begun, with whose part of it."""
    for name in register.answers:
        kind, _, own = name.partition("/")
        yield ReportKind(kind), own


def on_answers(
    rule: str, register: Register, kind: ReportKind, own: str, field: FieldPath, message: str
) -> Remark:
    """A remark on a part of a report: for the partner, or for the leader where all share it."""
    partner = register.project.coordinator if own == SHARED else own
    return Remark(rule, f"reports/{kind}/{own}", field, message, partner)


def _over(register: Register, text: Wording, limit: int, noun: str) -> str:
    """`270 words in 'en', 260 words in 'lv'`, or nothing where all keep to the limit."""
    many = {
        code or register.project.working_language: len(words(one) if noun == "words" else one)
        for code, one in text.texts
    }
    return ", ".join(f"{n} {noun} in '{code}'" for code, n in many.items() if n > limit)


def _missing(report: Report, own: str, answers: ReportAnswers | None) -> str:
    """The required sections of a part that have no answer, by their ids."""
    part = ReportPart.SHARED if own == SHARED else ReportPart.OWN
    wanted: list[Section] = [one for one in report.sections_of(part) if one.required]
    there = answers.answers if answers else {}
    names = [f"'{one.id}'" for one in wanted if one.takes_text and one.id not in there]
    return grammar("en").names(names) if names else ""


def _passages(text: Wording) -> Iterator[Sentence]:
    for _, one in text.texts:
        for sentence in sentences(one):
            passage = tuple(re.findall(r"\w+", sentence.casefold()))
            if len(passage) >= A_PASSAGE:
                yield passage
