"""What analysts decided, as a table: given, and taken over again."""

import csv
from typing import Any

import pytest

from communique_store import EventStore
from tests.console.serving import Console
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put


@pytest.fixture
def decided(console: Console, store: EventStore) -> str:
    """The table of one decision, that r2 is another event than r1."""
    put(store, *(report(name, "Lars Hagen/NOR", "Elina Koskinen/FIN") for name in ("r1", "r2")))
    merge(store, ["r1", "r2"])
    body = {"reports": ["r2"], "note": "another day"}
    console.client.post("/events/r1/split", json=body).raise_for_status()
    return console.client.get("/corrections", headers={"Accept": "text/csv"}).text


def applied(console: Console, table: str | bytes) -> Any:
    headers = {"Content-Type": "text/csv"}
    answer = console.client.post("/corrections", content=table, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def notes(console: Console) -> list[str]:
    return [each["note"] for each in console.client.get("/corrections").json()["corrections"]]


def test_corrections_come_as_a_table(console: Console, decided: str) -> None:
    (row,) = csv.DictReader(decided.splitlines())
    assert (row["decision"], row["note"]) == ("different", "another day")
    assert {row["article"], row["other_article"]} == {"article-r1", "article-r2"}
    asked = console.client.get("/corrections", params={"format": "csv"})
    assert asked.headers["Content-Type"].startswith("text/csv")
    assert asked.text == decided


def test_a_table_is_taken_over_again(console: Console, decided: str) -> None:
    (number,) = (
        each["number"] for each in console.client.get("/corrections").json()["corrections"]
    )
    console.client.delete(f"/corrections/{number}").raise_for_status()
    told = applied(console, decided)
    assert [each["note"] for each in told["made"]] == ["another day"]
    assert applied(console, decided)["known"] == 1
    assert notes(console) == ["another day"]


def test_what_a_table_says_comes_true(console: Console, decided: str, store: EventStore) -> None:
    told = applied(console, decided.replace("different", "same"))
    assert len(told["instead_of"]) == 1
    assert store.canonical.of_report("r1") == store.canonical.of_report("r2")
    assert console.client.get("/why", params={"one": "r1", "other": "r2"}).json()["joined"]


def test_a_broken_line_costs_the_others_nothing(console: Console, decided: str) -> None:
    head, row = decided.splitlines()
    console.client.delete("/corrections/1").raise_for_status()
    told = applied(console, "\n".join((head, row.replace("different", "perhaps"), row)))
    assert len(told["made"]) == 1
    assert [each["line"] for each in told["refused"]] == [2]


@pytest.mark.parametrize(
    ("table", "kind", "status", "name"),
    [
        (b"\xff", "text/csv", 422, "invalid-table"),
        (b"a,b\n", "text/csv", 422, "invalid-table"),
        (b"{}", "application/json", 415, "unsupported-media-type"),
    ],
)
def test_what_is_no_table_is_refused(
    console: Console, table: bytes, kind: str, status: int, name: str
) -> None:
    answer = console.client.post("/corrections", content=table, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.json()["type"] == f"urn:communique:problem:{name}"


def test_who_only_reads_takes_nothing_over(console: Console) -> None:
    with console.asking("reader") as reader:
        answer = reader.post("/corrections", content=b"", headers={"Content-Type": "text/csv"})
        assert answer.status_code == 403
        assert reader.get("/corrections").json() == {"corrections": []}
