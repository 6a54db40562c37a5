"""Whatever a URL leads to, or fails to, each command says so in a sentence and does not hang."""

import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import redis
import trustme

from communique_producer import Producer
from communique_schemas.errors import ConnectionFailedError
from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import Server, Worker, articles, await_that

_HANGS = 60
"""Seconds after which a command hangs; it used to be some minutes."""


def run(arguments: list[str], store: str, broker: str) -> subprocess.CompletedProcess[str]:
    urls = {"COMMUNIQUE_STORE_URL": store, "COMMUNIQUE_BROKER_URL": broker}
    return subprocess.run(
        [sys.executable, "-m", "communique", *arguments],
        env={**os.environ, **urls}, input="Rain fell.", capture_output=True, text=True, check=False,
        timeout=_HANGS,
    )  # fmt: skip


def is_one_sentence(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert words in line


@contextmanager
def listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port where something else than Redis takes connections, and keeps them."""
    kept = []

    def serve() -> None:
        with suppress(OSError):  # the listener was closed
            while True:
                near, _ = listener.accept()
                kept.append(near)
                with suppress(OSError):
                    answer(near)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    for near in kept:
        near.close()


def nothing(near: socket.socket) -> None:
    del near


def as_web_server(near: socket.socket) -> None:
    near.recv(1)
    near.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def over_tls(near: socket.socket) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    try:
        context.wrap_socket(near, server_side=True)
    finally:
        near.close()


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("/99", "has no such database"),
        ("?db=99", ("has no such database", "is no broker URL")),
        ("/abc", "names no database"),
        ("/-1", "names no database"),
        ("/0/x", "names no database"),
        ("/0?surprise=1", ("is no Redis URL", "is no broker URL")),
        ("/0 1", "is no URL"),
    ],
)
def test_a_database_that_is_none(
    settings: ConnectionSettings, ending: str, words: str | tuple[str, str]
) -> None:
    good = settings.store_url or ""
    bad = good.removesuffix("/0") + ending
    of_store, of_broker = (words, words) if isinstance(words, str) else words
    is_one_sentence(run(["events"], bad, good), of_store)
    is_one_sentence(run(["push", "-"], good, bad), of_broker)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("localhost:6379", "is no URL"),
        ("foo://host", "is no"),
        ("foo+cluster://host", "is "),
        ("http://127.0.0.1", "is no"),
        ("redis://127.0.0.1:99999/0", "is no URL"),
        ("redis://user:12/hunter2@127.0.0.1:1/0", "is no URL"),
        ("redis://127.0.0.1:1/0", "Connection refused"),
        ("redis://no-such-host.invalid/0", "cannot reach"),
        ("sentinel://127.0.0.1:1/0", "does not say what the Sentinels watch"),
        ("sentinel://127.0.0.1:1/0?master_name=m&password=hunter2", "does not say what"),
        (
            "sentinel://:hunter2@127.0.0.1:1/0?master_name=m&sentinel_password=hunter2",
            "cannot reach",
        ),
    ],
)
def test_a_url_that_leads_nowhere(settings: ConnectionSettings, url: str, words: str) -> None:
    good = settings.store_url or ""
    for done in (run(["events"], url, good), run(["push", "-"], good, url)):
        is_one_sentence(done, words)
        assert "hunter2" not in done.stderr


@pytest.mark.parametrize(
    ("store", "broker"),
    [("unix://{}/none.sock", "redis+socket://{}/none.sock"), ("unix://{}", "redis+socket://{}")],
)
def test_a_socket_that_is_not_there(
    settings: ConnectionSettings, tmp_path: Path, store: str, broker: str
) -> None:
    good = settings.store_url or ""
    is_one_sentence(run(["events"], store.format(tmp_path), good), "cannot reach the store")
    is_one_sentence(run(["push", "-"], good, broker.format(tmp_path)), "cannot reach the broker")


@pytest.mark.parametrize(
    ("broker", "words"),
    [
        ("sqs://", "needs a package that is not installed"),
        ("sentinel://127.0.0.1:26379/0", "does not say what the Sentinels watch"),
        ("redis+cluster://127.0.0.1:6379", "keeps the store but not the queue"),
    ],
)
def test_a_broker_that_cannot_be_used(
    settings: ConnectionSettings, broker: str, words: str
) -> None:
    is_one_sentence(run(["push", "-"], settings.store_url or "", broker), words)
    is_one_sentence(run(["worker"], settings.store_url or "", broker), words)


@pytest.mark.parametrize(
    ("scheme", "stranger", "words"),
    [
        ("redis", nothing, "gives no answer within"),
        ("rediss", nothing, "gives no answer over TLS within"),
        ("redis", as_web_server, "does not answer as its URL says"),
        ("rediss", as_web_server, "does not answer as its URL says"),
        ("redis", over_tls, "if it wants TLS, write rediss://"),
        ("rediss", over_tls, "shows a certificate that is not accepted"),
    ],
)
def test_a_port_where_something_else_answers_or_nothing(
    settings: ConnectionSettings, scheme: str, stranger: Callable[[socket.socket], None], words: str
) -> None:
    good = settings.store_url or ""
    with listening(stranger) as port:
        url = f"{scheme}://127.0.0.1:{port}/0"
        is_one_sentence(run(["events"], url, good), words)
        trusted = f"{url}?ssl_cert_reqs=required" if scheme == "rediss" else url
        is_one_sentence(run(["push", "-"], good, trusted), words)


@pytest.mark.slow
def test_tls_to_a_port_that_speaks_none(settings: ConnectionSettings, tmp_path: Path) -> None:
    good = settings.store_url or ""
    url = good.replace("redis://", "rediss://")
    is_one_sentence(run(["events"], url, good), "gives no answer over TLS within")
    is_one_sentence(run(["push", "-"], good, url), "gives no answer over TLS within")
    with Worker(tmp_path, good, COMMUNIQUE_BROKER_URL=url) as worker:
        await_that(lambda: worker.log().count("no answer over TLS within") > 1)  # it tries again
        assert worker.process.poll() is None
        assert "Traceback" not in worker.log()


@pytest.mark.slow
def test_a_server_that_stops_answering_is_told_and_found_again(machine: Server) -> None:
    with EventStore(machine.url) as store:
        assert store.counts().events == 0
        machine.pause()
        with (
            EventStore(machine.url) as other,
            pytest.raises(ConnectionFailedError, match="stopped"),
        ):
            other.counts()
        with pytest.raises(ConnectionFailedError, match="gives no answer within"):
            Producer(broker_url=machine.url, store_url=machine.url).push(articles(1))
        machine.resume()
        assert store.counts().events == 0


def test_what_takes_longer_than_a_handshake_is_waited_for(tmp_path: Path) -> None:
    """The short limit is that of the first answers alone."""
    with (
        Server(tmp_path, **{"enable-debug-command": "yes"}) as machine,
        EventStore(machine.url) as store,
        machine.client() as client,
        redis.Redis.from_url(machine.url, socket_timeout=60) as sleepy,
    ):
        assert store.counts().events == 0
        asleep = threading.Thread(target=sleepy.execute_command, args=("DEBUG", "SLEEP", "7"))
        asleep.start()
        await_that(lambda: _is_busy(client))
        assert store.counts().events == 0
        asleep.join()


def _is_busy(client: "redis.Redis") -> bool:
    """Tell whether the server does not answer at once."""
    client.connection_pool.connection_kwargs["socket_timeout"] = 0.3
    client.connection_pool.disconnect()
    try:
        client.ping()
    except redis.TimeoutError:
        return True
    return False
