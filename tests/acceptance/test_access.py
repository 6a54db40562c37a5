"""Each part gets along with the rights and over the encryption that `docs/security.md` gives it."""

import os
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
import trustme
from typer.testing import CliRunner

from communique.cli import app
from communique_producer import Copies, Producer
from communique_schemas import Article, DeadLetter
from communique_schemas.errors import CommuniqueError, ConnectionFailedError
from communique_store import EventStore, redacted
from tests.docs.console import ROOT, blocks_of
from tests.faults.stage import (
    Proxy,
    Server,
    Worker,
    articles,
    await_that,
    check_ledger,
    push_articles,
    settings_for,
)

OPERATIONS = ROOT / "docs" / "operations.md"
USERS = ROOT / "docs" / "users.acl"


def as_user(server: Server, name: str, password: str | None = None) -> str:
    secret = password or f"{name.upper()}-PASSWORD"
    return server.url.replace("redis://", f"redis://{name}:{secret}@")


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    """A server that knows nobody but the users of the documentation, and for the drill two more."""
    others = (
        "user auditor on >AUDITOR-PASSWORD allkeys allchannels +@all\n"
        "user administrator on >ADMINISTRATOR-PASSWORD ~* +@all -@dangerous +info\n"
    )
    (tmp_path / "users.acl").write_text(USERS.read_text() + others)
    with Server(tmp_path, aclfile=str(tmp_path / "users.acl")) as running:
        yield running


def test_producer_worker_and_consumer_need_no_more_rights_than_documented(
    guarded: Server, tmp_path: Path
) -> None:
    producer = Producer(settings=settings_for(as_user(guarded, "producer")))
    ids = push_articles(producer, 100)
    assert producer.queue_depth() > 0
    alike = [Article(id=f"c{n}", text="Rain fell in Oslo on day one. " * 8) for n in range(2)]
    for each in alike:
        report = producer.push([each], copies=Copies("link"))
    assert report.copies == {"c1": "c0"}
    ids += ["c0", "c1"]
    with Worker(tmp_path, as_user(guarded, "worker")) as worker:
        assert producer.wait(ids, timeout=60)
        assert worker.drain() == 0
    with EventStore(as_user(guarded, "consumer")) as store:
        assert list(store.query(country="NOR", status="occurred"))
        assert len(list(store.follow("g", block_seconds=0.05))) == store.counts().events
        assert store.article("a0").text
        assert store.stream.groups()[0].lag == 0
    with EventStore(as_user(guarded, "auditor")) as store:
        check_ledger(store, ids)
    with redis.Redis.from_url(as_user(guarded, "auditor")) as auditor:
        assert auditor.acl_log() == []
    assert "PASSWORD" not in worker.log()


PRODUCERS = [
    ("push", "-", "--force", "--max-queued", "1000", "--wait"),
    ("push", "-", "--replace", "--outlet", "corrected", "--wait"),
    ("dead", "retry", "LETTER"),
    ("dead", "retry", "--all"),
    ("status",),
]
CONSUMERS = [
    ("events",),
    ("events", "--country", "NOR", "--participant", "hagen", "--status", "occurred", "--type", "meeting"),
    ("events", "--since", "2020-01-01", "--until", "2030-01-01", "--min-confidence", "0.5"),
    ("events", "--article", "a0"),
    ("events", "--reports", "--country", "NOR"),
    ("events", "--min-reports", "2"),
    ("people",),
    ("people", "Hagen", "--country", "NOR", "--since", "2020-01-01", "--kind", "person"),
    ("event", "EVENT"),
    ("why", "EVENT", "EVENT"),
    ("corrections",),
    ("events", "--follow", "--group", "g", "--idle", "0.1"),
    ("events", "--follow", "--group", "g", "--idle", "0.1", "--from", "2020-01-01"),
    ("events", "--reports", "--follow", "--group", "g", "--idle", "0.1"),
    ("forward", "--to", "jsonl:memory://events", "--group", "forwarding", "--once"),
    ("forward", "--of", "events", "--to", "jsonl:memory://events", "--group", "g", "--once"),
    ("groups", "list"),
    ("dead", "list"),
    ("dead", "show", "LETTER"),
]  # fmt: skip
ADMINISTRATORS = [
    ("check",),
    ("merge",),
    ("groups", "rewind", "g", "--of", "reports"),
    ("trim", "--older-than-days", "0", "--force"),
    ("groups", "drop", "g", "--of", "events"),
    ("reprocess", "--all"),
    ("forget", "a0"),
    ("forget", "a1", "--everywhere"),
    ("push", "-", "--wait"),
    ("dead", "drop", "LETTER"),
]


