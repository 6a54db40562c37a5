"""The command `communique`, put together from the commands of its components."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from communique.demo import demo
from communique.down import down
from communique.status import status
from communique.up import up
from communique_producer import cli as producer_cli
from communique_schemas.errors import CommuniqueError
from communique_schemas.printable import printable
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
    try:
        app()
    except CommuniqueError as error:
        Console(stderr=True, markup=False, highlight=False, soft_wrap=True).print(
            f"error: {printable(str(error))}"
        )
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
