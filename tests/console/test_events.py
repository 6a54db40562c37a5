"""Events over HTTP: what fits, in pages and forms, one whole, and what analysts decide."""

import csv
import io
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from communique_store import EventStore
from tests.console.serving import Console
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

HAGEN, KOSKINEN, OLT = "Lars Hagen/NOR", "Elina Koskinen/FIN", "Bo Olt/PER"


@pytest.fixture
def told(store: EventStore) -> EventStore:
    """Two reports of one visit, and another meeting."""
    put(
        store,
        report("r1", HAGEN, KOSKINEN, on="2024-05-14", source="Harbour Post"),
        report("r2", HAGEN, KOSKINEN, on="2024-05-14", source="Fjord Times", status="planned"),
        report("r3", HAGEN, OLT, on="2024-06-02", source="Harbour Post"),
    )
    merge(store, ["r1", "r2"], together=["r3"])
    return store


def get(console: Console, path: str, **asked: Any) -> Any:
    answer = console.client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_events_come_the_newest_first_and_by_their_filters(
    console: Console, told: EventStore
) -> None:
    days = [event["date"]["start"] for event in get(console, "/events")["events"]]
    assert days == ["2024-06-02", "2024-05-14"]
    (one,) = get(console, "/events", participant="koskinen")["events"]
    assert {each["id"] for each in one["reports"]} == {"r1", "r2"}
    assert get(console, "/events", min_outlets=2)["events"] == [one]
    assert get(console, "/events", since="2024-06-03")["events"] == []
    assert [each["id"] for each in get(console, "/reports", country="per")["reports"]] == ["r3"]
    assert told.counts().events == 3


@pytest.mark.parametrize(
    "asked", [{"colour": "red"}, {"since": "soon"}, {"until": "0"}, {"limit": 0}, {"status": "x"}]
)
def test_a_parameter_that_is_wrong_is_named(console: Console, asked: dict[str, Any]) -> None:
    answer = console.client.get("/events", params=asked)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == list(asked)


def test_a_cursor_that_is_none_is_refused(console: Console) -> None:
    answer = console.client.get("/events", params={"cursor": "abc"})
    assert answer.json()["type"] == "urn:communique:problem:invalid-position"


@pytest.mark.parametrize("path", ["/events", "/reports"])
@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        ("text/csv", "text/csv"),
        ("application/geo+json;q=0.5, text/html", "application/geo+json"),
        ("application/cloudevents-batch+json", "application/cloudevents-batch+json"),
        ("text/html, */*;q=0.1", "application/json"),
    ],
)
def test_the_form_is_that_which_is_accepted(
    console: Console, told: EventStore, path: str, accepted: str, given: str
) -> None:
    del told
    answer = console.client.get(path, headers={"Accept": accepted})
    assert answer.headers["Content-Type"].partition(";")[0] == given
    if given == "text/csv":
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert {row["date_start"] for row in rows} == {"2024-05-14", "2024-06-02"}
    else:
        assert answer.json()


def test_what_cannot_be_given_is_said(console: Console) -> None:
    answer = console.client.get("/events", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.json()["type"]) == (
        406,
        "urn:communique:problem:not-acceptable",
    )


def test_pages_of_a_table_lead_on_by_the_header_link(console: Console, told: EventStore) -> None:
    del told
    first = console.client.get("/events", params={"format": "csv", "limit": 1})
    following = console.client.get(first.links["next"]["url"])
    assert parse_qs(urlsplit(first.links["next"]["url"]).query)["format"] == ["csv"]
    assert "2024-06-02" in first.text
    assert "2024-05-14" in following.text
    assert "next" not in following.links


def test_an_event_comes_with_its_reports_and_by_the_id_of_one(
    console: Console, told: EventStore
) -> None:
    whole = get(console, "/events/r1")
    assert whole == get(console, f"/events/{whole['event']['id']}")
    assert {each["id"] for each in whole["reports"]} == {"r1", "r2"}
    assert whole["event"]["said"]["status"]
    assert told.canonical.of_report("r1") == whole["event"]["id"]
    assert console.client.get("/events/nothing").status_code == 404


def test_reports_are_split_joined_and_explained(console: Console, told: EventStore) -> None:
    event = told.canonical.of_report("r1")
    apart = console.client.post(
        f"/events/{event}/split", json={"reports": ["r2"], "note": "another day"}
    )
    assert apart.status_code == 200
    why = get(console, "/why", one="r1", other="r2")
    assert (why["one_event"], why["split"], why["joined"]) == (False, True, False)
    joined = console.client.post("/events/join", json={"events": ["r1", "r3"]}).json()
    assert get(console, "/events/r3")["event"]["id"] == joined["event"]
    numbers = [each["number"] for each in get(console, "/corrections")["corrections"]]
    assert console.client.delete(f"/corrections/{numbers[0]}").status_code == 204
    assert console.client.delete(f"/corrections/{numbers[0]}").status_code == 404
    assert not get(console, "/why", one="r1", other="r2")["split"]


