"""The read model of the test's store."""

from collections.abc import Iterator

import pytest

from communique_console.overview.keeping import Keeper
from communique_console.overview.tables import Tables
from communique_store import EventStore


@pytest.fixture
def tables() -> Iterator[Tables]:
    """Empty tables."""
    made = Tables()
    yield made
    made.close()


@pytest.fixture
def keeper(tables: Tables, store: EventStore) -> Keeper:
    """Fills the tables from the store, in the test's own thread."""
    return Keeper(tables, store)
