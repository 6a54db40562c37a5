"""The embedded server is found by others, survives stale state, and is there once."""

import json
import os
import signal
from pathlib import Path

import pytest

from communique_schemas import Article
from communique_schemas.errors import EmbeddedServerError
from communique_store import ConnectionSettings, EventStore, resolve_broker_url, resolve_store_url
from communique_store.connection.embedded import EmbeddedServer, discover


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


def test_a_killed_server_is_started_again_at_its_old_place_and_found_meanwhile(
    tmp_path: Path,
) -> None:
    with EmbeddedServer(tmp_path) as running, EventStore(running.url) as store:
        store.outbox.accept([Article(id="a1", text="Rain.")])
        os.kill(running.pid, signal.SIGKILL)
        os.waitpid(running.pid, 0)
        assert discover(tmp_path) == running.url
        running.start()
        assert discover(tmp_path) == running.url
        assert store.outbox.size() == 1


def test_a_server_that_cannot_read_its_data_is_a_clear_error_at_once(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path):
        pass
    for file in (tmp_path / "appendonlydir").iterdir():
        file.write_bytes(b"garbage")
    with pytest.raises(EmbeddedServerError, match=r"did not start .*server\.log"):
        EmbeddedServer(tmp_path).__enter__()
    assert discover(tmp_path) is None
