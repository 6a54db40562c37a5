"""Persons and organisations as files: JSON lines in the contract's form, and CSV with a row each."""

from collections.abc import Callable, Iterable
from typing import BinaryIO, Final

from communique_consumer.flat import Cell, joined
from communique_consumer.formats.csv_table import write_rows
from communique_consumer.formats.json_lines import write_lines
from communique_schemas import Office, Person

COLUMNS: Final = (
    "name", "kind", "country", "names", "offices", "first_seen_in_office", "last_seen_in_office",
    "events", "meetings", "agreements", "meeting_ids", "agreement_ids",
)  # fmt: skip
"""The columns of a row, in their order; later versions add some at the end."""


def flat_person(person: Person) -> dict[str, Cell]:
    """Make one row of a person; several values in a cell stand with "; " between."""
    first = [office.first_seen for office in person.offices if office.first_seen]
    last = [office.last_seen for office in person.offices if office.last_seen]
    return {
        "name": person.name,
        "kind": person.kind,
        "country": person.country,
        "names": joined(f"{form.name} ({form.times})" for form in person.names),
        "offices": joined(f"{office_in_words(office)} ({seen(office)})" for office in person.offices),
        "first_seen_in_office": min(first).isoformat() if first else None,
        "last_seen_in_office": max(last).isoformat() if last else None,
        "events": len({*person.meetings, *person.agreements}),
        "meetings": len(person.meetings),
        "agreements": len(person.agreements),
        "meeting_ids": joined(person.meetings),
        "agreement_ids": joined(person.agreements),
    }  # fmt: skip


def office_in_words(office: Office) -> str:
    """An office and what it is of: "Foreign Minister, NOR"."""
    of = office.country or office.affiliation
    return f"{office.title}, {of}" if of else office.title


def seen(office: Office) -> str:
    """When an office was told: "2020-03-01 to 2024-05-14", one day where these are one."""
    days = dict.fromkeys(day.isoformat() for day in (office.first_seen, office.last_seen) if day)
    return " to ".join(days) or "undated"


def _write_lines(persons: Iterable[Person], file: BinaryIO) -> int:
    return write_lines(persons, file, lambda person: person.model_dump_json())


def _write_csv(persons: Iterable[Person], file: BinaryIO) -> int:
    return write_rows(map(flat_person, persons), COLUMNS, file)


WRITERS: Final[dict[str, Callable[[Iterable[Person], BinaryIO], int]]] = {
    "jsonl": _write_lines,
    "csv": _write_csv,
}
"""By the name of a form, which is the ending of its files, too: what writes persons; returns how many."""
