"""A small HTTP server beside the work: `/metrics`, `/healthz` and `/readyz`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from communique_schemas.errors import CommuniqueError, SettingsError
from communique_store.connection.connecting import resolve_broker_url
from communique_store.connection.settings import ConnectionSettings
from communique_store.event_store import EventStore
from communique_store.queue.sender import Sender
from communique_store.telemetry.metrics import Counting

Checks = Mapping[str, Callable[[], object]]
"""What must hold for work to be done, by name: each raises an error of ours where it does not."""

_PLAIN = "text/plain; charset=utf-8"
_SLOW_CLIENT_SECONDS = 10


class TelemetryServer:
    """Answers from threads of its own until it is closed.

    The address is taken when the server is made, and answered on from `start` on: so a process that forks in
    between has no second thread yet.
    """

    def __init__(self, host: str, port: int, checks: Checks, collectors: Iterable[Any]) -> None:
        """Take an address.

        Args:
            host: address of an interface, or a name.
            port: 0 takes a free one.
            checks: what `/readyz` asks.
            collectors: what `/metrics` collects, as prometheus_client has it.

        Raises:
            SettingsError: the address is taken, or none of this machine.
        """
        answers = {
            "/metrics": lambda accept: _metrics(collectors, accept),
            "/healthz": lambda _: (200, _PLAIN, b"ok\n"),
            "/readyz": lambda _: _readiness(checks),
        }
        handler = type("Handler", (_Handler,), {"answers": answers})
        try:
            self._server = ThreadingHTTPServer((host, port), handler)
        except OSError as error:
            raise SettingsError(
                f"metrics cannot be served on {host}:{port} ({error.strerror or error}): set another "
                "port, or COMMUNIQUE_METRICS_HOST"
            ) from error
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, name="telemetry", daemon=True)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.server_address[1])

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    answers: Mapping[str, Callable[[str], tuple[int, str, bytes]]]
    timeout = _SLOW_CLIENT_SECONDS
    server_version, sys_version = "communique", ""

    def do_GET(self) -> None:
        answer = self.answers.get(self.path.partition("?")[0])
        if answer is None:
            status, kind, body = 404, _PLAIN, b"/metrics, /healthz and /readyz are here\n"
        else:
            status, kind, body = answer(self.headers.get("Accept", ""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing of a request: they come every few seconds."""


def _metrics(collectors: Iterable[Any], accept: str) -> tuple[int, str, bytes]:
    from prometheus_client import CollectorRegistry
    from prometheus_client.exposition import choose_encoder

    registry = CollectorRegistry(auto_describe=False)
    for collector in collectors:
        registry.register(collector)
    encode, kind = choose_encoder(accept)
    return 200, kind, encode(registry)


def _readiness(checks: Checks) -> tuple[int, str, bytes]:
    lines, status = [], 200
    for name, check in checks.items():
        try:
            check()
            lines.append(f"{name}: ok\n")
        except CommuniqueError as error:
            lines.append(f"{name}: {error}\n")
            status = 503
    return status, _PLAIN, "".join(lines).encode(errors="backslashreplace")


def store_check(settings: ConnectionSettings) -> Checks:
    """That the store answers."""

    def store_answers() -> None:
        with EventStore(settings=settings) as store:
            store.outbox.size()

    return {"store": store_answers}


def server_checks(settings: ConnectionSettings) -> Checks:
    """That the store answers, and the broker."""
    broker_url = resolve_broker_url(settings)

    def broker_answers() -> None:
        with Sender(broker_url, settings.queue) as sender:
            sender.depth()

    return {**store_check(settings), "broker": broker_answers}


@contextmanager
def serving(
    settings: ConnectionSettings,
    port: int | None,
    *,
    collectors: Iterable[Any] = (),
    checks: Checks | None = None,
) -> Iterator[None]:
    """Count in this process and serve its metrics while the context lasts, if a port is given.

    Args:
        settings: of the connections.
        port: none serves nothing.
        collectors: what is collected beside the counts.
        checks: what must hold to be ready; by default that store and broker answer.

    Raises:
        MissingExtraError: prometheus_client is not installed.
        SettingsError: the address cannot be had.
    """
    if port is None:
        yield
        return
    with closing(Counting()) as counting:
        collected = [*counting.collectors(), *collectors]
        checks = checks or server_checks(settings)
        with closing(TelemetryServer(settings.metrics_host, port, checks, collected)) as server:
            server.start()
            yield
