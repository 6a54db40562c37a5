"""Processes die at any instant; the ledger closes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from communique_producer import Producer
from communique_store import EventStore
from tests.faults.stage import (
    Server,
    Worker,
    await_that,
    check_ledger,
    push_articles,
    stored_events,
)

COUNT = 400


def test_a_pool_process_is_killed(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Worker(tmp_path, machine.url) as worker:
        await_that(lambda: ledger.counts().articles > 0)
        worker.kill_one()
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def test_the_whole_worker_is_killed_and_another_takes_over(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Worker(tmp_path, machine.url) as worker:
        await_that(lambda: ledger.counts().articles > 0)
        worker.kill()
        assert ledger.pending(ids)
        with Worker(tmp_path, machine.url):
            assert producer.wait(ids, timeout=120)
            check_ledger(ledger, ids)


def test_a_worker_told_to_end_under_load_finishes_what_it_has_begun(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    ids = push_articles(producer, COUNT)
    with Worker(tmp_path, machine.url) as worker:
        await_that(lambda: ledger.counts().articles > 0)
        assert worker.drain() == 0
    left = ledger.pending(ids)
    assert not any(ledger.outbox.attempts(sorted(left)))  # nothing that is left was begun
    with Worker(tmp_path, machine.url):
        assert producer.wait(ids, timeout=120)
        check_ledger(ledger, ids)


def test_the_producer_is_killed_in_mid_push(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    count = 5_000
    file = tmp_path / "feed.jsonl"
    file.write_text(
        "".join(f"{json.dumps({'id': f'a{n}', 'text': 'Rain.'})}\n" for n in range(count))
    )
    urls = {"COMMUNIQUE_STORE_URL": machine.url, "COMMUNIQUE_BROKER_URL": machine.url}
    environment = {**os.environ, **urls}
    command = [sys.executable, "-m", "communique", "push", str(file)]
    push = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    await_that(lambda: ledger.outbox.size() > 0)
    push.send_signal(signal.SIGKILL)
    push.wait()
    accepted = ledger.outbox.size()
    assert 0 < accepted < count
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert f"queued {count - accepted}, already known {accepted}, refused 0" in done.stdout
    with Worker(tmp_path, machine.url):
        await_that(lambda: not ledger.outbox.size())
        check_ledger(ledger, [f"a{n}" for n in range(count)])


CONSUMER = """
import sys
from communique_store import EventStore
with EventStore(sys.argv[1]) as store, open(sys.argv[2], "a") as out:
    for entry in store.follow(sys.argv[3], consumer=sys.argv[4] or None, block_seconds=0.5, count=10,
                              claim_after_seconds=0.2):
        print(entry.event.id, file=out, flush=True)
"""


def test_a_consumer_is_killed_in_mid_batch(
    machine: Server, ledger: EventStore, producer: Producer, tmp_path: Path
) -> None:
    """Named by its user or by itself; a successor of another name waits for the claim's delay."""
    ids = push_articles(producer, 200)
    with Worker(tmp_path, machine.url):
        assert producer.wait(ids, timeout=120)
    for group, name, successor in (
        ("goes on", "first", "first"),
        ("replaced", "first", "second"),
        ("unnamed", "", ""),
    ):
        out = tmp_path / f"{group}.txt"
        out.touch()
        command = [sys.executable, "-c", CONSUMER, machine.url, str(out), group]
        consumer = subprocess.Popen([*command, name])
        await_that(lambda out=out: len(out.read_text().split()) > 5)
        consumer.kill()
        consumer.wait()
        subprocess.run([*command, successor], check=True)
        read = out.read_text().split()
        assert set(read) == set(stored_events(ledger)), group
        assert len(read) - len(set(read)) <= 10, group  # written down and not acknowledged
