"""`communique up`: embedded server and worker together, for people without a Redis."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer

from communique.commands.ending import end_as_by_ctrl_c
from communique.restarting import Restarting
from communique.worker_process import WorkerProcess
from communique_schemas.errors import EmbeddedServerError
from communique_schemas.printable import printable
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import EmbeddedServer
from communique_worker.extra import require_worker_extra

_READY_SECONDS = 120
_LOOK_SECONDS = 0.1
_MOST_DEATHS_OF_THE_SERVER = 5


def up(
    concurrency: Annotated[int, typer.Option(min=1, help="Pool processes of the worker.")] = 2,
) -> None:
    """Run an embedded server and a worker until Ctrl-C; the other commands find them by themselves.

    A server or a worker that dies is started again.

    Example: communique up --concurrency 2
    """
    settings = ConnectionSettings()
    if settings.store_url or settings.broker_url:
        raise EmbeddedServerError(
            "COMMUNIQUE_STORE_URL or COMMUNIQUE_BROKER_URL is set: run `communique worker` against "
            "that server, or unset it to run an embedded one"
        )
    end_as_by_ctrl_c(signal.SIGTERM, signal.SIGHUP)
    with running(settings, concurrency) as parts:
        _say(f"ready: server and worker run, data in {settings.data_dir}; Ctrl-C stops both")
        try:
            while True:
                time.sleep(_LOOK_SECONDS)
                tend(parts)
        except KeyboardInterrupt:
            _say("stopping")


@contextmanager
def running(settings: ConnectionSettings, concurrency: int) -> Iterator[list[Restarting]]:
    """Run an embedded server and a worker while the context lasts.

    Returns:
        Who looks after each part, if tended now and then.

    Raises:
        EmbeddedServerError: one of them does not start.
    """
    require_worker_extra()
    with EmbeddedServer(settings.data_dir) as server:
        worker = WorkerProcess(server, concurrency)
        try:
            with EventStore(server.url, settings=settings) as store:
                for lost in store.workers.alive():  # as an earlier life of the server left them
                    store.workers.gone(lost)
                worker.start()
                _wait_for_worker(store, worker)
            yield [
                Restarting("server", server, messages=f"see {server.log_file}",
                           most_deaths=_MOST_DEATHS_OF_THE_SERVER),
                Restarting("worker", worker, messages="its messages stand above"),
                Restarting("watcher", server.watch, messages="it says nothing"),
            ]  # fmt: skip
        finally:
            worker.stop()


def tend(parts: list[Restarting]) -> None:
    """Look after each part once, and say what became of it."""
    for part in parts:
        part.tend(_say)


def _say(words: str) -> None:
    with suppress(OSError):  # who listens no more must not end what runs
        typer.echo(printable(words), err=True)


def _wait_for_worker(store: EventStore, worker: WorkerProcess) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while not store.workers.alive():
        if worker.poll() is not None:
            raise EmbeddedServerError("the worker ended at once; its messages stand above")
        if time.monotonic() > deadline:
            raise EmbeddedServerError(f"the worker was not ready in {_READY_SECONDS} seconds")
        time.sleep(_LOOK_SECONDS)
