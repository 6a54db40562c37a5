"""The embedded server is found by others, survives stale state, and is there once."""

import json
import os
import signal
from pathlib import Path

import pytest

from communique_schemas import Article
from communique_schemas.errors import EmbeddedServerError
from communique_store import ConnectionSettings, EventStore, resolve_broker_url, resolve_store_url
from communique_store.embedded import EmbeddedServer, discover


def test_others_find_it_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_STORE_URL", raising=False)
    settings = ConnectionSettings(data_dir=tmp_path)
    with EmbeddedServer(tmp_path) as running:
        assert resolve_store_url(settings) == resolve_broker_url(settings) == running.url
        assert (tmp_path / "server.json").stat().st_mode & 0o077 == 0
    assert discover(tmp_path) is None


def test_a_second_one_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path), pytest.raises(EmbeddedServerError, match="already runs"):
        EmbeddedServer(tmp_path).__enter__()


def test_stale_state_of_a_crash_is_recovered_from_and_data_is_there(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path) as running, EventStore(running.url) as store:
        store.outbox.accept([Article(id="a1", text="Rain.")])
        state = (tmp_path / "server.json").read_text()
    (tmp_path / "server.json").write_text(state)  # as a crash leaves it
    with EmbeddedServer(tmp_path) as running, EventStore(running.url) as store:
        assert store.outbox.size() == 1
        assert json.loads((tmp_path / "server.json").read_text())["pid"] == running.pid


def test_a_killed_server_is_not_found(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path) as running:
        os.kill(running.pid, signal.SIGKILL)
        os.waitpid(running.pid, 0)
        assert discover(tmp_path) is None
