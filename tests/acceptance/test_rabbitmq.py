"""The queue runs over RabbitMQ as well; `make test-rabbitmq` wants Debian's package of that name."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection

from communique_producer import Producer
from communique_schemas.errors import ConnectionFailedError
from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import (
    Server,
    Worker,
    articles,
    await_that,
    check_ledger,
    free_port,
    push_articles,
)

pytestmark = pytest.mark.rabbitmq

_PROGRAM = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")


@pytest.fixture
def rabbit(tmp_path: Path) -> Iterator[str]:
    """The URL of a RabbitMQ of its own."""
    assert _PROGRAM.exists(), "RabbitMQ is not installed: apt-get install rabbitmq-server"
    port, folder = free_port(), str(tmp_path / "rabbit")
    environment = {
        "HOME": folder,
        "RABBITMQ_NODENAME": f"communique{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_MNESIA_BASE": folder,
        "RABBITMQ_LOG_BASE": folder,
        "RABBITMQ_ENABLED_PLUGINS_FILE": f"{folder}/plugins",
    }
    Path(folder).mkdir()
    running = subprocess.Popen(
        [str(_PROGRAM)],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    url = f"amqp://guest:guest@127.0.0.1:{port}//"
    try:
        await_that(lambda: _answers(url), seconds=60)
        yield url
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _answers(url: str) -> bool:
    try:
        with Connection(url, connect_timeout=1) as connection:
            connection.connect()
    except OSError:
        return False
    return True


def test_every_article_ends_in_the_store(rabbit: str, machine: Server, tmp_path: Path) -> None:
    settings = ConnectionSettings(broker_url=rabbit, store_url=machine.url)
    producer = Producer(settings=settings)
    ids = push_articles(producer, 200)
    assert producer.queue_depth() > 0
    with Worker(tmp_path, machine.url, COMMUNIQUE_BROKER_URL=rabbit) as worker:
        assert producer.wait(ids, timeout=60)
        assert worker.drain() == 0
    with EventStore(settings=settings) as store:
        check_ledger(store, ids)


def test_what_a_killed_worker_held_is_delivered_again(
    rabbit: str, machine: Server, tmp_path: Path
) -> None:
    settings = ConnectionSettings(broker_url=rabbit, store_url=machine.url)
    producer = Producer(settings=settings)
    ids = push_articles(producer, 400)
    with EventStore(settings=settings) as store:
        with Worker(tmp_path, machine.url, COMMUNIQUE_BROKER_URL=rabbit):
            await_that(lambda: 0 < store.counts().articles < len(ids))
        assert store.counts().under_way > 0
        with Worker(tmp_path, machine.url, COMMUNIQUE_BROKER_URL=rabbit):
            assert producer.wait(ids, timeout=60)
        check_ledger(store, ids)


def test_a_broker_that_is_away_is_named_without_its_password(machine: Server) -> None:
    settings = ConnectionSettings(
        broker_url="amqp://guest:hunter2@127.0.0.1:1//", store_url=machine.url
    )
    with pytest.raises(ConnectionFailedError, match="cannot reach the broker at amqp://") as caught:
        Producer(settings=settings).push(articles(1))
    assert "hunter2" not in str(caught.value)