def letter(name: str) -> DeadLetter:
    return DeadLetter.model_validate(
        {"article_id": name, "reason": "timed-out", "message": "m", "attempts": 1, "worker": "w",
         "failed_at": "2024-05-14T00:00:00Z", "record": {"id": name, "text": "Rain."}}
    )  # fmt: skip


@pytest.fixture
def commands() -> Iterator[CliRunner]:
    """Runs commands in this process, which hears signals afterwards as it did before."""
    heard = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield CliRunner()
    for number, handler in heard.items():
        signal.signal(number, handler)


def test_every_command_gets_along_with_the_rights_documented_for_it(
    guarded: Server, tmp_path: Path, commands: CliRunner
) -> None:
    with (
        Worker(tmp_path, as_user(guarded, "worker")),
        EventStore(as_user(guarded, "auditor")) as store,
    ):
        producer = Producer(settings=settings_for(as_user(guarded, "producer")))
        assert producer.wait(push_articles(producer, 20), timeout=60)
        words = {"EVENT": next(store.query()).id}
        for user, lines in (
            ("consumer", CONSUMERS),
            ("producer", PRODUCERS),
            ("administrator", ADMINISTRATORS),
        ):
            for number, arguments in enumerate(lines):
                await_that(lambda: not store.outbox.size())
                name = f"{user}-{number}"
                store.letters.add(letter(name))
                words["LETTER"] = name
                url = as_user(guarded, user)
                urls = {"COMMUNIQUE_STORE_URL": url, "COMMUNIQUE_BROKER_URL": url}
                typed = [words.get(word, word) for word in arguments]
                done = commands.invoke(app, typed, env=urls, input="Rain.")
                assert done.exit_code == 0, (user, arguments, done.output, done.exception)
    with redis.Redis.from_url(as_user(guarded, "auditor")) as auditor:
        assert auditor.acl_log() == []


def test_a_worker_may_do_all_that_it_does_now_and_then(guarded: Server, tmp_path: Path) -> None:
    producer = Producer(settings=settings_for(as_user(guarded, "producer")))
    ids = push_articles(producer, 10)
    with redis.Redis.from_url(as_user(guarded, "auditor")) as auditor:
        auditor.delete("communique")  # to be sent again
        settings = {"COMMUNIQUE_VISIBILITY_SECONDS": "1", "COMMUNIQUE_RETENTION_DAYS": "0.00001"}
        with (
            Worker(tmp_path, as_user(guarded, "worker"), **settings) as worker,
            EventStore(as_user(guarded, "auditor")) as store,
        ):
            assert producer.wait(ids, timeout=60)
            await_that(lambda: not store.counts().articles)  # their age has come
            assert list(store.problems()) == []
            worker.kill_one()  # what it held is given back
            assert producer.wait(push_articles(producer, 10), timeout=60)
            assert worker.drain() == 0
        assert auditor.acl_log() == []


def test_nobody_may_do_what_is_not_his(guarded: Server) -> None:
    for name, refused in [
        ("consumer", lambda store: store.outbox.accept(articles(1))),
        ("consumer", lambda store: store.workers.heartbeat("w", 10)),
        ("producer", lambda store: store.workers.heartbeat("w", 10)),
    ]:
        with (
            EventStore(as_user(guarded, name)) as store,
            pytest.raises(ConnectionFailedError, match="refuses this user") as caught,
        ):
            refused(store)
        assert "PASSWORD" not in str(caught.value)


def test_a_wrong_password_is_refused_and_not_repeated(guarded: Server) -> None:
    url = as_user(guarded, "producer", "hunter2")
    with (
        pytest.raises(ConnectionFailedError, match="refuses this user") as caught,
        EventStore(url) as store,
    ):
        store.counts()
    assert "hunter2" not in str(caught.value)
    settings = settings_for(url)
    with pytest.raises(ConnectionFailedError) as caught:
        Producer(settings=settings).push(articles(1))
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in repr(settings) + str(settings)


