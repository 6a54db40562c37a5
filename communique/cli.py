"""The command `communique`, put together from the commands of its components."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from communique.commands import dead, groups
from communique.commands.check import check
from communique.commands.completion import answer_shells, completion
from communique.commands.correcting import corrections, join, split
from communique.commands.demo import demo
from communique.commands.down import down
from communique.commands.event import event
from communique.commands.events import events
from communique.commands.explain import explain
from communique.commands.extract import extract
from communique.commands.forget import forget
from communique.commands.forward import forward
from communique.commands.merge import merge
from communique.commands.people import people
from communique.commands.push import push
from communique.commands.reprocess import reprocess
from communique.commands.schema import schema
from communique.commands.status import status
from communique.commands.trim import trim
from communique.commands.up import up
from communique.commands.why import why
from communique.commands.worker import worker
from communique.terminal.consoles import messages
from communique_schemas.errors import CommuniqueError
from communique_schemas.printable import prepare_outputs, printable
from communique_schemas.version import __version__

_INTERRUPTED = 130

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Reads the meetings and the agreements out of news articles.",
    pretty_exceptions_enable=False,
)
for _command in (
    extract, explain, push, reprocess, worker, events, event, people, why, join, split, corrections, forward,
    up, down, status, check, merge, trim, forget, schema, demo, completion,
):  # fmt: skip
    app.command()(_command)
app.add_typer(dead.app, name="dead")
app.add_typer(groups.app, name="groups")


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
    answer_shells()
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
    messages().print(f"error: {printable(words)}")
    sys.exit(1)


def _discard_output() -> None:
    """Let nothing more be tried to be written when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
