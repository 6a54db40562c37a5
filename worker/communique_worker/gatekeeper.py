"""Lets none but well-formed messages into Celery, whose worker a malformed one can end, and the next one too.

The queue may be reached by strangers. Celery reads a message in the worker's main process: where that
fails in an unforeseen way the process ends, gives the message back, and so does the next one.
"""

from queue import Empty
from typing import Any

import redis
from celery.worker.consumer import Consumer
from kombu.transport import TRANSPORT_ALIASES
from kombu.transport import redis as kombu_redis

from communique_schemas import TASK_NAME
from communique_schemas.nesting import DEEPEST, is_deeper
from communique_store.connection.broker import (
    PromptChannel,
    PromptSentinelChannel,
    PromptSentinelTransport,
    PromptTransport,
)
from communique_store.telemetry.logs import logger
from communique_store.telemetry.tracing import CARRIED

_LOG = logger(__name__)
_DEEPEST = 2 * DEEPEST
"""Python's pickle, by which a message goes on to the pool, does not follow much deeper."""
_HEADERS = ("lang", "task", "id", "argsrepr", "kwargsrepr", "origin", *CARRIED)
"""Those that an extraction needs, or its trace; others could delay it, or let it expire."""
_MALFORMED = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class GuardedConsumer(Consumer):  # type: ignore[misc]
    """Celery's consumer, which takes off the queue what is no call of our one task, and says so."""

    def create_task_handler(self, *arguments: Any, **options: Any) -> Any:
        """Celery's handler of messages behind a check."""
        handle = super().create_task_handler(*arguments, **options)

        def guarded(message: Any) -> None:
            wrong = fault_of(message)
            if wrong:
                _LOG.error("a message is taken off the queue", why=wrong)
                message.reject_log_error(_LOG, self.connection_errors)
                return
            message.headers = {
                key: message.headers[key] for key in _HEADERS if key in message.headers
            }
            handle(message)

        return guarded


def fault_of(message: Any) -> str | None:
    """Why a message of kombu's is no call of our task, in words that are safe to print; None if it is one."""
    headers = message.headers
    if not isinstance(headers, dict) or not isinstance(message.delivery_info, dict):
        return "its envelope is malformed"
    if headers.get("task") != TASK_NAME:
        return f"it calls another task: {str(headers.get('task'))[:80]!a}"
    if not isinstance(headers.get("id"), str):
        return "it has no id"
    if any(not isinstance(headers.get(key, ""), str) for key in _HEADERS):
        return "its headers are malformed"
    try:
        payload = message.payload
    except Exception as error:  # noqa: BLE001 - whatever a decoder raises, the message is no good
        return f"it cannot be decoded ({type(error).__name__})"
    if is_deeper(payload, _DEEPEST):
        return f"it is nested more than {_DEEPEST} levels deep"
    match payload:
        case [list(), dict(), dict() as asked] if not any(asked.values()):
            return None
    return "its body is no plain call of a task"


class _Guard(kombu_redis.Channel):
    """A channel of kombu's to Redis, which leaves out what is no message at all, and says so.

    It also says in kombu's own terms that its connection is closed. Where the server goes away right after
    a worker has started, kombu asks a closed connection for its address; that fails with an error which
    nobody expects, and ends the worker that should wait for the server.
    """

    def _brpop_read(self, **options: Any) -> Any:
        try:
            return super()._brpop_read(**options)  # type: ignore[no-untyped-call]
        except _MALFORMED as error:
            _LOG.error("what stood in the queue was no message", error=type(error).__name__)
            raise Empty from error

    def _connparams(self, *arguments: Any, **options: Any) -> Any:
        if self.connection is None or self.connection.client is None:
            raise redis.ConnectionError("the connection of this channel is closed")
        return super()._connparams(*arguments, **options)  # type: ignore[no-untyped-call]


class GuardedChannel(_Guard, PromptChannel):
    """kombu's channel to Redis, guarded."""


class GuardedSentinelChannel(_Guard, PromptSentinelChannel):
    """kombu's channel to a Redis that Sentinel names, guarded."""


class GuardedTransport(PromptTransport):
    """kombu's transport over Redis with our channel."""

    Channel = GuardedChannel


class GuardedSentinelTransport(PromptSentinelTransport):
    """kombu's transport over a Redis that Sentinel names with our channel."""

    Channel = GuardedSentinelChannel


def guard_redis() -> None:
    """Let every connection of this process to a Redis broker go through our channel."""
    for scheme in ("redis", "rediss"):
        TRANSPORT_ALIASES[scheme] = f"{__name__}:{GuardedTransport.__name__}"
    TRANSPORT_ALIASES["sentinel"] = f"{__name__}:{GuardedSentinelTransport.__name__}"
