"""The command `communique`, put together from the commands of its components."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from communique.commands.completion import answer_shells
from communique.loading import group_of
from communique.terminal.consoles import messages
from communique_schemas.errors import CommuniqueError
from communique_schemas.printable import prepare_outputs, printable
from communique_schemas.version import __version__

_INTERRUPTED = 130

_HOMES = {
    "extract": "extract", "explain": "explain", "push": "push", "reprocess": "reprocess", "worker": "worker",
    "events": "events", "event": "event", "people": "people", "why": "why", "join": "correcting",
    "split": "correcting", "corrections": "correcting", "forward": "forward", "up": "up", "down": "down",
    "status": "status", "check": "check", "merge": "merge", "trim": "trim", "forget": "forget",
    "schema": "schema", "console": "console", "demo": "demo", "completion": "completion", "dead": "dead",
    "groups": "groups",
}  # fmt: skip
"""Every command, in the order of the help, and its file in `commands/`."""

app = typer.Typer(
    cls=group_of(_HOMES),
    no_args_is_help=True,
    add_completion=False,
    help="Reads the meetings and the agreements out of news articles.",
    pretty_exceptions_enable=False,
)


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
