"""`communique worker`: a worker in the foreground."""

from typing import Annotated

import typer

from communique_worker.extra import require_worker_extra


def worker(
    concurrency: Annotated[
        int | None, typer.Option(help="Pool processes; by default one a core.")
    ] = None,
    loglevel: Annotated[str, typer.Option(help="debug, info, warning or error.")] = "info",
) -> None:
    """Run a worker in the foreground until Ctrl-C or SIGTERM.

    Example: communique worker --concurrency 2
    """
    require_worker_extra()
    from communique_worker.app import app

    arguments = ["worker", f"--loglevel={loglevel}", "--without-gossip", "--without-mingle"]
    if concurrency:
        arguments.append(f"--concurrency={concurrency}")
    app.worker_main(arguments)
