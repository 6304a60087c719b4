"""Explaining: where a figure comes from, place by place in the records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from folio.actions.folders import Folders
from folio.actions.reading import read
from folio.errors import UsageError
from folio.model import figures
from folio.model.figures import Counted, Figure
from folio.model.mobilities import WHY, Standing
from folio.model.register import Register
from folio.model.report_definition import ReportKind
from folio.model.reports import as_reported
from folio.records.messages import field_path, nearest
from folio.records.reader import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a file that a figure was counted from, or passed over, and why."""

    file: str
    line: int
    column: int
    field: str
    amount: int
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure for an auditor: what it comes to, and from which places.

    `of` is the partner, meeting or product it is of, or empty for the whole project. `value` is
    None where the figure is not known.
    """

    name: str
    of: str
    value: int | None
    places: tuple[Place, ...]
    passed_over: tuple[Place, ...]


def explain(
    folders: Folders,
    project: str,
    figure: str,
    partners: Iterable[str] = (),
    meetings: Iterable[str] = (),
    products: Iterable[str] = (),
    report: str = "",
) -> tuple[Explained, ...]:
    """A figure with the places it was counted from; one for each partner where none is named.

    With `report`, interim or final, as that report counts it: only up to the end of what it covers.

    Raises UsageError for a figure, partner, meeting, product or report that there is not, or that
    the figure is not of, and RecordsError where the records have problems.
    """
    reading = read(folders, project)
    register = _as_told(reading.register, report)
    asked = {"partner": (*partners,), "meeting": (*meetings,), "product": (*products,)}
    if figure in figures.OF_PROJECT:
        _refuse_others(figure, asked)
        return (_explained(reading, figures.OF_PROJECT[figure](register)),)
    for noun, counts, there in (
        ("partner", figures.OF_PARTNER, register.partners),
        ("meeting", figures.OF_MEETING, register.meetings),
        ("product", figures.OF_PRODUCT, register.products),
    ):
        if figure in counts:
            _refuse_others(figure, asked, noun)
            count, names = counts[figure], _known(noun, asked[noun], there)
            return tuple(_explained(reading, count(register, name)) for name in names)
    raise UsageError(f"There is no figure '{figure}'. {nearest(figure, known_figures())}")


def _as_told(register: Register, report: str) -> Register:
    """The register as a report sees it, or whole where none is named."""
    if not report:
        return register
    known = register.programme.reports
    if report not in known:
        told = nearest(report, known) if known else "The programme asks for none."
        raise UsageError(f"There is no report '{report}' here. {told}")
    return as_reported(register, ReportKind(report))


def known_figures() -> dict[str, str]:
    """The figures that can be explained, each with what it means."""
    every: tuple[Mapping[str, Callable[..., Figure]], ...] = (
        figures.OF_PROJECT,
        figures.OF_PARTNER,
        figures.OF_MEETING,
        figures.OF_PRODUCT,
    )
    return {name: _meaning(count) for counts in every for name, count in counts.items()}


def _refuse_others(figure: str, asked: Mapping[str, tuple[str, ...]], but: str = "") -> None:
    """Raise UsageError where a figure is asked of what it is not of."""
    for noun, names in asked.items():
        if names and noun != but:
            raise UsageError(f"'{figure}' is no figure of a {noun}. Leave out --{noun}.")


def _known(noun: str, asked: tuple[str, ...], there: Mapping[str, object]) -> tuple[str, ...]:
    for name in asked:
        if name not in there:
            raise UsageError(f"There is no {noun} '{name}' here. {nearest(name, there)}")
    return asked or tuple(there)


def _explained(reading: Reading, figure: Figure) -> Explained:
    return Explained(
        figure.name,
        figure.of,
        figure.value if figure.is_known else None,
        tuple(_place(reading, one) for one in figure.counted),
        tuple(_place(reading, one, WHY[Standing(why)]) for one, why in figure.passed_over),
    )


def _place(reading: Reading, counted: Counted, why_not: str = "") -> Place:
    source = reading.sources[counted.record]
    mark = source.tree.mark(counted.field)
    field = field_path(counted.field)
    return Place(str(source.path), mark.line, mark.column, field, counted.amount, why_not)


def _meaning(count: Callable[..., Figure]) -> str:
    """The first line of what a figure's function says of itself."""
    return (count.__doc__ or "").splitlines()[0]