@pytest.mark.parametrize("reports", [["r1", "r2"], ["r3"]])
def test_a_split_that_says_nothing_is_refused(
    console: Console, told: EventStore, reports: list[str]
) -> None:
    event = told.canonical.of_report("r1")
    answer = console.client.post(f"/events/{event}/split", json={"reports": reports})
    assert (answer.status_code, answer.json()["type"]) == (409, _SAYS_NOTHING)


def test_people_come_in_pages_and_one_whole(console: Console, told: EventStore) -> None:
    del told
    first = get(console, "/people", limit=1)
    assert first["people"][0]["person"]["name"] == "Lars Hagen"
    second = get(console, "/people", limit=5, cursor=first["next"])
    assert {each["person"]["name"] for each in second["people"]} == {"Bo Olt", "Elina Koskinen"}
    whole = get(console, f"/people/{first['people'][0]['id']}")
    assert [event["date"]["start"] for event in whole["events"]] == ["2024-06-02", "2024-05-14"]
    assert console.client.get("/people/nobody").status_code == 404


def test_status_tells_what_the_command_does(console: Console, told: EventStore) -> None:
    del told
    status = get(console, "/status")
    assert (status["articles_processed"], status["events_stored"]) == (3, 3)
    assert status["dead_letters"] == 0


def test_each_report_of_an_event_is_tied_to_the_one_most_like_it(
    console: Console, told: EventStore
) -> None:
    found = get(console, "/ties", one=told.canonical.of_report("r1"))
    assert {(each["report"], each["other"]) for each in found["ties"]} == {
        ("r1", "r2"),
        ("r2", "r1"),
    }
    assert all(each["probability"] > 0.5 and each["features"] for each in found["ties"])
    assert (found["events"][0], found["left_out"]) == (found["events"][1], 0)


def test_what_keeps_two_events_apart_is_told_for_each_report(
    console: Console, told: EventStore
) -> None:
    found = get(console, "/ties", one="r1", other="r3")
    assert found["events"] == [told.canonical.of_report("r1"), told.canonical.of_report("r3")]
    assert {(each["report"], each["other"]) for each in found["ties"]} == {
        ("r1", "r3"),
        ("r2", "r3"),
    }
    assert all(each["probability"] < 0.5 for each in found["ties"])
    told.corrections.add("different", [(told.event("r1"), told.event("r3"))])
    apart = {
        each["report"]: each["split"]
        for each in get(console, "/ties", one="r1", other="r3")["ties"]
    }
    assert apart == {"r1": True, "r2": False}


def test_a_single_report_is_tied_to_none(console: Console, told: EventStore) -> None:
    del told
    assert get(console, "/ties", one="r3")["ties"] == []
    assert console.client.get("/ties", params={"one": "nothing"}).status_code == 404


def test_what_is_read_otherwise_now_has_no_reasons_for_its_confidence(
    console: Console, told: EventStore
) -> None:
    del told  # which were made by hand, and are not what reading their articles gives
    answer = console.client.get("/confidence", params={"report": "r1"})
    assert (answer.status_code, "communique reprocess" in answer.text) == (404, True)
    assert console.client.get("/confidence", params={"report": "nothing"}).status_code == 404


_SAYS_NOTHING = "urn:communique:problem:invalid-correction"
FIRST = date(2024, 1, 1)


@given(
    days=st.lists(st.integers(0, 20), min_size=1, max_size=12),
    later=st.lists(st.integers(0, 20), max_size=6),
    size=st.integers(1, 4),
    newest_first=st.booleans(),
)
@rules(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_neither_skip_nor_double_while_events_come(
    console: Console,
    store: EventStore,
    days: list[int],
    later: list[int],
    size: int,
    newest_first: bool,
) -> None:
    store._client.flushall()  # noqa: SLF001 - each example needs an empty store
    put(store, *(report(f"r{n}", HAGEN, on=_day(day)) for n, day in enumerate(days)))
    found: list[str] = []
    cursor, coming = None, list(later)
    while True:
        asked = {"limit": size, "newest_first": newest_first}
        page = get(console, "/events", **asked, **({"cursor": cursor} if cursor else {}))
        found += [event["id"] for event in page["events"]]
        if coming:
            put(store, report(f"late{len(coming)}", HAGEN, on=_day(coming.pop())))
        cursor = page["next"]
        if cursor is None:
            break
    assert len(found) == len(set(found))
    assert {f"ce-r{n}" for n in range(len(days))} <= set(found)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()
