"""The data folder is one server's: locked as long as anybody lives who inherited the lock."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique_schemas import Article
from communique_schemas.errors import EmbeddedServerError
from communique_store import EventStore
from communique_store.connection.data_folder import DataFolder, is_locked, lock_file, noted
from communique_store.connection.embedded import EmbeddedServer, discover

WAITS_FOR_THE_END_OF_ITS_INPUT = [sys.executable, "-c", "import sys; sys.stdin.read()"]


def test_a_folder_is_locked_while_it_is_in_use_and_says_by_whom(tmp_path: Path) -> None:
    with DataFolder(tmp_path / "new" / "folder") as folder:
        assert is_locked(folder.path)
        assert noted(folder.path) == {"up": os.getpid()}
        with pytest.raises(EmbeddedServerError, match=f"started by process {os.getpid()}"):
            DataFolder(folder.path).__enter__()
    assert not is_locked(folder.path)


def test_who_inherits_the_lock_holds_it_when_its_first_holder_has_ended(tmp_path: Path) -> None:
    with DataFolder(tmp_path) as folder:
        heir = subprocess.Popen(
            WAITS_FOR_THE_END_OF_ITS_INPUT, stdin=subprocess.PIPE, pass_fds=(folder.descriptor,)
        )
        folder.note("server", heir.pid)
        folder.note("up", died())
    with pytest.raises(EmbeddedServerError, match=rf"left behind.*\(server: process {heir.pid}\)"):
        DataFolder(tmp_path).__enter__()
    heir.communicate()
    with DataFolder(tmp_path):
        assert noted(tmp_path) == {"up": os.getpid()}


@pytest.mark.parametrize("text", ["", "[]", '{"up": "me"}', '{"up": 0, "server": -1}', '{"up'])
def test_a_holder_whose_note_cannot_be_read_is_a_holder(tmp_path: Path, text: str) -> None:
    with DataFolder(tmp_path):
        lock_file(tmp_path).write_text(text)
        assert noted(tmp_path) == {}
        with pytest.raises(EmbeddedServerError, match="did not say who it is"):
            DataFolder(tmp_path).__enter__()


def test_the_note_of_a_crash_is_no_obstacle(tmp_path: Path) -> None:
    lock_file(tmp_path).write_text(f'{{"up": {os.getpid()}, "server": 1, "worker": 1}}')
    with DataFolder(tmp_path):
        assert noted(tmp_path) == {"up": os.getpid()}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"url', '{"pid": 1}'])
def test_damaged_state_counts_as_no_server(tmp_path: Path, text: str) -> None:
    with DataFolder(tmp_path):
        (tmp_path / "server.json").write_text(text)
        assert discover(tmp_path) is None


@pytest.mark.parametrize("path", ["file/data", "file", "x" * 300, "link"])
def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("nowhere/at/all")
    with pytest.raises(EmbeddedServerError, match="cannot be made or written to") as raised:
        EmbeddedServer(tmp_path / path).__enter__()
    assert str(tmp_path / path) in str(raised.value)
    assert "COMMUNIQUE_DATA_DIR" in str(raised.value)


NAMES = (
    st.binary(min_size=1, max_size=60)
    .filter(lambda name: not set(b"/\0") & set(name) and name not in {b".", b".."})
    .map(os.fsdecode)
)
"""Whatever a folder may be called, UTF-8 or not."""


@settings(max_examples=10, deadline=None)
@given(NAMES)
@example('a "quoted" one')
@example("back\\slash\\x41")
@example("two\nlines")
@example("[red]brackets[end] 'and' #more $HOME %s {}")
def test_a_server_keeps_its_data_in_a_folder_of_any_name(name: str) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / name
        with EmbeddedServer(folder) as running, EventStore(running.url) as store:
            assert discover(folder) == running.url
            store.outbox.accept([Article(id="a1", text="Rain.")])
        with EmbeddedServer(folder) as running, EventStore(running.url) as store:
            assert store.outbox.size() == 1
        assert list(Path(parent).iterdir()) == [folder]


def died() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid
