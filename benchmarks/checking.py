"""(i) All rules and all figures of a project, as its logs grow from 500 entries to 5,000."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import islice

from benchmarks.case import OFFICE
from benchmarks.rounds import side_by_side
from benchmarks.row import Row, at_most
from folio.actions.reading import read
from folio.checks.rules import remarks
from folio.model import figures
from folio.model.activities import ActivityLog
from folio.model.register import Register

PROJECT = "age"
FEW, MANY = 500, 5_000
ENTRIES_OF_A_LOG = 50
TODAY = date(2014, 9, 1)


def rows(few: int = FEW, many: int = MANY, rounds: int = 7) -> Iterator[Row]:
    """In processor time, so that what else the machine does falls out."""
    small, large = side_by_side(rounds, partial(seconds, few), partial(seconds, many))
    what = f"rules and figures, an entry of {many:,} : of {few:,}"
    yield Row("i", what, [one / many for one in large], [one / few for one in small], at_most(1.1))


def seconds(entries: int) -> float:
    """The processor time of the rules and figures of a register that nobody has asked before."""
    register = replace(project(entries))
    start = time.process_time()
    remarks(register, TODAY)
    count(register)
    return time.process_time() - start


def count(register: Register) -> int:
    """All figures there are, of all that they can be of."""
    every = (
        *(figure(register) for figure in figures.OF_PROJECT.values()),
        *(
            figure(register, name)
            for counts, names in (
                (figures.OF_PARTNER, register.partners),
                (figures.OF_MEETING, register.meetings),
                (figures.OF_PRODUCT, register.products),
            )
            for figure in counts.values()
            for name in names
        ),
    )
    return sum(figure.value for figure in every)


@cache
def project(entries: int) -> Register:
    """A real project with made-up logs of all its partners."""
    register = read(OFFICE, PROJECT).register
    logs = list(_logs(register, entries))
    return replace(register, logs={f"{log.partner}/{log.id}": log for log in logs})


def _logs(register: Register, entries: int) -> Iterator[ActivityLog]:
    written = written_entries(register)
    partners = list(register.partners)
    for number in range(entries // ENTRIES_OF_A_LOG):
        yield ActivityLog.model_validate(
            {
                "id": f"log-{number:04}",
                "partner": partners[number % len(partners)],
                "period": {"from": "2012-08-01", "to": "2014-07-31"},
                "entries": list(islice(written, ENTRIES_OF_A_LOG)),
            }
        )


def written_entries(register: Register) -> Iterator[dict[str, object]]:
    """Entries of all kinds without end, as records have them."""
    hosts, meetings, products = (
        list(found) for found in (register.partners, register.meetings, register.products)
    )
    number = 0
    while True:
        day = date(2012, 9, 1) + timedelta(days=number * 7 % 650)
        dates = {"from": f"{day}", "to": f"{day + timedelta(days=3)}"}
        text = {"en": f"The staff tried out part {number} of the module. Several found it useful."}
        trip = {"kind": "trip", "dates": dates, "travellers": list(_travellers(number))}
        yield {**trip, "host": hosts[number % len(hosts)]}
        yield {**trip, "meeting": meetings[number % len(meetings)]}
        yield {
            "kind": "local-activity",
            "dates": dates,
            "title": {"en": f"Seminar {number}"},
            "text": text,
            "participants": {"staff": 3, "learners": 12},
        }
        yield {
            "kind": "dissemination",
            "date": f"{day}",
            "channel": {"en": "local newspaper"},
            "title": {"en": "Administrations go Europe! The town hall learns"},
            "audience": text,
            "reach": 4_000,
        }
        product = {"product": products[number % len(products)], "hours": 6}
        yield {"kind": "product-work", "dates": dates, "text": text, **product}
        number += 1


def _travellers(number: int) -> Iterator[dict[str, object]]:
    """Five of the people of a partner, of whom there are ever more."""
    for traveller in range(5):
        yield {
            "person": f"{_name(number * 3 + traveller)} {_name(number + traveller * 7)}",
            "role": "learner" if traveller % 2 else "staff",
            "consent": True,
            "evidence": ["certificate"],
        }


def _name(number: int) -> str:
    """One of 4,913 names."""
    first, second, third = number % 17, number // 17 % 17, number // 289 % 17
    sounds = "ba ce di fo gu ha ke li mo nu pa re si to vu za je".split()  # noqa: SIM905
    return f"{sounds[first]}{sounds[second]}{sounds[third]}n".title()
