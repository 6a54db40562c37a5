"""`communique console`: the HTTP interface and the page, and the keys to them."""

import logging
import os
import signal
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.commands.demo import samples
from communique.commands.ending import end_as_by_ctrl_c
from communique.commands.up import running, tend
from communique.restarting import Restarting
from communique.terminal.consoles import output
from communique.terminal.lists import add, rows
from communique_producer.producer import Producer
from communique_schemas import Article
from communique_schemas.errors import MissingExtraError, SettingsError
from communique_schemas.printable import printable
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import discover
from communique_store.telemetry.logs import set_up_logs
from communique_worker.extra import require_worker_extra
from communique_worker.merging import merge_left, merge_stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique_console.keys import KeyFile
    from communique_console.settings import ConsoleSettings
    from communique_extraction.extractor import Extractor

_LOOK_SECONDS = 0.2
app = typer.Typer(help="The HTTP interface and the page: runs them, and makes keys to them.")
keys = typer.Typer(no_args_is_help=True, help="Keys of the HTTP interface; their hashes are kept.")
app.add_typer(keys, name="keys")


def require_console_extra() -> None:
    """Check that what serves HTTP is installed.

    Raises:
        MissingExtraError: it is not.
    """
    needed = ("fastapi", "uvicorn", "limits", "sse_starlette")
    if any(find_spec(name) is None for name in needed):
        raise MissingExtraError('this needs FastAPI and others: pip install "communique[console]"')


@app.callback(invoke_without_command=True)
def console(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = 8765,
    no_keys: Annotated[
        bool, typer.Option("--no-keys", help="Let everybody on this machine in; not beyond it.")
    ] = False,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the page in a browser, where there is one.")
    ] = False,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo", help="Show the sample articles, on a server that is gone afterwards."
        ),
    ] = False,
    concurrency: Annotated[
        int, typer.Option(min=1, help="Pool processes of the worker, where one is started.")
    ] = 1,
    log_format: Annotated[
        Literal["text", "json"] | None,
        typer.Option(help="Lines for people (the default), or a JSON object a line."),
    ] = None,
) -> None:
    """Serve the HTTP interface and the page until Ctrl-C.

    With no server set, and none that `communique up` runs, it starts an embedded one and a worker.

    Example: communique console --no-keys --open
    """
    if context.invoked_subcommand:
        return
    require_console_extra()
    from communique_console.serving import serve
    from communique_console.settings import ConsoleSettings

    with ExitStack() as around:
        settings = ConsoleSettings()
        if demo:
            settings = settings.model_copy(
                update={
                    "store_url": None,
                    "broker_url": None,
                    "data_dir": Path(
                        around.enter_context(TemporaryDirectory(prefix="communique-"))
                    ),
                }
            )
        set_up_logs(logging.INFO, log_format or settings.log_format)
        _check_keys(settings, host, no_keys=no_keys)
        end_as_by_ctrl_c(signal.SIGTERM, signal.SIGHUP)
        around.enter_context(suppress(KeyboardInterrupt))  # that is how it ends
        around.enter_context(_beside(settings, concurrency))
        if demo:
            Producer(settings=settings).push(samples())
        serve(
            settings,
            host,
            port,
            is_open=no_keys,
            merge=_merge,
            weigh=_Reading(),
            ready=lambda address: _tell(address, opens=open_page),
        )


@keys.command("add")
def add_key(
    name: Annotated[str, typer.Argument(help="Whose it is, for logs and lists.")],
    scope: Annotated[
        list[str] | None,
        typer.Option(help="read, push or operate; several by repeating it.", show_default="read"),
    ] = None,
) -> None:
    """Make a key, and print it: it cannot be shown again.

    Example: communique console keys add newsroom --scope read --scope push
    """
    file = _key_file()
    from communique_console.keys import SCOPES, new_key

    asked = scope or ["read"]
    wanted = [known for known in SCOPES if known in asked]
    if strange := set(asked).difference(SCOPES):
        raise typer.BadParameter(f"{min(strange)!r} is no scope: use {', '.join(SCOPES)}")
    key, secret = new_key(name, wanted)
    file.add(key)
    typer.echo(secret)
    typer.echo(f"kept by its hash in {printable(str(file.path))}", err=True)


@keys.command("list")
def list_keys() -> None:
    """List the keys by name and scopes.

    Example: communique console keys list
    """
    held = _key_file().keys()
    table = rows("name", "scopes", "hash begins")
    for key in held:
        add(table, (key.name, ", ".join(sorted(key.scopes)), key.digest[:8]))
    output().print(table if held else "no keys")


@keys.command("remove")
def remove_key(name: str) -> None:
    """Take a key out: it is let in no longer, also by a server that runs.

    Example: communique console keys remove newsroom
    """
    _key_file().remove(name)
    typer.echo(f"removed {printable(name)}")


def _key_file() -> "KeyFile":
    require_console_extra()
    from communique_console.app import keys_path
    from communique_console.keys import KeyFile
    from communique_console.settings import ConsoleSettings

    return KeyFile(keys_path(ConsoleSettings()))


def _check_keys(settings: "ConsoleSettings", host: str, *, no_keys: bool) -> None:
    """Check that who is let in was decided.

    Raises:
        SettingsError: there is no key, or none is wanted where others can reach the server.
    """
    from communique_console.app import keys_path
    from communique_console.keys import KeyRing

    if no_keys and not _is_loopback(host):
        raise SettingsError(
            f"--no-keys lets everybody in who reaches {host}: leave --host, or make keys "
            "(`communique console keys add`)"
        )
    if not no_keys and not KeyRing(settings.console_keys, keys_path(settings)).keys():
        raise SettingsError(
            "nobody could be let in: make a key (`communique console keys add NAME --scope read`), or say "
            "--no-keys to let everybody on this machine in"
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _merge(store: EventStore, reports: list[str] | None) -> None:
    if reports is None:
        merge_left(store, at_once=True)
    else:
        merge_stored(store, reports)


class _Reading:
    """Reads articles again in this process; the model is loaded when it is first asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._extractor: Extractor | None = None

    def __call__(self, article: Article, event_id: str) -> "Mapping[str, float] | None":
        """The weights that an event's confidence comes from; as for `make_app`."""
        require_worker_extra()
        from communique_extraction.assembly.confidence import reasons
        from communique_extraction.extractor import Extractor

        with self._lock:  # one at a time: the model is not made for several threads
            self._extractor = self._extractor or Extractor()
            trace = self._extractor.trace(article)
        told = zip(trace.events, trace.records, strict=True)
        return next((reasons(record) for event, record in told if event.id == event_id), None)


@contextmanager
def _beside(settings: ConnectionSettings, concurrency: int) -> Iterator[None]:
    """An embedded server and a worker, looked after in a thread, where no other server is meant."""
    if settings.store_url or settings.broker_url or discover(settings.data_dir):
        yield
        return
    with running(settings, concurrency) as parts:
        ending = Event()
        tending = Thread(target=_tend, args=(parts, ending), name="tending", daemon=True)
        tending.start()
        try:
            yield
        finally:
            ending.set()
            tending.join()


def _tend(parts: list[Restarting], ending: Event) -> None:
    while not ending.wait(_LOOK_SECONDS):
        tend(parts)


def _tell(address: str, *, opens: bool) -> None:
    typer.echo(f"ready: {address}console/ (Ctrl-C ends it)", err=True)
    if opens and (os.name == "nt" or os.environ.get("DISPLAY") or os.environ.get("BROWSER")):
        webbrowser.open(f"{address}console/")
