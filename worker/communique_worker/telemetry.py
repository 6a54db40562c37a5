"""Metrics and health of a worker: counted by its pool, served by the process that looks after it."""

import logging
from collections.abc import Callable
from typing import Any

from communique_schemas.errors import CommuniqueError, ModelMissingError
from communique_store.telemetry.figures import StoreFigures
from communique_store.telemetry.logs import logger, set_up_logs
from communique_store.telemetry.metrics import Counting
from communique_store.telemetry.serving import TelemetryServer, server_checks
from communique_store.telemetry.tracing import begin_tracing
from communique_worker.settings import worker_settings

_LOG = logger(__name__)
_ends: list[Callable[[], None]] = []
_servers: list[TelemetryServer] = []
_providers: list[Any] = []


def prepare_telemetry() -> None:
    """Take the address and begin to count, before the pool is forked; nothing answers yet.

    Raises:
        SystemExit: the address cannot be had, or the extra is missing. Celery would only log another error.
    """
    settings = worker_settings()
    if settings.metrics_port is None:
        return
    try:
        counting = Counting(with_children=True)
        collectors = [*counting.collectors(), StoreFigures(settings)]
        checks = {**server_checks(settings), "model": _model_is_loaded}
        server = TelemetryServer(settings.metrics_host, settings.metrics_port, checks, collectors)
    except CommuniqueError as error:
        set_up_logs(logging.INFO, settings.log_format)  # Celery does it only later
        _LOG.critical("the worker cannot start", error=str(error))
        raise SystemExit(1) from error
    _servers.append(server)
    _ends.extend((server.close, counting.close))


def start_telemetry() -> None:
    """Answer from now on: the pool runs."""
    for server in _servers:
        server.start()


def end_telemetry() -> None:
    """Answer no more, and take the shared counts away."""
    while _ends:
        _ends.pop(0)()


def trace_in_pool() -> None:
    """Export the spans of this process of the pool, if the environment asks for it.

    Not before the fork: what exports has a thread of its own, which no child would have.
    """
    provider = begin_tracing("communique-worker")
    if provider is not None:
        _providers.append(provider)


def end_trace_in_pool() -> None:
    """Export the spans that are left."""
    while _providers:
        _providers.pop().shutdown()


def _model_is_loaded() -> None:
    from communique_worker.tasks import extractor

    if not extractor.cache_info().currsize:
        raise ModelMissingError("the model is not loaded")
