"""Whoever waits is told when nobody works, and can say for how long to wait."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from communique_producer import Patience, Producer, reminder
from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import Server, Worker, articles, await_that, push_articles

NOBODY = "no worker is alive: start one"


@contextmanager
def pushing(url: str, *options: str, count: int = 3) -> Iterator["subprocess.Popen[str]"]:
    """A real push of so many articles, which waits."""
    urls = {"COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}
    given = "\n".join(article.model_dump_json() for article in articles(count))
    with subprocess.Popen(
        [sys.executable, "-m", "communique", "push", "-", *options], env={**os.environ, **urls},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as push:  # fmt: skip
        assert push.stdin is not None
        push.stdin.write(given)
        push.stdin.close()
        push.stdin = None
        yield push


def test_a_push_that_waits_without_a_worker_says_so_and_goes_on(
    machine: Server, tmp_path: Path
) -> None:
    with pushing(machine.url, "--wait") as push:
        assert push.stderr is not None
        said = push.stderr.readline()
        assert NOBODY in said
        assert "articles under way: 3" in said
        with Worker(tmp_path, machine.url):
            output, errors = push.communicate()
    assert (push.returncode, errors) == (0, "")
    assert "processed 3, dead letters 0\n" in output


def test_a_push_that_waits_with_a_worker_is_silent(machine: Server, tmp_path: Path) -> None:
    with Worker(tmp_path, machine.url), EventStore(machine.url) as store:
        await_that(store.workers.alive)
        with pushing(machine.url, "--wait", count=100) as push:
            output, errors = push.communicate()
    assert (push.returncode, errors) == (0, "")
    assert "processed 100, dead letters 0\n" in output


def test_a_push_waits_no_longer_than_it_is_told_to(machine: Server) -> None:
    with pushing(machine.url, "--wait-seconds", "2") as push:
        output, errors = push.communicate()
    assert push.returncode == 1
    assert "processed 0, dead letters 0, still under way 3\n" in output
    assert errors.count(NOBODY) == 1


@pytest.mark.parametrize("seconds", ["nan", "-1", "inf"])
def test_a_time_that_is_none_is_wrong_usage(machine: Server, seconds: str) -> None:
    with pushing(machine.url, "--wait-seconds", seconds) as push:
        push.communicate()
    assert push.returncode == 2


class _HeardEnoughError(Exception):
    """Ends a wait that would have no end."""


def heard(times: int) -> Patience:
    """A patience that ends when it was told so often that nobody works."""
    told = islice(iter(int, 1), times - 1)

    def notice(words: str) -> None:
        if NOBODY in words and next(told, None) is None:
            raise _HeardEnoughError(words)

    return Patience(max_queued=20, notice=notice)


def test_it_is_said_again_and_again(
    settings: ConnectionSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_FIRST_SECONDS", "_AGAIN_SECONDS", "_LONGEST_SECONDS"):
        monkeypatch.setattr(reminder, name, 0.01)
    producer = Producer(settings=settings)
    ids = push_articles(producer, 15)
    with pytest.raises(_HeardEnoughError, match="articles under way: 15"):
        producer.wait(ids, patience=heard(times=3))
    with pytest.raises(_HeardEnoughError, match="articles under way: 15"):
        producer.push(articles(20, name="b"), patience=heard(times=3))  # the limit is reached
