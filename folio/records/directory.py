"""Who and what a project has, as far as it can be known while some of its records have problems."""

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from folio.model.base import Dates, Record
from folio.model.logs import gaps
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project
from folio.records import reader, yaml_file
from folio.records.desk import Desk
from folio.records.files import Source, listing, load
from folio.text.dates import Period

_PERIOD: TypeAdapter[Period] = TypeAdapter(Dates)


@dataclass(frozen=True)
class Directory:
    """The project and programme, and the ids of its records, each with its record if that is valid.

    `logged` are the periods of each partner's logs, by the logs' ids, and `numbers` those of the
    meetings; records that are not filled in yet are among them.
    """

    project: Project
    programme: Programme
    partners: Mapping[str, Partner | None]
    meetings: Mapping[str, Meeting | None]
    products: Mapping[str, Product | None]
    logged: Mapping[str, Mapping[str, Period]]
    numbers: frozenset[int]

    def unlogged(self, partner: str, today: datetime.date) -> Period | None:
        """The first stretch up to today, of the partner's time in the project, that no log covers.

        It is None where there is none.
        """
        start, end = self._time_of(partner)
        periods = self.logged.get(partner, {}).values()
        return next(gaps(periods, start, min(end, today)), None)

    def _time_of(self, name: str) -> tuple[datetime.date, datetime.date]:
        lasts, partner = self.project.period, self.partners[name]
        joined = partner.joined.first if partner and partner.joined else lasts.start.first
        left = partner.left.last if partner and partner.left else lasts.end.last
        return max(lasts.start.first, joined), min(lasts.end.last, left)


def directory(records: Path, project: str, programmes: Path) -> Directory:
    """Look up a project.

    Raises UsageError where there is none of this name, and RecordsError with all problems of its
    records where its own file, or that of its programme, is among those that have any.
    """
    folder = reader.folder_of(records, project)
    desk = Desk(folder, listing(folder))
    reader.take_what_all_share(desk, programmes)
    own, programme = desk.records.get("project"), desk.programme
    if not isinstance(own, Project) or programme is None:
        register = reader.read(records, project, programmes).register
        own, programme = register.project, register.programme
    return Directory(
        own,
        programme,
        _by_id(desk, "partners", Partner),
        _by_id(desk, "meetings", Meeting),
        _by_id(desk, "products", Product),
        _logged(desk),
        _numbers(desk),
    )


_R = TypeVar("_R", bound=Record)


def _by_id(desk: Desk, kind: str, model: type[_R]) -> dict[str, _R | None]:
    valid = {record.id: record for record in desk.all(model).values()}
    return {id_: valid.get(id_) for id_ in desk.ids.get(kind, ())}


def _logged(desk: Desk) -> dict[str, dict[str, Period]]:
    logged: dict[str, dict[str, Period]] = {}
    for path in desk.files.get("activities", ()):
        source = load(path)
        value = source.tree.value if isinstance(source, Source) else None
        if isinstance(value, dict) and (period := _period(value.get("period"))):
            logged.setdefault(path.parent.name, {})[path.stem] = period
    return logged


def _period(value: yaml_file.Value) -> Period | None:
    with suppress(ValidationError):
        return _PERIOD.validate_python(value)
    return None


def _numbers(desk: Desk) -> frozenset[int]:
    values = [source.tree.value for name, source in desk.sources.items() if _is_meeting(name)]
    written = [str(value.get("number")) for value in values if isinstance(value, dict)]
    return frozenset(int(number) for number in written if re.fullmatch("[0-9]{1,3}", number))


def _is_meeting(name: str) -> bool:
    return name.startswith("meetings/")
