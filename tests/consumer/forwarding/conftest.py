"""Databases to forward to: a file of SQLite, and a PostgreSQL of its own; and the command."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import create_engine

from communique_store import ConnectionSettings
from tests.consumer.forwarding.cluster import Cluster
from tests.consumer.forwarding.command import Forwarding
from tests.consumer.forwarding.receiver import Receiver, receiving


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL for all tests that break none."""
    with Cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/events.db"
    return str(request.getfixturevalue("cluster").database())


@pytest.fixture
def engine(database: str) -> Iterator[sqlalchemy.Engine]:
    """The database as anybody sees it."""
    seen = create_engine(database)
    yield seen
    seen.dispose()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """An address of the web."""
    with receiving() as told:
        yield told


@pytest.fixture
def forwarding(settings: ConnectionSettings, tmp_path: Path) -> Iterator[Forwarding]:
    """The command, and all that it started ended."""
    stage = Forwarding(settings, tmp_path)
    yield stage
    stage.kill()