@pytest.mark.parametrize(
    "url",
    [
        "redis://user:hunter2@host:6379/0",
        "redis://:hunter2@host/0",
        "rediss://host/0?password=hunter2&ssl_password=hunter2",
        "redis://user:hun/hunter2@host:6379/0",
        "redis://user:hun#hunter2@host:6379/0",
        "redis://user:hun?hunter2@host:6379/0",
        "redis://user:hun;hunter2@host:6379/0",
        "redis://user:hun@hunter2@host:6379/0",
        "redis://user:hunter2@[host",
        "redis+cluster://user:hunter2@host:6379",
        "sentinel://:hunter2@host:26379/0;sentinel://:hunter2@other:26379/0?sentinel_password=hunter2",
    ],
)
def test_no_url_is_shown_with_its_password(url: str) -> None:
    assert "hun" not in redacted(url)
    assert "host" in redacted(url)


@pytest.mark.parametrize("url", ["redis://user:hun/hunter2@host:6379/0", "redis://u:hunter2@[host"])
def test_a_url_that_is_none_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ConnectionFailedError, match="is no URL") as caught:
        EventStore(url)
    assert "hun" not in str(caught.value)
    with pytest.raises(CommuniqueError) as caught_too:
        Producer(broker_url=url).push(articles(1))
    assert "hun" not in str(caught_too.value)


@pytest.mark.parametrize(
    "query", ["foo://user:hunter2@host/0", "redis://127.0.0.1:1/0?password=hunter2"]
)
def test_a_url_of_no_broker_is_refused_without_its_password(machine: Server, query: str) -> None:
    producer = Producer(broker_url=query, store_url=machine.url)
    with pytest.raises(ConnectionFailedError, match="no broker URL that Celery can read") as caught:
        producer.push(articles(1))
    assert "hunter2" not in str(caught.value)


class Terminator(Proxy):
    """Speaks TLS with its clients, and plainly with the server, as a proxy before a server does."""

    def __init__(
        self, server_port: int, authority: trustme.CA, *, clients: trustme.CA | None = None
    ) -> None:
        """Speak as one whom `authority` vouches for, with those alone for whom `clients` does."""
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if clients:
            self._context.verify_mode = ssl.CERT_REQUIRED
            clients.configure_trust(self._context)
        authority.issue_cert("127.0.0.1").configure_cert(self._context)
        super().__init__(server_port)

    def welcome(self, near: socket.socket) -> socket.socket:
        return self._context.wrap_socket(near, server_side=True)


def test_the_whole_way_over_tls(machine: Server, tmp_path: Path) -> None:
    authority = trustme.CA()
    certificate = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(certificate)
    with Terminator(machine.port, authority) as terminator:
        plain = terminator.url.replace("redis://", "rediss://")
        url = f"{plain}?ssl_cert_reqs=required&ssl_ca_certs={certificate}"
        producer = Producer(settings=settings_for(url))
        ids = push_articles(producer, 50)
        with Worker(tmp_path, url):
            assert producer.wait(ids, timeout=60)
        with EventStore(url) as store:
            check_ledger(store, ids)
        with EventStore(plain) as stranger, pytest.raises(ConnectionFailedError):
            stranger.counts()  # it knows no authority that vouches for the server


def test_the_commands_of_the_page_over_tls(guarded: Server, tmp_path: Path) -> None:
    authority, clients = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    me = clients.issue_cert("me")
    me.cert_chain_pems[0].write_to_path(tmp_path / "me.pem")
    me.private_key_pem.write_to_path(tmp_path / "me.key")
    plainly, with_certificate = (
        block.text for block in blocks_of(OPERATIONS) if "/etc/ssl" in block.text
    )
    with (
        Terminator(guarded.port, authority) as open_to_all,
        Terminator(guarded.port, authority, clients=clients) as choosy,
    ):

        def code(commands: str, proxy: Proxy) -> int:
            for word, real in (
                (
                    "worker:PASSWORD@redis:6380",
                    f"producer:PRODUCER-PASSWORD@127.0.0.1:{proxy.port}",
                ),
                ("/etc/ssl", str(tmp_path)),
            ):
                commands = commands.replace(word, real)
            path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
            return subprocess.run(
                ["bash", "-eu", "-c", commands], env={**os.environ, "PATH": path}, check=False
            ).returncode

        assert code(plainly, open_to_all) == 0
        assert code(plainly, choosy) == 1
        exports = plainly.replace("communique status", "")
        assert code(exports + with_certificate, choosy) == 0
