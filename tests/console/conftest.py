"""A server of the HTTP interface for a module's tests, and a fresh store for each."""

from collections.abc import Iterator

import pytest

from communique_store import ConnectionSettings
from tests.console.serving import Console


@pytest.fixture(scope="module")
def serving(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A server with keys."""
    with Console(tmp_path_factory.mktemp("console"), server) as running:
        yield running


@pytest.fixture
def console(serving: Console, settings: ConnectionSettings) -> Console:
    """The server over an empty store."""
    del settings  # which empties it
    return serving
