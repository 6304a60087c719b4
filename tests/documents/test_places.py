"""The places that a figure was counted from: one by one, or together where they are very many."""

from folio.documents.reports.places import MANY, places
from folio.model.figures import Counted
from folio.text.language import Language

LOG, LATER = "activities/vejle/2013-04", "activities/vejle/2013-10"


def travellers(log: str, entry: int, many: int) -> list[Counted]:
    return [Counted(log, ("entries", entry, "travellers", number)) for number in range(many)]


def test_an_entry_is_told_with_how_much_it_adds() -> None:
    counted = (*travellers(LOG, 0, 4), *travellers(LOG, 2, 1), *travellers(LATER, 1, 2))
    assert list(places(counted)) == [
        f"{LOG}: entries[0] (4), entries[2]",
        f"{LATER}: entries[1] (2)",
    ]


def test_a_field_is_told_by_its_name_and_a_whole_record_by_its_own() -> None:
    counted = (
        Counted("partners/vejle", ("agreement", "lump_sum"), 12_000),
        Counted("products/guide"),
        Counted("meetings/2013-04-vejle", ("participants",), 24),
    )
    assert list(places(counted)) == [
        "partners/vejle: agreement.lump_sum (12000)",
        "products/guide",
        "meetings/2013-04-vejle: participants (24)",
    ]


def test_numbers_are_written_as_in_the_rest_of_the_report(latvian: Language) -> None:
    counted = (Counted("partners/vejle", ("agreement", "lump_sum"), 12_000),)
    (told,) = places(counted, latvian.number)
    assert told == f"partners/vejle: agreement.lump_sum ({latvian.number(12_000)})"
    assert "12000" not in told


def test_very_many_entries_that_follow_each_other_are_told_together() -> None:
    first = [one for entry in range(MANY) for one in travellers(LOG, entry, 2)]
    counted = (*first, *travellers(LOG, MANY + 1, 3), *travellers(LATER, 0, 1))
    assert list(places(counted)) == [
        f"{LOG}: entries[0–{MANY - 1}] ({MANY * 2}), entries[{MANY + 1}] (3)",
        f"{LATER}: entries[0]",
    ]


def test_they_add_up_to_the_figure_all_the_same() -> None:
    counted = tuple(one for entry in range(500) for one in travellers(LOG, entry, entry % 3))
    assert list(places(counted))
    added = sum(
        int(place.split("(")[1].rstrip(")")) if "(" in place else 1
        for told in places(counted)
        for place in told.partition(": ")[2].split(", ")
    )
    assert added == len(counted)
