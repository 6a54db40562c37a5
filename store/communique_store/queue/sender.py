"""Sends chunks of article ids over Celery's broker."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

import redis
from celery import Celery
from kombu.exceptions import OperationalError
from kombu.messaging import Producer as Publisher

from communique_schemas import TASK_NAME, Article, ChunkMessage
from communique_schemas.errors import ConnectionFailedError, StoreError
from communique_store import redacted
from communique_store.connection.answers import explained, unexpected
from communique_store.connection.broker import BROKER_VARIABLE, broker_connection
from communique_store.connection.sentinel import celery_url, transport_options
from communique_store.queue.chunks import chunks
from communique_store.telemetry.tracing import carry, span

_CONNECT_SECONDS = 3
_ANSWER_SECONDS = 30


@lru_cache(maxsize=8)
def _application(broker_url: str) -> Celery:
    """The Celery application for a broker; it takes long to make, and threads may share it."""
    application = Celery("communique-producer", broker=celery_url(broker_url), set_as_current=False)
    application.conf.update(
        task_serializer="json",
        task_ignore_result=True,
        task_publish_retry=False,
        broker_connection_timeout=_CONNECT_SECONDS,
        broker_transport_options={
            "socket_connect_timeout": _CONNECT_SECONDS,
            "socket_timeout": _ANSWER_SECONDS,
            **transport_options(broker_url),
        },
    )
    return application


class Sender:
    """Sends to one queue; holds its connection as long as it is in use.

    Every method raises `ConnectionFailedError` where the broker cannot be reached or refuses.
    """

    def __init__(self, broker_url: str, queue: str) -> None:
        self._url = broker_url
        self._queue = queue
        self._connection: Any = None  # kombu has no types
        self._app = _application(broker_url)

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.close()

    def open(self) -> Any:
        """Connect, or give the `kombu.Connection` that there is."""
        if self._connection is None:
            connection = broker_connection(self._app, self._url)
            try:
                connection.ensure_connection(max_retries=1, interval_start=0.1)
            except ValueError as error:  # one of the transport's settings is missing or wrong
                connection.release()
                raise ConnectionFailedError(
                    f"{redacted(self._url)!r} cannot be used as {BROKER_VARIABLE}: {error}"
                ) from error
            except Exception as error:
                connection.release()
                raise self._explained(error) from error
            self._connection = connection
        return self._connection

    def close(self) -> None:
        """Close the connection; the next use opens another one."""
        if self._connection is not None:
            self._connection.release()
            self._connection = None

    def send(self, articles: Iterable[Article]) -> None:
        """Send articles in chunks, by their ids; returns when the broker has all of them."""
        self.send_ids([article.id for article in chunk] for chunk in chunks(articles))

    def send_ids(self, messages: Iterable[Sequence[str]]) -> None:
        """Send messages that name these articles; returns when the broker has all of them."""
        new_publisher: Any = Publisher
        connection = self.open()
        try:
            with new_publisher(connection) as publisher, publisher.batch():
                for ids in messages:
                    message = ChunkMessage(articles=tuple(ids))
                    with span("send", "producer", articles=len(ids), queue=self._queue):
                        self._app.send_task(
                            TASK_NAME,
                            args=[message.payload()],
                            argsrepr=f"({len(ids)} articles)",  # Celery's own takes long to write
                            headers=carry(),
                            queue=self._queue,
                            producer=publisher,
                        )
        except Exception as error:
            self.close()
            raise self._explained(error) from error

    def depth(self) -> int:
        """The number of messages that wait in the queue."""
        connection = self.open()
        try:
            queue = self._app.amqp.queues[self._queue].bind(connection.default_channel)
            return int(queue.queue_declare(passive=False).message_count)
        except Exception as error:
            self.close()
            raise self._explained(error) from error

    def _explained(self, error: Exception) -> Exception:
        """Say what the broker's failure means; an error that is none of the broker stays itself."""
        place = f"the broker at {redacted(self._url)}"
        cause = error.__cause__ if isinstance(error, OperationalError) else error
        if isinstance(cause, redis.RedisError):
            if "WRONGTYPE" in str(cause):
                return StoreError(
                    f"{place} holds something else under the queue's names ({cause}): take it out, or set "
                    f"COMMUNIQUE_QUEUE to another name than {self._queue!r}"
                )
            return explained(cause, place, BROKER_VARIABLE) or unexpected(cause, place)
        if isinstance(error, OperationalError | OSError):
            failure = cause or error
            return ConnectionFailedError(
                f"cannot reach {place}: start one with `communique up`, or set {BROKER_VARIABLE} "
                f"({type(failure).__name__}: {failure})"
            )
        return error
