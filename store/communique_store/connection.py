"""Finds the broker and the store, and connects to the store."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import AskError, ClusterError, NoPermissionError, RedisClusterException
from redis.retry import Retry

from communique_schemas.errors import ConnectionFailedError, StoreFullError
from communique_store.cluster import StoreCluster
from communique_store.embedded import discover
from communique_store.keys import Keys
from communique_store.settings import ConnectionSettings

DEFAULT_URL = "redis://localhost:6379/0"
_CONNECT_SECONDS = 3
_ANSWER_SECONDS = 30
_TRIES = 2
_CLUSTERED = "+cluster"
_SECRET = re.compile(r"(\w*password=)[^&]*")


def resolve_store_url(settings: ConnectionSettings) -> str:
    """The store's URL: as set, else of the running embedded server, else the local default."""
    return settings.store_url or discover(settings.data_dir) or settings.broker_url or DEFAULT_URL


def resolve_broker_url(settings: ConnectionSettings) -> str:
    """The broker's URL: as set, else of the running embedded server, else the store's."""
    return settings.broker_url or discover(settings.data_dir) or settings.store_url or DEFAULT_URL


def connect(url: str, keys: Keys) -> Any:
    """Make a client; to one server nothing is sent before its first command.

    Args:
        url: of a server, or with `+cluster` in its scheme of any node of a Redis Cluster.
        keys: those of the store, which decide by which node of a cluster it is kept.

    Returns:
        A `redis.Redis` or a `StoreCluster`, which take the same commands.

    Raises:
        ConnectionFailedError: the URL is none of a Redis server, or no node of the cluster answers.
    """
    options: dict[str, Any] = {
        "socket_connect_timeout": _CONNECT_SECONDS,
        "socket_timeout": _ANSWER_SECONDS,
        "health_check_interval": 15,
        "retry": Retry(ExponentialBackoff(cap=1), _TRIES),
    }
    scheme, clustered, place = url.partition(_CLUSTERED)
    try:
        if not clustered:
            return redis.Redis.from_url(url, **options)
        with reporting(url):
            cluster: Any = StoreCluster.from_url(scheme + place, **options)
    except ValueError as error:
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no Redis URL: write redis://host:6379/0, rediss://… for TLS, "
            "redis+cluster://… for a cluster"
        ) from error
    cluster.tag = keys.all
    return cluster


def redacted(url: str) -> str:
    """The URL without its passwords, for messages and logs."""
    parts = urlsplit(url)
    query = _SECRET.sub(r"\1***", parts.query)
    if parts.password is None:
        return urlunsplit(parts._replace(query=query))
    user = f"{parts.username or ''}:***@"
    return urlunsplit(parts._replace(netloc=user + parts.netloc.rpartition("@")[2], query=query))


@contextmanager
def reporting(url: str) -> Iterator[None]:
    """Turn what the store's server or the way to it refuses into a clear error.

    Raises:
        StoreFullError: its memory limit is reached, or it cannot write to its disk.
        ConnectionFailedError: it cannot be reached, or refuses this user.
    """
    try:
        yield
    except (redis.RedisError, RedisClusterException) as error:
        known = explained(error, f"the store at {redacted(url)}", "COMMUNIQUE_STORE_URL")
        if known is None:
            raise
        raise known from error


def explained(error: Exception, place: str, variable: str) -> ConnectionFailedError | None:
    """The error of ours for what a server refuses, or None for any other answer.

    Args:
        error: as redis-py raised it.
        place: the server in words, without passwords.
        variable: the setting that holds its URL.
    """
    words = str(error)
    rights = isinstance(error, redis.AuthenticationError | NoPermissionError)
    if rights or words.startswith("ACL failure"):  # the latter within a script
        return ConnectionFailedError(
            f"{place} refuses this user: {words}; check user, password and rights in {variable}"
        )
    if isinstance(error, redis.ConnectionError | redis.TimeoutError | RedisClusterException):
        return ConnectionFailedError(
            f"cannot reach {place}: start one with `communique up`, or set {variable} "
            f"({type(error).__name__})"
        )
    if isinstance(error, redis.OutOfMemoryError) or words.startswith("OOM"):
        return StoreFullError(
            f"{place} has reached its memory limit: raise maxmemory, take out old articles "
            "(COMMUNIQUE_RETENTION_DAYS, `communique trim`), or wait until the queue is worked off"
        )
    if words.startswith("MISCONF"):
        return StoreFullError(f"{place} cannot write to its disk, which may be full: {words}")
    passing = isinstance(error, redis.ReadOnlyError | AskError | ClusterError)
    if passing or words.startswith(("CLUSTERDOWN", "MASTERDOWN")):
        return ConnectionFailedError(f"{place} takes no writes now: {words}")
    return None
