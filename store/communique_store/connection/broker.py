"""Makes connections to the broker over Celery's application, and says what is wrong with its URL."""

from typing import Any

from celery import Celery
from kombu.transport import redis as kombu_redis

from communique_schemas.errors import ConnectionFailedError
from communique_store.connection.prompt_connection import (
    PromptConnection,
    PromptSentinelConnection,
    PromptTLSConnection,
)
from communique_store.connection.sentinel import celery_url
from communique_store.connection.urls import check_url, redacted

BROKER_VARIABLE = "COMMUNIQUE_BROKER_URL"


class PromptChannel(kombu_redis.Channel):
    """kombu's channel to Redis, over connections whose other side must answer soon."""

    connection_class = PromptConnection
    connection_class_ssl = PromptTLSConnection


class PromptTransport(kombu_redis.Transport):
    """kombu's transport over Redis with our channel."""

    Channel = PromptChannel


class PromptSentinelChannel(kombu_redis.SentinelChannel):
    """kombu's channel to the Redis that Sentinel names, over such connections."""

    connection_class = PromptSentinelConnection


class PromptSentinelTransport(kombu_redis.SentinelTransport):
    """kombu's transport over such a Redis with our channel."""

    Channel = PromptSentinelChannel


_TRANSPORTS = {
    "redis": PromptTransport,
    "rediss": PromptTransport,
    "sentinel": PromptSentinelTransport,
}


def broker_connection(application: Celery, url: str) -> Any:
    """A connection to the broker that is not opened yet.

    Raises:
        ConnectionFailedError: Celery can make none of this URL.
    """
    check_url(url)
    if "+cluster" in url.partition("://")[0]:
        raise ConnectionFailedError(
            f"{redacted(url)!r} is a cluster, which keeps the store but not the queue: set "
            f"{BROKER_VARIABLE} to a single server"
        )
    try:
        connection: Any = application.connection_for_write(celery_url(url))  # kombu has no types
        connection.get_transport_cls()
    except (
        KeyError,
        TypeError,
        ValueError,
    ) as error:  # an unknown transport; a password in the query
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no broker URL that Celery can read: set {BROKER_VARIABLE} to "
            "redis://user:password@host:6379/0, redis+socket:///path, amqp://…, or another of its transports"
        ) from error
    except ImportError as error:
        raise ConnectionFailedError(
            f"{redacted(url)!r} needs a package that is not installed ({error}): install it, or set "
            f"{BROKER_VARIABLE} to another broker"
        ) from error
    connection.transport_cls = _TRANSPORTS.get(connection.transport_cls, connection.transport_cls)
    return connection
