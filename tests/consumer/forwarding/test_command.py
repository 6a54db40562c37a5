"""`communique forward` as a process: killed, ended, without its target, without its store."""

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlalchemy
from sqlalchemy import create_engine, text

from communique_consumer.forwarding.sql import SqlTarget
from communique_consumer.forwarding.sql_forms import REPORTS
from communique_store import EventStore
from tests.consumer.forwarding.cluster import Cluster
from tests.consumer.forwarding.command import Forwarding
from tests.faults.stage import await_that
from tests.schemas.examples import span
from tests.store.examples import result


@pytest.fixture
def engine(database: str) -> Iterator[sqlalchemy.Engine]:
    """The database as anybody sees it, with its tables."""
    with closing(SqlTarget(database, REPORTS)) as target:
        target.prepare()
    seen = create_engine(database)
    yield seen
    seen.dispose()


def ids(engine: sqlalchemy.Engine) -> list[str]:
    """The ids of all events in the table."""
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT id FROM events ORDER BY id")))


def stored(store: EventStore) -> list[str]:
    """The ids of all events in the store."""
    return sorted(event.id for event in store.query(limit=None))


def test_killed_in_the_middle_it_loses_nothing_and_doubles_nothing(
    store: EventStore, database: str, engine: sqlalchemy.Engine, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(1200)])
    store.forget(f"a{n}" for n in range(0, 1200, 7))
    same = ("--to", database, "--group", "g", "--consumer", "mine")
    for part in (1, 2):
        process = forwarding.start(*same, "--batch", "2")
        await_that(lambda part=part: len(ids(engine)) > part * 100)  # type: ignore[misc]
        process.kill()
        process.wait()
        assert len(ids(engine)) < 1150
    out, _ = forwarding.run(*same, "--once")
    assert "rejected 0" in out
    assert ids(engine) == stored(store)
    with engine.connect() as connection:
        people = connection.scalar(text("SELECT count(*) FROM participants"))
    assert people == 2 * store.counts().events
    (group,) = store.stream.groups()
    assert (group.pending, group.lag) == (0, 0)


def test_it_goes_on_where_it_was_and_tells_what_it_did(
    store: EventStore, database: str, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(3)])
    assert forwarding.run("--to", database, "--once")[0] == (
        "delivered 3, of them retractions 0, rejected 0\n"
    )
    store.save(result("a0", "2"))
    out, _ = forwarding.run("--to", database, "--once")
    assert out == "delivered 2, of them retractions 1, rejected 0\n"


def test_what_does_not_fit_is_left_out_and_what_was_delivered_is_retracted(
    store: EventStore, database: str, engine: sqlalchemy.Engine, forwarding: Forwarding
) -> None:
    store.save_many([result("a0", status="planned"), result("a1"), result("a2", status="planned")])
    to = ("--to", database, "--once", "--type", "meeting", "--status", "planned")
    out, _ = forwarding.run(*to)
    assert out == "delivered 2, of them retractions 0, rejected 0, left out 1\n"
    assert ids(engine) == ["a0-1", "a2-1"]
    store.save(result("a0", "2"))  # it took place
    store.forget(["a1", "a2"])
    assert forwarding.run(*to)[0] == "delivered 2, of them retractions 2, rejected 0, left out 2\n"
    assert ids(engine) == []
    assert [group.name for group in store.stream.groups()] == [
        f"forward to {SqlTarget(database, REPORTS).name} where type=meeting status=planned"
    ]


def test_other_filters_have_a_place_of_their_own_in_the_stream(
    store: EventStore, database: str, engine: sqlalchemy.Engine, forwarding: Forwarding
) -> None:
    people = (
        {"name": "Cy Dorn", "kind": "person", "role": "participant", "mentions": [span("Ana Olt")]},
    )
    store.save_many([result("a0"), result("a1", participants=people, confidence=0.5)])
    forwarding.run("--to", database, "--once", "--participant", "dorn")
    assert ids(engine) == ["a1-1"]
    forwarding.run("--to", database, "--once", "--min-confidence", "0.8")
    assert ids(engine) == ["a0-1", "a1-1"]


