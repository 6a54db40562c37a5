"""A real server for everyone, and a fresh store for each test."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from hypothesis import settings as rules

from communique_producer import Producer
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import EmbeddedServer
from tests.faults.stage import Server, settings_for

SHARED = Path(__file__).parents[2] / "shared"
"""Annotated real articles; they live beside the project, not in it."""


def pytest_configure() -> None:
    """Hear Ctrl-C and a closed terminal, which what runs in the background, and below it, would ignore.

    Bytecode is kept whatever the environment says: tests start hundreds of processes of the same code.

    In CI, properties are tried on the same examples every time, so that a red run can be repeated; elsewhere
    they are drawn anew.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rules.register_profile("ci", derandomize=True)
    if os.environ.get("CI"):
        rules.load_profile("ci")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real server."""
    with EmbeddedServer(tmp_path_factory.mktemp("server")) as running:
        yield running.url


@pytest.fixture
def settings(server: str) -> ConnectionSettings:
    """Settings that point broker and store at the server, emptied."""
    with redis.Redis.from_url(server) as client:
        client.flushall()
    return ConnectionSettings(broker_url=server, store_url=server)


@pytest.fixture
def store(settings: ConnectionSettings) -> Iterator[EventStore]:
    """An empty store."""
    with EventStore(settings=settings) as opened:
        yield opened


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


def shared_records(name: str) -> list[dict[str, Any]]:
    """The records of one of the annotated files."""
    lines = (SHARED / "data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
