"""Keys are kept by their hashes, and who needs none is on this machine."""

import stat
import subprocess
from pathlib import Path

import httpx
import pytest

from communique_console.keys import KeyFile, KeyRing, new_key, parse_keys
from communique_schemas.errors import NotFoundError, SettingsError
from communique_store import EventStore
from tests.console.serving import Console
from tests.faults.household import COMMUNIQUE


def test_a_file_of_keys_holds_no_key_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "kept" / "keys.txt")
    key, secret = new_key("newsroom", ["read", "push"])
    file.add(key)
    assert secret not in file.path.read_text()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert file.keys() == [key]
    with pytest.raises(SettingsError, match="already"):
        file.add(new_key("newsroom", ["read"])[0])
    file.remove("newsroom")
    assert file.keys() == []
    with pytest.raises(NotFoundError):
        file.remove("newsroom")


def test_a_ring_reads_its_file_anew_when_that_changes(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "keys.txt")
    told, told_secret = new_key("told", ["read"])
    ring = KeyRing(str(told), file.path)
    key, secret = new_key("written", ["operate"])
    assert ring.find(secret) is None
    file.add(key)
    assert ring.find(secret) == key
    assert ring.find(told_secret) == told
    file.remove("written")
    assert ring.find(secret) is None


@pytest.mark.parametrize(
    "line",
    ["a read", "a fly sha256:" + "0" * 64, "a read,fly sha256:" + "0" * 64, "communique_secret"],
)
def test_a_line_that_is_none_of_a_key_is_refused_and_not_quoted(line: str) -> None:
    with pytest.raises(SettingsError, match="line 1") as refused:
        list(parse_keys([line], "the file"))
    assert line not in str(refused.value)


def told_to_serve(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the command says that is to serve where it may not."""
    return subprocess.run(
        [*COMMUNIQUE, "console", *options],
        env={"PATH": "", "HOME": str(folder), "COMMUNIQUE_DATA_DIR": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "nobody could be let in"),
        (["--no-keys", "--host", "::"], "--no-keys lets everybody in"),
    ],
)
def test_nobody_is_let_in_by_accident(tmp_path: Path, options: list[str], words: str) -> None:
    done = told_to_serve(tmp_path, *options)
    assert done.returncode == 1
    assert words in done.stderr


def test_without_keys_this_machine_alone_is_served_and_no_other_page(
    server: str, store: EventStore, tmp_path: Path
) -> None:
    del store
    origin = {"console_origins": "https://desk.example"}
    with (
        Console(tmp_path, server, "--no-keys", **origin) as console,
        console.asking(None) as anybody,
    ):
        assert anybody.get("/events").status_code == 200
        elsewhere = anybody.get("/events", headers={"Host": "rebound.example"})
        assert elsewhere.json()["type"] == "urn:communique:problem:foreign-host"
        page = anybody.delete("/articles/a", headers={"Origin": "https://other.example"})
        assert page.json()["type"] == "urn:communique:problem:foreign-origin"
        assert anybody.delete("/articles/a", headers={"Origin": console.address}).status_code == 404
        assert allowed(anybody, "https://desk.example") == "https://desk.example"
        assert allowed(anybody, "https://other.example") is None


def test_no_other_page_may_ask_unless_it_is_named(console: Console) -> None:
    assert allowed(console.client, "https://desk.example") is None


def allowed(client: httpx.Client, origin: str) -> str | None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "GET"}
    found: str | None = client.options("/events", headers=asked).headers.get(
        "Access-Control-Allow-Origin"
    )
    return found


def test_keys_are_told_as_the_file_has_them(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "keys.txt")
    held = [new_key(name, ["read"]) for name in ("newsroom", "archive")]
    for key, _ in held:
        file.add(key)
    ring = KeyRing(f"# of the newsroom\n{file.path.read_text()}", tmp_path / "none.txt")
    assert [ring.find(secret) for _, secret in held] == [key for key, _ in held]
