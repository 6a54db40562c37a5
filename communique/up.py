"""`communique up`: embedded server and worker together, for people without a Redis."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from tenacity import RetryError, retry, retry_if_result, stop_after_delay, wait_fixed

from communique_schemas.errors import EmbeddedServerError
from communique_store import ConnectionSettings, EventStore
from communique_store.embedded import EmbeddedServer
from communique_worker.cli import require_worker_extra

_READY_SECONDS = 120
_STOP_SECONDS = 60


def up(
    concurrency: Annotated[int, typer.Option(min=1, help="Pool processes of the worker.")] = 2,
) -> None:
    """Run an embedded server and a worker until Ctrl-C; the other commands find them by themselves.

    Example: communique up --concurrency 2
    """
    say = Console(stderr=True, highlight=False)
    settings = ConnectionSettings()
    if settings.store_url or settings.broker_url:
        raise EmbeddedServerError(
            "COMMUNIQUE_STORE_URL or COMMUNIQUE_BROKER_URL is set: run `communique worker` against "
            "that server, or unset it to run an embedded one"
        )
    with running(settings, concurrency) as worker:
        say.print(f"ready: server and worker run, data in {settings.data_dir}; Ctrl-C stops both")
        signal.signal(signal.SIGTERM, lambda *_: worker.terminate())
        try:
            worker.wait()
        except KeyboardInterrupt:
            say.print("stopping")


@contextmanager
def running(settings: ConnectionSettings, concurrency: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Run an embedded server and a worker while the context lasts.

    Raises:
        EmbeddedServerError: one of them does not start.
    """
    require_worker_extra()
    with EmbeddedServer(settings.data_dir) as server:
        environment = {
            **os.environ,
            "COMMUNIQUE_STORE_URL": server.url,
            "COMMUNIQUE_BROKER_URL": server.url,
            "COMMUNIQUE_DATA_DIR": str(settings.data_dir),
        }
        command = [sys.executable, "-m", "communique", "worker", "--concurrency", str(concurrency),
                   "--loglevel", "warning"]  # fmt: skip
        # a session of its own: Ctrl-C reaches us alone, and we end the worker in order
        worker = subprocess.Popen(  # noqa: S603 - our own command
            command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            with EventStore(server.url, settings=settings) as store:
                _wait_for_worker(store, worker)
            yield worker
        finally:
            _stop(worker)


def _wait_for_worker(store: EventStore, worker: "subprocess.Popen[bytes]") -> None:
    @retry(
        stop=stop_after_delay(_READY_SECONDS),
        wait=wait_fixed(0.1),
        retry=retry_if_result(lambda ready: not ready),
    )
    def is_ready() -> bool:
        return bool(store.workers_alive()) or worker.poll() is not None

    try:
        is_ready()
    except RetryError as error:
        raise EmbeddedServerError(
            f"the worker was not ready in {_READY_SECONDS} seconds"
        ) from error
    if worker.poll() is not None:
        raise EmbeddedServerError("the worker ended at once; its messages stand above")


def _stop(worker: "subprocess.Popen[bytes]") -> None:
    worker.terminate()
    try:
        worker.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
