"""The command `communique`, put together from the commands of its components."""

import os
import sys
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from communique.demo import demo
from communique.down import down
from communique.status import status
from communique.up import up
from communique_producer import cli as producer_cli
from communique_schemas.errors import CommuniqueError
from communique_schemas.printable import prepare_outputs, printable
from communique_schemas.version import __version__
from communique_store import cli as store_cli
from communique_store.events_command import events
from communique_store.forget_command import forget
from communique_worker import cli as worker_cli

_INTERRUPTED = 130

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Reads the meetings and the agreements out of news articles.",
    pretty_exceptions_enable=False,
)
for _command in (
    worker_cli.extract,
    worker_cli.explain,
    producer_cli.push,
    producer_cli.reprocess,
    worker_cli.worker,
    events,
    up,
    down,
    status,
    store_cli.check,
    store_cli.trim,
    forget,
    store_cli.schema,
    demo,
):
    app.command()(_command)
store_cli.dead_app.command("retry")(producer_cli.retry)
app.add_typer(store_cli.dead_app, name="dead")
app.add_typer(store_cli.groups_app, name="groups")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command; errors of ours are one sentence on standard error and exit code 1."""
    prepare_outputs()
    try:
        _run()
    except CommuniqueError as error:
        _fail(str(error))
    except OSError as error:  # such as a full disk behind standard output
        _discard_output()
        _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _run() -> None:
    # as UTF-8, whatever the locale takes the bytes for
    arguments = [os.fsencode(given).decode(errors="surrogateescape") for given in sys.argv[1:]]
    try:
        app(args=arguments)
    finally:
        sys.stdout.flush()


def _fail(words: str) -> NoReturn:
    Console(stderr=True, markup=False, highlight=False, soft_wrap=True).print(
        f"error: {printable(words)}"
    )
    sys.exit(1)


def _discard_output() -> None:
    """Let nothing more be tried to be written when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
