"""Forwarding events loses none, whoever is killed: the forwarder again and again, and the store's server."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from communique_consumer.forwarding.known import target_of
from communique_store import EventStore
from tests.consumer.forwarding.command import Forwarding
from tests.faults.stage import Server, await_that, settings_for
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

REPORTS = 240
SIDES = ("Lars Hagen/NOR", "Elina Koskinen/FIN")


def merged(store: EventStore) -> None:
    """Pairs of reports, each pair one event, in many steps; a third of the pairs fall apart again."""
    names = [f"r{n:03}" for n in range(REPORTS)]
    put(store, *(report(name, *SIDES, on="2024-05-13") for name in names))
    pairs = [(names[at], names[at + 1]) for at in range(0, REPORTS, 2)]
    for pair in pairs:
        merge(store, pair)
    for one, other in pairs[::3]:
        merge(store, [one], [other])


@pytest.mark.slow
def test_what_is_delivered_is_what_a_query_gives_after_every_kill(
    machine: Server, ledger: EventStore, tmp_path: Path
) -> None:
    merged(ledger)
    database = f"sqlite:///{tmp_path}/events.db"
    with closing(target_of(database, "events")) as target:
        target.prepare()
    engine = create_engine(database)

    def told() -> dict[str, int]:
        """The events that were delivered, with the number of their reports."""
        with engine.connect() as connection:
            found = connection.execute(text("SELECT id, reports FROM canonical_events"))
            return {row.id: row.reports for row in found}

    wanted = {event.id: len(event.reports) for event in ledger.query_canonical(limit=None)}
    forwarding = Forwarding(settings_for(machine.url), tmp_path)
    to = ("--of", "events", "--to", database, "--batch", "2", "--consumer", "c")
    try:
        for number in (20, 50, 80):  # the one that delivers dies, and one of its name goes on
            process = forwarding.start(*to)
            await_that(lambda number=number: len(told()) > number)  # type: ignore[misc]
            process.kill()
            process.wait()
        process = forwarding.start(*to)
        await_that(lambda: len(told()) > 100)
        machine.kill()
        await_that(lambda: "waiting: " in forwarding.said(process))
        machine.start()
        await_that(lambda: told() == wanted)
        process.terminate()
        forwarding.ended(process)
    finally:
        forwarding.kill()
    assert told() == wanted
    (group,) = ledger.changes.groups()
    assert (group.pending, group.lag) == (0, 0)
    engine.dispose()
