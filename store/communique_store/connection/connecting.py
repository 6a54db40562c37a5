"""Finds the broker and the store, and connects to the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import redis
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import ExponentialBackoff
from redis.exceptions import RedisClusterException
from redis.retry import Retry

from communique_schemas.errors import ConnectionFailedError, InvalidNameError, StoreError
from communique_store.connection.answers import explained, unexpected
from communique_store.connection.cluster import StoreCluster
from communique_store.connection.embedded import discover
from communique_store.connection.prompt_connection import (
    PromptConnection,
    PromptTLSConnection,
    PromptUnixConnection,
)
from communique_store.connection.sentinel import (
    connect_async_to_primary,
    connect_to_primary,
    is_watched,
)
from communique_store.connection.settings import ConnectionSettings
from communique_store.connection.urls import check_url, redacted
from communique_store.keys import Keys

DEFAULT_URL = "redis://localhost:6379/0"
_CONNECT_SECONDS = 3
_ANSWER_SECONDS = 30
_TRIES = 2
_CLUSTERED = "+cluster"
_CONNECTIONS = {
    "redis": PromptConnection,
    "rediss": PromptTLSConnection,
    "unix": PromptUnixConnection,
}


def resolve_store_url(settings: ConnectionSettings) -> str:
    """The store's URL: as set, else of the running embedded server, else the local default."""
    return settings.store_url or discover(settings.data_dir) or settings.broker_url or DEFAULT_URL


def resolve_broker_url(settings: ConnectionSettings) -> str:
    """The broker's URL: as set, else of the running embedded server, else the store's."""
    return settings.broker_url or discover(settings.data_dir) or settings.store_url or DEFAULT_URL


def connect(url: str, keys: Keys) -> Any:
    """Make a client; to one server nothing is sent before its first command.

    Args:
        url: of a server, with `+cluster` in its scheme of any node of a Redis Cluster, or of Sentinels.
        keys: those of the store, which decide by which node of a cluster it is kept.

    Returns:
        A `redis.Redis` or a `StoreCluster`, which take the same commands.

    Raises:
        ConnectionFailedError: the URL is none of a Redis server or of Sentinels, or no node of the cluster
            answers.
    """
    check_url(url)
    scheme, _, place = url.partition("://")
    options: dict[str, Any] = {
        "socket_connect_timeout": _CONNECT_SECONDS,
        "socket_timeout": _ANSWER_SECONDS,
        "health_check_interval": 15,
        "retry": Retry(ExponentialBackoff(cap=1), _TRIES),
    }
    if is_watched(url):
        return connect_to_primary(url, options)
    try:
        options["connection_class"] = _CONNECTIONS[scheme.removesuffix(_CLUSTERED)]
        if not scheme.endswith(_CLUSTERED):
            return _to_one_server(url, options)
        with reporting(url):  # redis-py overrides the class where the scheme is `rediss`
            cluster: Any = StoreCluster.from_url(f"redis://{place}", **options)
    except (KeyError, ValueError, TypeError):  # their words may hold a part of the password
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no Redis URL: set COMMUNIQUE_STORE_URL to redis://host:6379/0, to "
            "rediss://… for TLS, to redis+cluster://… for a cluster, or to sentinel://…; behind a `?` stand "
            "redis-py's own options alone"
        ) from None
    cluster.tag = keys.all
    return cluster


def connect_async(url: str) -> Any:
    """Make a `redis.asyncio.Redis`, to one server; nothing is sent before its first command.

    Raises:
        ConnectionFailedError: the URL is none of a Redis server or of Sentinels.
    """
    check_url(url)
    options: dict[str, Any] = {
        "socket_connect_timeout": _CONNECT_SECONDS,
        "socket_timeout": _ANSWER_SECONDS,
        "health_check_interval": 15,
        "retry": AsyncRetry(ExponentialBackoff(cap=1), _TRIES),
    }
    if is_watched(url):
        return connect_async_to_primary(url, options)
    try:
        client = redis.asyncio.Redis.from_url(url, **options)
        pool = client.connection_pool
        pool.connection_class(**pool.connection_kwargs)  # one of the URL's options may be unknown
    except (ValueError, TypeError):  # their words may hold a part of the password
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no URL of one Redis server: set COMMUNIQUE_STORE_URL to "
            "redis://host:6379/0, or to rediss://… for TLS"
        ) from None
    return client


def _to_one_server(url: str, options: dict[str, Any]) -> Any:
    client = redis.Redis.from_url(url, **options)
    pool = client.connection_pool
    pool.connection_class(**pool.connection_kwargs)  # one of the URL's options may be unknown to it
    return client


@contextmanager
def reporting(url: str) -> Iterator[None]:
    """Turn what the store's server or the way to it refuses into a clear error.

    Raises:
        StoreFullError: its memory limit is reached, or it cannot write to its disk.
        ConnectionFailedError: it cannot be reached, or refuses this user.
        StoreError: it answers what no command of ours should be answered.
        InvalidNameError: a name that was asked for cannot be sent to it.
    """
    place = f"the store at {redacted(url)}"
    try:
        yield
    except (redis.RedisError, RedisClusterException) as error:
        known = explained(error, place, "COMMUNIQUE_STORE_URL")
        raise known or unexpected(error, place) from error
    except UnicodeDecodeError as error:
        raise StoreError(
            f"{place} holds under our names what others wrote ({error.object!r} is no UTF-8): `communique "
            "check` tells more; take it out, or set another COMMUNIQUE_KEY_PREFIX"
        ) from error
    except UnicodeEncodeError as error:  # an argument of a command may be any bytes
        raise InvalidNameError(
            f"{error.object!r} holds half of a surrogate pair (was it UTF-8?): nothing in the store is "
            "called so"
        ) from error
