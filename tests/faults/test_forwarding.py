"""Forwarding goes on when the store's server is killed, and comes back with what it had."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from communique_consumer.forwarding.sql import SqlTarget
from communique_consumer.forwarding.sql_forms import REPORTS
from communique_store import EventStore
from tests.consumer.forwarding.command import Forwarding
from tests.faults.stage import Server, await_that, settings_for, stored_events
from tests.store.examples import result


@pytest.mark.slow
def test_a_store_that_dies_and_comes_back_costs_nothing(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    ledger.save_many([result(f"a{n}") for n in range(700)])
    database = f"sqlite:///{tmp_path}/events.db"
    with closing(SqlTarget(database, REPORTS)) as target:
        target.prepare()
    engine = create_engine(database)

    def ids() -> list[str]:
        with engine.connect() as connection:
            return list(connection.scalars(text("SELECT id FROM events ORDER BY id")))

    forwarding = Forwarding(settings_for(machine.url), tmp_path)
    process = forwarding.start("--to", database, "--batch", "2")
    try:
        for number in (50, 200):
            await_that(lambda number=number: len(ids()) > number)  # type: ignore[misc]
            waits = forwarding.said(process).count("waiting: ")
            machine.kill()
            await_that(  # it has noticed
                lambda waits=waits: forwarding.said(process).count("waiting: ") > waits  # type: ignore[misc]
            )
            assert len(ids()) < 700
            machine.start()
        await_that(lambda: len(ids()) == 700)
        process.terminate()
        forwarding.ended(process)
    finally:
        forwarding.kill()
    assert ids() == sorted(stored_events(ledger))
    (group,) = ledger.stream.groups()
    assert (group.pending, group.lag, group.consumers) == (0, 0, 0)
    engine.dispose()
