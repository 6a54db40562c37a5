"""Persons and organisations leave as lines and as rows."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

from communique_consumer.persons import COLUMNS, WRITERS
from communique_schemas import NameSeen, Office, Person

HAGEN = Person(
    name="Lars Hagen",
    kind="person",
    country="NOR",
    names=(NameSeen(name="Lars Hagen", times=3), NameSeen(name="Hagen", times=1)),
    offices=(
        Office(
            title="Mayor",
            affiliation="Port City",
            first_seen=date(2019, 4, 1),
            last_seen=date(2019, 4, 1),
            reports=1,
        ),
        Office(
            title="Prime Minister",
            country="NOR",
            first_seen=date(2024, 5, 13),
            last_seen=date(2024, 6, 2),
            reports=3,
        ),
    ),
    meetings=("ce-a", "ce-b"),
    agreements=("ce-b", "ce-c"),
)
UNDATED = Person(
    name="=Ports",
    kind="organization",
    names=(NameSeen(name="=Ports", times=1),),
    offices=(Office(title="Observer", reports=1),),
)


def written(form: str, *persons: Person) -> str:
    file = BytesIO()
    assert WRITERS[form](persons, file) == len(persons)
    return file.getvalue().decode()


def test_a_line_is_the_contract() -> None:
    lines = written("jsonl", HAGEN, UNDATED).splitlines()
    assert [Person.model_validate(json.loads(line)) for line in lines] == [HAGEN, UNDATED]


def test_a_row_tells_names_offices_and_events() -> None:
    (row,) = csv.DictReader(StringIO(written("csv", HAGEN)))
    assert tuple(row) == COLUMNS
    assert row["names"] == "Lars Hagen (3); Hagen (1)"
    assert row["offices"] == (
        "Mayor, Port City (2019-04-01); Prime Minister, NOR (2024-05-13 to 2024-06-02)"
    )
    assert (row["first_seen_in_office"], row["last_seen_in_office"]) == ("2019-04-01", "2024-06-02")
    assert (row["events"], row["meetings"], row["agreements"]) == ("3", "2", "2")
    assert row["meeting_ids"] == "ce-a; ce-b"


def test_what_is_not_known_is_empty_and_nothing_runs_in_a_spreadsheet() -> None:
    (row,) = csv.DictReader(StringIO(written("csv", UNDATED)))
    assert row["name"] == "'=Ports"
    assert row["offices"] == "Observer (undated)"
    assert row["first_seen_in_office"] == row["country"] == row["meeting_ids"] == ""
