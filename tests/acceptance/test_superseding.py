"""The real command and a real worker: a record is corrected, updated, and forgotten."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from communique_producer import Producer
from communique_schemas import TASK_NAME, ChunkMessage, InlineChunkMessage
from communique_store import EventStore
from tests.faults.stage import Server, Worker, await_that, settings_for

URL = "https://news.example/oslo"
TEXT = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on Monday."
UPDATED = (
    "Norwegian Prime Minister Lars Hagen met Swedish King Olof Dahl in Bergen on Monday. "
    "Peru and Chile signed a treaty on fishing in Lima on Monday."
)
RECORD = {"url": URL, "text": TEXT, "published_at": "2024-05-14"}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(machine: Server, tmp_path: Path) -> Iterator[Run]:
    """The real command, with a real worker behind it."""
    urls = {"COMMUNIQUE_STORE_URL": machine.url, "COMMUNIQUE_BROKER_URL": machine.url}

    def command(*arguments: str, **record: object) -> "subprocess.CompletedProcess[str]":
        (tmp_path / "article.json").write_text(json.dumps(record))
        return subprocess.run(
            [sys.executable, "-m", "communique", *arguments],
            env={**os.environ, **urls}, cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip

    with Worker(tmp_path, machine.url, concurrency=1):
        yield command


def days(run: Run) -> list[str]:
    """The days of the events that a query gives."""
    done = run("events", "--reports", "--format", "jsonl")
    return [json.loads(line)["date"]["start"] for line in done.stdout.splitlines()]


def followed(run: Run, group: str) -> list[tuple[str, str]]:
    """What a follower is told."""
    done = run(
        "events", "--reports", "--follow", "--group", group, "--idle", "0.1", "--format", "jsonl"
    )
    entries: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    return [(entry["action"], entry["event"]["date"]["start"]) for entry in entries]


def test_a_corrected_date_supersedes_an_updated_text_too_and_what_is_forgotten_is_gone(
    run: Run, ledger: EventStore
) -> None:
    first = run("push", "article.json", "--wait", **RECORD)
    assert first.stdout == "queued 1, already known 0, refused 0\nprocessed 1, dead letters 0\n"
    assert days(run) == ["2024-05-13"]

    corrected = {**RECORD, "published_at": "2024-05-21"}
    unasked = run("push", "article.json", "--wait", **corrected)
    assert (unasked.returncode, unasked.stdout.splitlines()[0]) == (
        0, "queued 0, already known 1, refused 0",
    )  # fmt: skip
    assert "1 of the known articles came with another title, url, source, date" in unasked.stderr
    assert "--replace" in unasked.stderr
    assert days(run) == ["2024-05-13"]

    forced = run("push", "article.json", "--force", "--wait", **corrected)
    assert (
        forced.stdout.splitlines()[0]
        == "queued 1, of them superseding 1, already known 0, refused 0"
    )
    assert days(run) == ["2024-05-20"]
    history = [("added", "2024-05-13"), ("retracted", "2024-05-13"), ("added", "2024-05-20")]
    assert followed(run, "g") == history

    updated = {**corrected, "text": UPDATED}
    refused = run("push", "article.json", "--force", "--wait", **updated)
    assert (refused.returncode, refused.stdout.splitlines()) == (
        1, ["queued 0, already known 0, refused 1", "processed 0, dead letters 0"],
    )  # fmt: skip
    assert "is taken by another text" in refused.stderr
    assert "`push --replace`" in refused.stderr
    replaced = run("push", "article.json", "--replace", "--wait", **updated)
    assert (
        replaced.stdout.splitlines()[0]
        == "queued 1, of them superseding 1, already known 0, refused 0"
    )
    assert days(run) == ["2024-05-20", "2024-05-20"]
    assert followed(run, "g")[0] == ("retracted", "2024-05-20")
    again = run("push", "article.json", "--replace", **updated)
    assert again.stdout == "queued 0, already known 1, refused 0\n"

    assert run("check").returncode == 0
    (article_id,) = ledger.outdated()
    reread = run("reprocess", article_id)
    assert reread.stdout == "queued 1\n"
    await_that(lambda: not ledger.counts().under_way)
    assert ledger.article(article_id).text == UPDATED

    forgotten = run("forget", article_id, "nobody")
    assert forgotten.returncode == 1
    assert forgotten.stderr == "the store holds nothing of article 'nobody'\n"
    assert forgotten.stdout == "forgot 1 articles, 2 events, 0 dead letters, 0 stream entries\n"
    assert "no event fits" in run("events").stderr
    assert [action for action, _ in followed(run, "g")] == ["retracted", "retracted"]
    checked = run("check").stdout
    assert checked == "0 problems in 0 articles, 0 events, 0 dead letters, 0 under way\n"


def test_forgotten_everywhere_it_is_read_by_no_follower_and_comes_back_by_a_push_alone(
    run: Run, machine: Server, ledger: EventStore
) -> None:
    other = {"id": "other", "text": UPDATED, "published_at": "2024-05-14"}
    run("push", "article.json", "--wait", **RECORD)
    run("push", "article.json", "--wait", **other)
    (article_id,) = set(ledger.outdated()) - {"other"}
    message = ChunkMessage(articles=(article_id,)).payload()
    carrying = InlineChunkMessage(articles=({"id": article_id, **RECORD},)).payload()
    run("push", "article.json", "--replace", "--wait", **{**RECORD, "title": "Corrected"})

    forgotten = run("forget", article_id, "--everywhere")
    assert (forgotten.returncode, forgotten.stderr) == (0, "")
    assert forgotten.stdout == "forgot 1 articles, 1 events, 0 dead letters, 3 stream entries\n"
    producer = Producer(settings=settings_for(machine.url))
    for payload in (message, carrying):
        Celery(broker=machine.url).send_task(TASK_NAME, args=[payload], queue="communique")
    with machine.client() as client:
        await_that(lambda: not producer.queue_depth() and not client.zcard("unacked_index"))
    assert set(ledger.outdated()) == {"other"}
    assert [action for action, _ in followed(run, "late")] == ["added", "added"]
    assert run("check").returncode == 0

    run("push", "article.json", "--wait", **RECORD)
    assert set(ledger.outdated()) == {"other", article_id}
    assert run("check").returncode == 0
