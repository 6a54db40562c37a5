"""The counts of the charts over HTTP, on the events of a real store."""

from typing import Any

import pytest

from communique_store import ConnectionSettings, EventStore
from tests.console.serving import Console
from tests.faults.stage import await_that
from tests.merging.reports import pact, report
from tests.store.canonical.storing import put


def ask(console: Console, path: str, **wanted: Any) -> Any:
    answer = console.client.get(f"/overview{path}", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def counted(console: Console, settings: ConnectionSettings) -> Console:
    """Three events, which the console has counted."""
    with EventStore(settings=settings) as store:
        put(
            store,
            report("r1", "Ana Olt/NOR", "Bo Tarn/FIN", on="2024-05-13"),
            report("r2", "Ana Olt/NOR", "FIN", on="2024-06-13", status="planned"),
            pact("r3", "NOR", "PER", on="2024-05-20"),
        )
    await_that(lambda: ask(console, "/events")["total"] == 3)
    return console


def test_it_follows_the_store(counted: Console, settings: ConnectionSettings) -> None:
    assert ask(counted, "")["is_whole"]
    with EventStore(settings=settings) as store:
        store.forget(["article-r1"])
    await_that(lambda: ask(counted, "/events")["total"] == 2)


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/network", lambda found: found["pairs_known"]),
        ("/timeline", lambda found: sum(period["meetings"] for period in found["periods"])),
        ("/agreements", lambda found: found["total"]),
        ("/people", lambda found: found["known"]),
        ("/events", lambda found: found["total"]),
        ("/map", lambda found: found["nowhere"]),
    ],
)
def test_filters_are_those_of_events(counted: Console, path: str, number: Any) -> None:
    everything = number(ask(counted, path))
    assert number(ask(counted, path, country="NOR", min_reports=1)) == everything > 0
    assert number(ask(counted, path, country="CHL")) == 0
    refused = counted.client.get(f"/overview{path}", params={"countri": "NOR"})
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert 400 <= refused.status_code < 500


def test_a_person_who_is_told_of_has_a_page(counted: Console) -> None:
    found = ask(counted, "/person", kind="person", name="Ana Olt", of="NOR")
    assert (found["someone"]["meetings"], found["someone"]["planned"]) == (1, 1)
    answer = counted.client.get("/overview/person", params={"name": "Nobody"})
    assert answer.status_code == 404


def test_a_pusher_sees_no_counts(counted: Console) -> None:
    with counted.asking("pusher") as pusher:
        assert pusher.get("/overview/map").status_code == 403
