"""A server and a store of its own for each drill."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique_producer import Producer
from communique_store import EventStore
from tests.faults.stage import Server, settings_for


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Server]:
    """A server that a drill may break."""
    with Server(tmp_path) as running:
        yield running


@pytest.fixture
def ledger(machine: Server) -> Iterator[EventStore]:
    """The machine's store."""
    with EventStore(settings=settings_for(machine.url)) as opened:
        yield opened


@pytest.fixture
def producer(machine: Server) -> Producer:
    """A producer for the machine."""
    return Producer(settings=settings_for(machine.url))
