"""What others wrote under the store's names is told in a sentence, named by `check`, and costs nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
from typer.testing import CliRunner

from communique.cli import app
from communique_producer import Producer
from communique_schemas import Article
from communique_schemas.errors import CommuniqueError, StoreError
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.faults.stage import Server, Worker, await_that, check_ledger, push_articles
from tests.store.examples import letter, result

KEYS = Keys("communique")
WRITE: dict[str, Callable[["redis.Redis", str | bytes], object]] = {
    "string": lambda client, name: client.set(name, b"junk\xff"),
    "hash": lambda client, name: client.hset(
        name, mapping={b"a1": b"junk\xff", b"\xff": b"\xff", b"articles": b"x", b"longest": b"x"}
    ),
    "zset": lambda client, name: client.zadd(name, {b"junk\xff": 1.5}),
    "stream": lambda client, name: client.xadd(name, {b"junk": b"\xff"}),
}
"""How others write a key of a type, with what none of ours holds."""
OURS: dict[str | bytes, str] = {
    KEYS.bodies: "hash", KEYS.indexes: "hash", KEYS.stream: "stream", KEYS.lost: "hash",
    KEYS.queued: "hash", KEYS.outbox: "hash", KEYS.sent: "zset", KEYS.attempts: "hash",
    KEYS.dead: "hash", KEYS.counters: "hash", KEYS.stored: "zset", KEYS.all: "zset",
    KEYS.article("a1"): "hash", KEYS.events_of("a1"): "zset", KEYS.index("country", "NOR"): "zset",
}  # fmt: skip
"""Our keys, with the type that each is to have."""
STRANGE: dict[str | bytes, str] = {
    KEYS.worker("").encode() + b"\xff": "string", KEYS.article("").encode() + b"\xff": "hash",
    KEYS.index("country", "").encode() + b"\xff": "zset", "{communique}:surprise": "zset",
    "communique": "hash",
}  # fmt: skip
"""Names that none of ours has, and that of the queue."""
COMMANDS = [
    "events", "events --country NOR --format jsonl", "events --article a1",
    "events --follow --group g --idle 0.01", "status", "check", "trim --older-than-days 0",
    "trim --older-than-days 0 --force", "groups list", "groups rewind g", "groups drop g", "dead list",
    "dead show a1", "dead retry --all", "dead drop a1", "reprocess", "push {file}",
    "push --force {file}",
]  # fmt: skip


@pytest.fixture
def client(settings: ConnectionSettings) -> "redis.Redis":
    return redis.Redis.from_url(settings.store_url or "")


def fill(settings: ConnectionSettings) -> None:
    with EventStore(settings=settings) as store:
        store.save(result("a1"))
        store.outbox.accept([Article(id="b1", text="Rain.")])
        store.letters.add(letter().model_copy(update={"article_id": "d1"}))
        list(store.follow("g", block_seconds=0.001))


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["type", "content"])
def test_every_command_says_it_in_a_sentence(
    settings: ConnectionSettings,
    client: "redis.Redis",
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wrong: str,
) -> None:
    """In this process, for there are some hundreds of them; those below are real ones."""
    monkeypatch.setenv("COMMUNIQUE_STORE_URL", settings.store_url or "")
    monkeypatch.setenv("COMMUNIQUE_BROKER_URL", settings.broker_url or "")
    file = tmp_path / "new.jsonl"
    file.write_text('{"id": "a1", "text": "Rain."}\n{"id": "b2", "text": "Snow."}\n')
    for name, own in (OURS | STRANGE).items():
        for command in COMMANDS:
            client.flushall()
            fill(settings)
            if wrong == "type":
                client.delete(name)
                WRITE["string" if own != "string" else "hash"](client, name)
            else:
                WRITE[own](client, name)
            done = CliRunner().invoke(app, command.format(file=file).split())
            assert isinstance(done.exception, CommuniqueError | SystemExit | None), (name, command)


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("kind", WRITE)
def test_check_names_a_key_of_another_type(
    settings: ConnectionSettings, client: "redis.Redis", name: str, kind: str
) -> None:
    fill(settings)
    client.delete(name)
    WRITE[kind](client, name)
    with EventStore(settings=settings) as store:
        if kind == OURS[name]:  # what stands in it is looked at
            try:
                assert list(store.problems()) or name == KEYS.lost
            except StoreError as error:
                assert "others wrote" in str(error)  # noqa: PT017 - either will do
            return
        told = list(store.problems())
    assert f"key {name!r} is a {kind}, and should be a {OURS[name]}: others wrote it" in told
    assert told[-1] == "the rest was not looked at: take these out first"


def test_real_commands_say_which_key_and_what_to_do(
    settings: ConnectionSettings, client: "redis.Redis"
) -> None:
    client.set(KEYS.bodies, "somebody else's")
    client.set(KEYS.queued, "somebody else's")
    url = settings.store_url or ""
    environment = {**os.environ, "COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}
    for arguments in (["status"], ["push", "-"]):
        done = subprocess.run(
            [sys.executable, "-m", "communique", *arguments], env=environment, input="Rain.",
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert "holds under our names what others wrote" in line
        assert "COMMUNIQUE_KEY_PREFIX" in line
    done = subprocess.run(
        [sys.executable, "-m", "communique", "check"], env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_unreadable_letter_costs_no_other(
    settings: ConnectionSettings, client: "redis.Redis"
) -> None:
    fill(settings)
    client.hset(KEYS.dead, "d0", "somebody else's")
    with EventStore(settings=settings) as store:
        told = {each.article_id: each.message for each in store.letters.all()}
        assert told["d1"] == letter().message
        assert "cannot be read" in told["d0"]
        store.letters.drop("d0")
        assert [each.article_id for each in store.letters.all()] == ["d1"]


@pytest.mark.parametrize("name", [KEYS.bodies, KEYS.all, KEYS.stream, KEYS.counters])
def test_a_worker_says_it_and_goes_on_when_it_is_taken_out(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path, name: str
) -> None:
    ids = push_articles(producer, 40)
    with machine.client() as client:
        client.set(name, "somebody else's")
        with Worker(tmp_path, machine.url) as worker:
            await_that(lambda: "holds under our names what others wrote" in worker.log())
            client.delete(name)
            assert producer.wait(ids, timeout=120)
    assert "Traceback" not in worker.log()
    check_ledger(ledger, ids)
