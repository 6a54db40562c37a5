"""`communique worker`: a worker in the foreground."""

import os
from typing import Annotated, Literal

import typer

from communique.commands.options import MetricsPort
from communique_worker.extra import require_worker_extra


def worker(
    concurrency: Annotated[
        int | None, typer.Option(help="Pool processes; by default one a core.")
    ] = None,
    loglevel: Annotated[str, typer.Option(help="debug, info, warning or error.")] = "info",
    metrics_port: MetricsPort = None,
    log_format: Annotated[
        Literal["text", "json"] | None,
        typer.Option(help="Lines for people (the default), or a JSON object a line."),
    ] = None,
) -> None:
    """Run a worker in the foreground until Ctrl-C or SIGTERM.

    Example: communique worker --concurrency 2
    """
    require_worker_extra()
    if metrics_port:
        os.environ["COMMUNIQUE_METRICS_PORT"] = str(metrics_port)
    if log_format:
        os.environ["COMMUNIQUE_LOG_FORMAT"] = log_format
    from communique_worker.app import app
    from communique_worker.settings import worker_settings

    # the banner is for people
    quiet = ["--quiet"] if worker_settings().log_format == "json" else []
    arguments = [*quiet, "worker", f"--loglevel={loglevel}", "--without-gossip", "--without-mingle"]
    if concurrency:
        arguments.append(f"--concurrency={concurrency}")
    app.worker_main(arguments)
