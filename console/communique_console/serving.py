"""Runs the application until a signal ends it."""

import socket
from collections.abc import Callable

import uvicorn

from communique_console.app import make_app
from communique_console.services import Weigh
from communique_console.settings import ConsoleSettings
from communique_schemas.errors import SettingsError
from communique_store import EventStore

_GRACE_SECONDS = 10


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    settings: ConsoleSettings,
    host: str,
    port: int,
    *,
    is_open: bool,
    merge: Callable[[EventStore, list[str] | None], object],
    weigh: Weigh,
    ready: Callable[[str], object],
) -> None:
    """Serve until SIGINT or SIGTERM; streams are ended, and other requests are answered first.

    Args:
        settings: of the application.
        host: address or name to listen on.
        port: 0 takes a free one.
        is_open: let everybody on this machine in without a key.
        merge: as for `make_app`.
        weigh: as for `make_app`.
        ready: told the address of the page when it can be opened.

    Raises:
        SettingsError: the address is taken, or none of this machine.
    """
    app = make_app(settings, is_open=is_open, merge=merge, weigh=weigh)
    with _listening(host, port) as listener:
        _break_off_after(listener, settings.console_stall_seconds)
        number = listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level="warning",
            access_log=False,  # its lines hold addresses with all that was searched for
            server_header=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            timeout_keep_alive=30,
            h11_max_incomplete_event_size=64 * 1024,
        )
        _Server(config, lambda: ready(f"http://{shown}:{number}/")).run([listener])


def _break_off_after(listener: socket.socket, seconds: float) -> None:
    """Let connections break whose other end takes nothing of what was written for so long after it was ended.

    A connection that is closed in order stays until all was taken, for ever where its reader stands still.
    """
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux has it
    if option is not None:  # and connections take it over from what listens
        listener.setsockopt(socket.IPPROTO_TCP, option, round(2000 * seconds))


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({error.strerror or error}): set another --port"
        ) from error
