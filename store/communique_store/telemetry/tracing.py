"""Traces by OpenTelemetry, from a push to what is stored; off unless the environment asks for them.

A program of others that has OpenTelemetry set up gets our spans among its own. Where nobody has imported it
nothing happens, and nothing is imported. No span holds a word of a text, nor what an error says, which may
quote one.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, Literal

from communique_store.telemetry.logs import logger

Kind = Literal["internal", "producer", "consumer"]

CARRIED = ("traceparent", "tracestate")
"""Headers of a message by which a trace goes on with who reads it (W3C Trace Context)."""

_LOG = logger(__name__)
_ASKED_BY = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_NAMED_BY = ("OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES")
_API = "opentelemetry.trace"


def begin_tracing(service: str) -> Any:
    """Export the spans of this process by OTLP over HTTP, if the environment asks for it.

    Args:
        service: its name, where the environment tells none.

    Returns:
        The provider, whose `shutdown` exports what is left; None where nothing is exported.
    """
    asked = any(os.environ.get(name) for name in _ASKED_BY)
    if not asked or os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return None
    if not find_spec("opentelemetry") or not find_spec("opentelemetry.exporter"):
        _LOG.warning('no traces are written: pip install "communique[metrics]"')
        return None
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    named = any(os.environ.get(name) for name in _NAMED_BY)
    provider = TracerProvider(resource=Resource.create({} if named else {"service.name": service}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return provider


@contextmanager
def tracing(service: str) -> Iterator[None]:
    """Export the spans of the context, if the environment asks for it (see `begin_tracing`)."""
    provider = begin_tracing(service)
    try:
        yield
    finally:
        if provider is not None:
            provider.shutdown()


@contextmanager
def span(
    name: str, kind: Kind = "internal", carried: Mapping[str, str] | None = None, **attributes: Any
) -> Iterator[None]:
    """Make what happens in the context one span of its trace.

    Args:
        name: what happens.
        kind: whether a message is sent (`producer`) or read (`consumer`) by it.
        carried: headers of the message that is read: it goes on with the trace of who sent it.
        attributes: of the span, under names of ours.
    """
    if _API not in sys.modules:
        yield
        return
    from opentelemetry import trace

    with trace.get_tracer("communique").start_as_current_span(
        f"communique {name}",
        context=_propagator().extract(carried) if carried else None,
        kind=trace.SpanKind[kind.upper()],
        attributes=_ours(attributes),
        record_exception=False,
        set_status_on_exception=False,
    ) as made:
        try:
            yield
        except BaseException as error:
            made.set_status(trace.StatusCode.ERROR, type(error).__name__)
            raise


def note(name: str, **attributes: Any) -> None:
    """Enter something that happened into the span of this moment."""
    if _API in sys.modules:
        from opentelemetry import trace

        trace.get_current_span().add_event(name, _ours(attributes))


def carry() -> dict[str, str]:
    """Headers for a message that is sent now."""
    headers: dict[str, str] = {}
    if _API in sys.modules:
        _propagator().inject(headers)
    return headers


def trace_id() -> dict[str, str]:
    """The id of the trace of this moment, as a field of logs; nothing where there is none."""
    parent = carry().get(CARRIED[0])
    return {"trace_id": parent.split("-")[1]} if parent else {}


def _propagator() -> Any:
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator()


def _ours(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {f"communique.{name}": value for name, value in attributes.items()}
