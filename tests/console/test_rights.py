"""The console does every operation with the rights that `docs/users.acl` gives it, and can do no more."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import redis

from communique_schemas import DeadLetter
from communique_store import EventStore
from tests.console.serving import Console
from tests.docs.console import ROOT
from tests.faults.stage import Server, Worker, await_that

USERS = ROOT / "docs" / "users.acl"
TEXTS = {
    "one": "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on Monday.",
    "two": "Finnish President Elina Koskinen met Norwegian Prime Minister Lars Hagen in Oslo on Monday.",
    "three": "Peruvian President Ana Quispe received Chilean President Rosa Paredes in Lima on Monday.",
}


def as_user(server: Server, name: str) -> str:
    return server.url.replace("redis://", f"redis://{name}:{name.upper()}-PASSWORD@")


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    """A server that knows nobody but the users of the documentation, and one who looks on."""
    onlooker = "user auditor on >AUDITOR-PASSWORD allkeys allchannels +@all\n"
    (tmp_path / "users.acl").write_text(USERS.read_text() + onlooker)
    with Server(tmp_path, aclfile=str(tmp_path / "users.acl")) as running:
        yield running


@pytest.fixture
def console(guarded: Server, tmp_path: Path) -> Iterator[Console]:
    """A console with its own user, and a worker with his; windows of its rates end while one looks."""
    (tmp_path / "console").mkdir()
    often = {f"console_{scope}_rate": "1000/second" for scope in ("read", "push", "operate")}
    with (
        Worker(tmp_path, as_user(guarded, "worker")),
        Console(tmp_path / "console", as_user(guarded, "console"), **often) as running,
    ):
        yield running


class Visitor:
    """Asks for operations, and remembers for which."""

    def __init__(self, console: Console) -> None:
        document = console.client.get("/openapi.json").json()
        self._console = console
        self.left = {
            (method.upper(), path) for path, told in document["paths"].items() for method in told
        }

    def ask(
        self, method: str, path: str, *, names: dict[str, str] | None = None, **asked: Any
    ) -> Any:
        """One operation; it must be done."""
        self.left.discard((method, path))
        filled = path.format_map({key: quote(name, safe="") for key, name in (names or {}).items()})
        answer = self._console.client.request(method, filled, **asked)
        assert answer.status_code < 300, (method, path, answer.text)
        return answer.json() if "json" in answer.headers.get("Content-Type", "") else answer.text


def letter(name: str) -> DeadLetter:
    return DeadLetter.model_validate(
        {"article_id": name, "reason": "timed-out", "message": "m", "attempts": 1, "worker": "w",
         "failed_at": "2024-05-14T00:00:00Z", "record": {"id": name, "text": "Rain fell in Oslo."}}
    )  # fmt: skip


def is_read(visitor: Visitor, names: dict[str, str]) -> bool:
    told = visitor.ask("GET", "/articles/{article_id}/status", names=names)
    return bool(told["status"] == "done")


def read(visitor: Visitor) -> None:
    """Push articles, and read all that is told of them."""
    articles = [
        {"id": name, "text": text, "published_at": "2024-05-14"} for name, text in TEXTS.items()
    ]
    for _ in range(2):
        again = {"Idempotency-Key": "once"}
        visitor.ask("POST", "/articles", json=articles, headers=again)
    for name in TEXTS:
        one = {"article_id": name}
        await_that(partial(is_read, visitor, one), 60)
        visitor.ask("GET", "/articles/{article_id}", names=one)
    visitor.ask("POST", "/articles", json=articles, params={"force": "true"})
    filters = {"country": "NOR", "participant": "hagen", "status": "occurred", "type": "meeting"}
    await_that(lambda: visitor.ask("GET", "/events", params=filters)["events"], 60)
    days = {"since": "2020-01-01", "until": "2030-01-01"}
    for more in (days, {"article": "one"}, {"min_reports": "2"}):
        visitor.ask("GET", "/events", params={**filters, **more, "format": "csv"})
        visitor.ask("GET", "/events", params={**more, "newest_first": "false", "limit": "1"})
    visitor.ask("GET", "/reports", params=filters)
    people = visitor.ask("GET", "/people")["people"]
    visitor.ask("GET", "/people/{person_id}", names={"person_id": people[0]["id"]})


def correct(visitor: Visitor) -> None:
    """Split, join, take back and take over."""
    one, three = (
        visitor.ask("GET", "/reports", params={"article": name})["reports"][0]["id"]
        for name in ("one", "three")
    )
    visitor.ask("GET", "/events/{event_id}", names={"event_id": one})
    visitor.ask("GET", "/why", params={"one": one, "other": three})
    visitor.ask("GET", "/ties", params={"one": one, "other": three})
    visitor.ask("GET", "/confidence", params={"report": one})
    joined = visitor.ask("POST", "/events/join", json={"events": [one, three]})
    table = visitor.ask("GET", "/corrections", params={"format": "csv"})
    event = {"event_id": joined["event"]}
    visitor.ask("POST", "/events/{event_id}/split", names=event, json={"reports": [three]})
    for each in visitor.ask("GET", "/corrections")["corrections"]:
        visitor.ask("DELETE", "/corrections/{number}", names={"number": str(each["number"])})
    visitor.ask("POST", "/corrections", content=table, headers={"Content-Type": "text/csv"})


def count(visitor: Visitor) -> None:
    """Ask for all charts."""
    await_that(lambda: visitor.ask("GET", "/overview")["is_whole"])
    for chart in ("map", "timeline", "agreements", "events"):
        visitor.ask("GET", f"/overview/{chart}")
    visitor.ask("GET", "/overview/network", params={"by": "state"})
    await_that(lambda: visitor.ask("GET", "/overview/people")["people"])
    someone = visitor.ask("GET", "/overview/people")["people"][0]
    whom = {"name": someone["name"], "kind": someone["kind"], "of": someone["country"]}
    visitor.ask("GET", "/overview/person", params=whom)


def look_after(visitor: Visitor, store: EventStore) -> None:
    """What operators do."""
    for name in ("stuck", "lost"):
        store.letters.add(letter(name))
    visitor.ask("GET", "/dead-letters")
    visitor.ask("GET", "/dead-letters/{article_id}", names={"article_id": "stuck"})
    visitor.ask("POST", "/dead-letters/{article_id}/retry", names={"article_id": "stuck"})
    visitor.ask("DELETE", "/dead-letters/{article_id}", names={"article_id": "lost"})
    visitor.ask("GET", "/status")
    visitor.ask("GET", "/metrics")
    visitor.ask("GET", "/healthz")
    visitor.ask("GET", "/readyz")
    for name, everywhere in (("two", "false"), ("three", "true")):
        one = {"article_id": name}
        asked = {"everywhere": everywhere}
        visitor.ask("DELETE", "/articles/{article_id}", names=one, params=asked)


def follow(visitor: Visitor, console: Console) -> None:
    """Follow the stream from its beginning."""
    visitor.left.discard(("GET", "/stream"))
    headers = {"Last-Event-ID": "0"}
    with console.client.stream("GET", "/stream", headers=headers) as answer:
        assert any(line.startswith("event: created") for line in answer.iter_lines())


def test_every_operation_is_done_with_the_rights_documented(
    guarded: Server, console: Console
) -> None:
    visitor = Visitor(console)
    read(visitor)
    correct(visitor)
    count(visitor)
    follow(visitor, console)
    with EventStore(as_user(guarded, "auditor")) as store:
        look_after(visitor, store)
        assert list(store.problems()) == []
    assert visitor.left == set(), "operations whose rights nobody has tried"
    with redis.Redis.from_url(as_user(guarded, "auditor")) as auditor:
        assert auditor.acl_log() == []
    assert "PASSWORD" not in console.said()


@pytest.mark.parametrize(
    "command",
    [
        ("FLUSHALL",), ("CONFIG", "GET", "dir"), ("KEYS", "*"), ("ACL", "LIST"), ("SHUTDOWN",),
        ("GET", "somebody:else"), ("SET", "somebody:else", "1"), ("SUBSCRIBE", "news"), ("SCRIPT", "FLUSH"),
        ("BRPOP", "communique", "1"),
    ],
)  # fmt: skip
def test_what_is_not_the_consoles_is_refused(guarded: Server, command: tuple[str, ...]) -> None:
    with (
        redis.Redis.from_url(as_user(guarded, "console")) as client,
        pytest.raises(redis.exceptions.NoPermissionError),
    ):
        client.execute_command(*command)
