"""The examples in other languages, with a real server and worker: an article goes in, its event comes out."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import EmbeddedServer
from tests.faults.stage import Worker, await_that, settings_for

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = (
    "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Tromsø on Monday.\n\n"
    '"Sea, \\ wind and 100%s of snow," a guest said.'
)
"""With what shells and JSON may stumble over."""
STAND_IN = f"""#!{sys.executable}
import sys, redis
_, no_errors, for_url, url, from_input, *words = sys.argv
assert (no_errors, for_url, from_input) == ("-e", "-u", "-x")
print(redis.Redis.from_url(url).execute_command(*words, sys.stdin.buffer.read()))
"""
"""Does for redis-cli where that is not installed: the same arguments, the same effect on a real server."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a password, at which a worker waits."""
    folder = tmp_path_factory.mktemp("wire")
    with EmbeddedServer(folder / "server") as server, Worker(folder, server.url, concurrency=1):
        yield server.url


@pytest.fixture
def settings(url: str) -> ConnectionSettings:
    return settings_for(url)


def push(url: str, folder: Path, article_id: str, path: str) -> None:
    """Push an article by the example in bash; `path` is where commands are looked for."""
    file = folder / "article.json"
    article = {"id": article_id, "text": TEXT, "published_at": "2024-05-14"}
    file.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [EXAMPLES / "push.sh", url, file],
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, f"{file}: pushed\n")


def without_redis_cli(folder: Path) -> str:
    """A folder of those commands that the example uses, and no redis-cli."""
    for name in ("bash", "base64", "cat", "od", "tr"):
        (folder / name).symlink_to(shutil.which(name) or name)
    return str(folder)


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def test_an_article_pushed_by_bash_alone_is_read_and_its_event_is_followed_in_node(
    url: str, store: EventStore, tmp_path: Path, commands: Path
) -> None:
    push(url, tmp_path, "plain", without_redis_cli(commands))
    await_that(lambda: list(store.query(article="plain")))
    (event,) = store.query(article="plain")
    assert [p.name for p in event.participants] == ["Lars Hagen", "Elina Koskinen"]
    assert store.article("plain").text == TEXT
    assert store.counts().under_way == 0
    assert list(store.problems()) == []

    expected = [
        "communique.meeting.added", "2024-05-13", "meeting", "Lars Hagen, Elina Koskinen", "plain",
    ]  # fmt: skip
    assert expected in follow(url, "readers")
    assert follow(url, "readers") == []  # the group has used it
    assert expected in follow(url, "others")
    (readers,) = (group for group in store.stream.groups() if group.name == "readers")
    assert (readers.pending, readers.consumers) == (0, 0)


def test_an_article_pushed_by_redis_cli_is_read(
    url: str, store: EventStore, tmp_path: Path, commands: Path
) -> None:
    path = without_redis_cli(commands)
    if not shutil.which("redis-cli"):
        (commands / "redis-cli").write_text(STAND_IN)
        (commands / "redis-cli").chmod(0o755)
    push(url, tmp_path, "by-client", f"{path}:{os.environ['PATH']}")
    await_that(lambda: list(store.query(article="by-client")))


def test_what_a_consumer_in_node_left_goes_to_another_one_in_python(
    url: str, store: EventStore, tmp_path: Path, commands: Path
) -> None:
    """Groups are Redis's own: their members may be written in different languages."""
    push(url, tmp_path, "shared", without_redis_cli(commands))
    await_that(lambda: list(store.query(article="shared")))
    first = follow(url, "mixed")
    assert "shared" in {line[-1] for line in first}
    store.forget(["shared"])
    (entry,) = store.follow("mixed", block_seconds=0.05)
    assert (entry.action, entry.event.article.id) == ("retracted", "shared")
    assert follow(url, "mixed") == []


def test_a_wrong_password_and_a_wrong_address_are_told(
    url: str, tmp_path: Path, commands: Path
) -> None:
    file = tmp_path / "article.json"
    file.write_text('{"text": "Rain fell."}')
    environment = {"PATH": without_redis_cli(commands)}
    host = url.rpartition("@")[2]
    for address, code in ((f"redis://:wrong@{host}", 1), ("http://host", 2)):
        done = subprocess.run(
            [EXAMPLES / "push.sh", address, file],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code
        assert "pushed" not in done.stderr
    with redis.Redis.from_url(url) as client:
        assert client.llen("communique") == 0


def follow(url: str, group: str) -> list[list[str]]:
    """What the example in Node.js prints, cell by cell."""
    command = ["node", str(EXAMPLES / "follow.mjs"), url, group, "0.3"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]
