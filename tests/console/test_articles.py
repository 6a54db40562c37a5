"""Articles that are sent: checked as `push` does, taken once, refused where there is no room."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique_store import EventStore
from tests.console.serving import Console
from tests.merging.reports import report
from tests.store.canonical.storing import put

TEXT = (
    "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on Tuesday."
)


def article(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": f"{TEXT} Item {name}.", "published_at": "2024-05-14", **more}


def test_an_article_that_is_sent_waits_for_a_worker(console: Console, store: EventStore) -> None:
    answer = console.client.post("/articles", json=article("a1"))
    assert answer.status_code == 202
    assert answer.json() == {"receipts": [{"id": "a1", "result": "new"}], "refused": []}
    assert console.client.get("/articles/a1/status").json() == {
        "id": "a1", "status": "waiting", "attempts": 0, "letter": None
    }  # fmt: skip
    assert store.pending(["a1"]) == {"a1"}


def test_of_many_those_that_are_none_cost_the_others_nothing(console: Console) -> None:
    told = [article("a1"), {"id": "a2"}, 7, article("a1"), article("a3", published_at="yesterday")]
    answer = console.client.post("/articles", json=told)
    assert answer.status_code == 202
    assert [each["result"] for each in answer.json()["receipts"]] == ["new", "known"]
    assert [each["index"] for each in answer.json()["refused"]] == [1, 2, 4]
    assert "ISO 8601" in answer.json()["refused"][2]["reason"]


def test_an_article_under_anothers_id_is_a_conflict_and_may_take_its_place(
    console: Console,
) -> None:
    console.client.post("/articles", json=article("a1"))
    other = article("a1") | {"text": "Peru and Chile signed a treaty on fishing in Lima on Monday."}
    refused = console.client.post("/articles", json=other)
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:communique:problem:conflict")
    taken = console.client.post("/articles", params={"replace": True}, json=other)
    assert taken.json()["receipts"] == [{"id": "a1", "result": "superseding"}]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"text": ', 400),
        (b'{"text": "x", "metadata": {"n": NaN}}', 400),
        (b"[" * 100_000, 400),
        (b'{"id": "a", "text": " "}', 422),
        (b"[]", 422),
        (b"[1, 2]", 422),
        (b'"text"', 422),
    ],
)
def test_what_is_no_article_is_said_to_be_none(console: Console, body: bytes, status: int) -> None:
    answer = console.client.post(
        "/articles", content=body, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_only_json_is_read(console: Console) -> None:
    assert console.client.post("/articles", content=json.dumps(article("a1"))).status_code == 415


def test_a_request_sent_twice_under_one_key_is_done_once(
    console: Console, store: EventStore
) -> None:
    key = {"Idempotency-Key": "k-1"}
    first = console.client.post("/articles", json=article("a1"), headers=key)
    store.forget(["a1"])
    again = console.client.post("/articles", json=article("a1"), headers=key)
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert store.pending(["a1"]) == set()
    other = console.client.post("/articles", json=article("a2"), headers=key)
    assert other.status_code == 422
    assert other.json()["type"] == "urn:communique:problem:idempotency-key-reused"
    with console.asking("pusher") as another:  # whose keys are its own
        assert another.post("/articles", json=article("a2"), headers=key).status_code == 202


def test_what_failed_under_a_key_may_be_tried_again(console: Console) -> None:
    key = {"Idempotency-Key": "k-2"}
    assert console.client.post("/articles", json={"id": "a1"}, headers=key).status_code == 422
    assert console.client.post("/articles", json=article("a1"), headers=key).status_code == 202


def test_an_article_is_given_with_what_it_reports_and_goes_for_good(
    console: Console, store: EventStore
) -> None:
    put(store, report("r1", "Lars Hagen/NOR", "Elina Koskinen/FIN", article="in/side 1"))
    found = console.client.get("/articles/in%2Fside%201").json()
    assert [each["id"] for each in found["reports"]] == ["r1"]
    assert console.client.get("/articles/in%2Fside%201/status").json()["status"] == "done"
    gone = console.client.delete("/articles/in%2Fside%201")
    assert (gone.status_code, gone.json()["events"]) == (200, 1)
    assert console.client.get("/articles/in%2Fside%201").status_code == 404
    assert console.client.delete("/articles/in%2Fside%201").status_code == 404
    assert list(store.query()) == []


@pytest.fixture(scope="module")
def narrow(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A server where little has room."""
    limits = {
        "max_queued": "2", "console_batch": "3", "console_body_mib": "0.01", "console_read_rate": "5/hour",
    }  # fmt: skip
    with Console(tmp_path_factory.mktemp("narrow"), server, **limits) as running:
        yield running


def test_where_too_many_are_under_way_none_is_taken(narrow: Console, store: EventStore) -> None:
    assert narrow.client.post("/articles", json=[article("a1"), article("a2")]).status_code == 202
    answer = narrow.client.post("/articles", json=article("a3"))
    assert (answer.status_code, answer.json()["type"]) == (
        429,
        "urn:communique:problem:back-pressure",
    )
    assert int(answer.headers["Retry-After"]) >= 1
    assert store.pending(["a1", "a2", "a3"]) == {"a1", "a2"}


def test_a_body_is_refused_before_it_is_read_whole(narrow: Console, store: EventStore) -> None:
    del store
    large = json.dumps(article("a1", title="x" * 9_000, url="y" * 9_000)).encode()
    assert narrow.client.post("/articles", content=large).status_code == 413

    def endless() -> Iterator[bytes]:
        while True:
            yield b" " * 1000

    answer = narrow.client.post(
        "/articles", content=endless(), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["type"]) == (413, _TOO_LARGE)
    many = narrow.client.post("/articles", json=[{"id": f"a{n}"} for n in range(4)])
    assert (many.status_code, many.json()["type"]) == (
        413,
        "urn:communique:problem:batch-too-large",
    )


_TOO_LARGE = "urn:communique:problem:request-entity-too-large"


def test_who_asks_too_often_is_told_when_to_come_again(narrow: Console, store: EventStore) -> None:
    del store
    answers = [narrow.client.get("/events") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 3600
    with narrow.asking("reader") as another:
        assert another.get("/events").status_code == 200


def test_the_log_tells_of_requests_without_key_text_or_what_was_searched(
    server: str, tmp_path: Path, store: EventStore
) -> None:
    del store
    with Console(tmp_path, server, "--log-format", "json") as console:
        mark = "6f1c2d3e-0000-4000-8000-000000000001"
        asked = console.client.get(
            "/events", params={"participant": "Hagen"}, headers={"X-Request-ID": mark}
        )
        console.client.post("/articles", json=article("a1"))
        said = console.said()
    assert asked.headers["X-Request-ID"] == mark
    (line,) = [json.loads(each) for each in said.splitlines() if mark in each]
    assert (line["route"], line["status"], line["key"]) == ("/events", 200, "all")
    assert not any(secret in said for secret in (console.keys["all"], "Hagen", "Koskinen"))