def test_a_status_that_no_event_has_is_told(forwarding: Forwarding) -> None:
    _, messages = forwarding.run("--to", "sqlite:///events.db", "--status", "held", code=2)
    assert "'held' is no status of events: use occurred," in " ".join(
        messages.replace("│", "").split()
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(
    store: EventStore, forwarding: Forwarding, number: signal.Signals
) -> None:
    store.save(result("a0"))
    process = forwarding.start("--to", "sqlite:///events.db", "--group", "g")
    await_that(lambda: [group.pending for group in store.stream.groups() if group.lag == 0] == [0])
    process.send_signal(number)
    out, messages = forwarding.ended(process)
    assert out == "delivered 1, of them retractions 0, rejected 0\n"
    assert messages == "ended in order\n"
    (group,) = store.stream.groups()
    assert group.consumers == 0


def test_what_the_database_refuses_is_kept_and_its_neighbours_arrive(
    store: EventStore, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(5)])
    path = forwarding.folder / "events.db"
    with closing(SqlTarget(f"sqlite:///{path}", REPORTS)) as target:
        target.prepare()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:  # a rule of its owner, which one event breaks
        connection.execute(text("CREATE UNIQUE INDEX mine ON events (article_id)"))
        connection.execute(
            text(
                "INSERT INTO events (id, type, subtype, status, confidence, evidence, article_id, "
                "extractor) VALUES ('mine', 'meeting', 'meeting', 'occurred', 1, 'x', 'a3', 'me')"
            )
        )
    out, messages = forwarding.run(
        "--to", "sqlite:///events.db", "--once", "--rejected", "no.jsonl", code=1
    )
    assert out == "delivered 4, of them retractions 0, rejected 1 (see no.jsonl)\n"
    assert "rejected a3-1: UNIQUE constraint failed: events.article_id" in messages
    (line,) = (forwarding.folder / "no.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["event"]["id"] == "a3-1"
    assert ids(engine) == ["a0-1", "a1-1", "a2-1", "a4-1", "mine"]
    engine.dispose()
    assert store.stream.groups()[0].pending == 0


def test_a_target_that_is_away_is_waited_for(store: EventStore, forwarding: Forwarding) -> None:
    store.save(result("a0"))
    away = forwarding.folder / "away"
    away.mkdir()
    blocked = away / "events.db"
    blocked.mkdir()  # where the database's file is to be
    process = forwarding.start("--to", "sqlite:///away/events.db", "--once")
    await_that(lambda: "waiting: sqlite:////" in forwarding.said(process))
    blocked.rmdir()
    out, _ = forwarding.ended(process)
    assert out.startswith("delivered 1,")


def test_patience_may_have_an_end(store: EventStore, forwarding: Forwarding) -> None:
    store.save(result("a0"))
    nobody = "postgresql://me:SECRET@127.0.0.1:1/events"
    out, messages = forwarding.run(
        "--to", nobody, "--once", "--group", "g", "--wait-seconds", "0", code=1
    )
    assert not out
    assert messages.startswith("error: postgresql://me:***@127.0.0.1:1/events: connection failed")
    assert store.stream.groups() == []


def test_tables_that_are_new_to_a_group_that_is_not_are_told(
    store: EventStore, forwarding: Forwarding
) -> None:
    store.save(result("a0"))
    to = ("--to", "sqlite:///events.db", "--once", "--group", "my group")
    forwarding.run(*to)
    (forwarding.folder / "events.db").unlink()
    _, messages = forwarding.run(*to)
    assert "communique groups rewind 'my group'" in messages
    store.stream.rewind("my group", "0")
    assert forwarding.run(*to)[0].startswith("delivered 1,")


def test_what_another_consumer_holds_is_told(store: EventStore, forwarding: Forwarding) -> None:
    store.save_many([result("a0"), result("a1")])
    held = store.follow("g", consumer="killed", count=1)
    next(held)
    _, messages = forwarding.run("--to", "sqlite:///events.db", "--once", "--group", "g")
    assert "1 entries were given out and are not delivered" in messages
    held.close()


def test_two_share_a_group(
    store: EventStore, database: str, engine: sqlalchemy.Engine, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(400)])
    store.save_many([result(f"a{n}", "2") for n in range(0, 400, 3)])
    arguments = ("--to", database, "--group", "g", "--once", "--batch", "5")
    both = [forwarding.start(*arguments) for _ in range(2)]
    done = list[str]()
    readers = [
        threading.Thread(target=lambda one=one: done.append(forwarding.ended(one)[0]))  # type: ignore[misc]
        for one in both
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(done) == 2
    assert ids(engine) == stored(store)


@pytest.mark.postgresql
def test_a_database_that_crashes_and_comes_back_loses_and_doubles_nothing(
    store: EventStore, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(500)])
    with Cluster() as cluster:
        database = cluster.database()
        with closing(SqlTarget(database, REPORTS)) as target:
            target.prepare()
        engine = create_engine(database, pool_pre_ping=True)
        process = forwarding.start("--to", database, "--group", "g", "--batch", "2")
        await_that(lambda: len(ids(engine)) > 50)
        cluster.kill()
        await_that(lambda: "waiting: postgresql://" in forwarding.said(process))
        cluster.start()
        await_that(
            lambda: [group.pending + (group.lag or 0) for group in store.stream.groups()] == [0]
        )
        process.terminate()
        assert forwarding.ended(process)[0].startswith("delivered 500,")
        assert ids(engine) == stored(store)
        engine.dispose()
