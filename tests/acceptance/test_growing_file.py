"""`push --follow` on a real server: what is added is queued, and Ctrl-C ends it with the summary."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tenacity import retry, retry_if_result, stop_after_delay, wait_fixed
from typer.testing import CliRunner

from communique.cli import app
from communique_store import ConnectionSettings, EventStore


def line(name: str) -> str:
    return json.dumps({"id": name, "text": f"The ministers met, says {name}."}) + "\n"


def append(path: Path, content: str) -> None:
    with path.open("a") as file:
        file.write(content)


def become(condition: Callable[[], bool]) -> None:
    """Wait until it holds."""
    retry(
        retry=retry_if_result(lambda held: not held),
        stop=stop_after_delay(20),
        wait=wait_fixed(0.05),
    )(condition)()


@contextmanager
def pushing(settings: ConnectionSettings, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    urls = {
        "COMMUNIQUE_STORE_URL": settings.store_url or "",
        "COMMUNIQUE_BROKER_URL": settings.broker_url or "",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "communique", "push", *arguments], env={**os.environ, **urls},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_added_is_queued_until_it_is_ended(
    settings: ConnectionSettings, store: EventStore, tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(line("a") + line("b"))
    with pushing(settings, "--follow", str(path)) as process:
        become(lambda: store.outbox.size() == 2)
        append(path, "broken\n" + line("b") + line("c"))
        become(lambda: store.outbox.size() == 3)
        path.rename(tmp_path / "feed.1")
        path.write_text(line("d") + line("e")[:-1])
        become(lambda: store.outbox.size() == 4)
        process.send_signal(number)
        told, errors = process.communicate(timeout=20)
    assert told == "queued 4, already known 1, refused 1\n"
    assert errors.splitlines() == [
        f"{path}:3: not valid JSON: Expecting value: line 1 column 1 (char 0)",
        f"{path}: a new file is in its place",
        f"{path}:2: the last line has no end yet, and was not read",
    ]
    assert process.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--follow", "-"], "--follow takes one file"),
        (["--follow", "a", "b"], "--follow takes one file"),
        (["--follow", "a", "--source", "csv"], "--follow reads JSON lines"),
        (["--follow", "a", "--wait"], "--follow has no end"),
        (["a", "--map", "body"], "'body' is no mapping"),
        (["a", "--zone", "Oslo"], "there is no time zone 'Oslo'"),
        (["a", "--pages", "nowhere"], "--pages nowhere: there is no such folder"),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_is_done(
    arguments: list[str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ended = CliRunner().invoke(app, ["push", *arguments])
    assert reason in ended.output + str(ended.exception)
    assert ended.exit_code != 0


def test_a_server_that_is_away_is_waited_for_until_it_is_to_end(tmp_path: Path) -> None:
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        url = f"redis://127.0.0.1:{taken.getsockname()[1]}"
        away = ConnectionSettings(broker_url=url, store_url=url)
        path = tmp_path / "feed.jsonl"
        path.write_text(line("a"))
        with pushing(away, "--follow", str(path)) as process:
            assert process.stderr
            assert process.stderr.readline().startswith("waiting: cannot reach the broker")
            assert process.poll() is None
            process.send_signal(signal.SIGINT)
            told, errors = process.communicate(timeout=20)
    assert told == "queued 0, already known 0, refused 0\n"
    assert errors.startswith("error: cannot reach the broker")
    assert process.returncode == 1
