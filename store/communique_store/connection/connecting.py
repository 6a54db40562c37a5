"""Finds the broker and the store, and connects to the store."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import AskError, ClusterError, NoPermissionError, RedisClusterException
from redis.retry import Retry

from communique_schemas.errors import ConnectionFailedError, StoreFullError
from communique_store.connection.cluster import StoreCluster
from communique_store.connection.embedded import discover
from communique_store.connection.settings import ConnectionSettings
from communique_store.keys import Keys

DEFAULT_URL = "redis://localhost:6379/0"
_CONNECT_SECONDS = 3
_ANSWER_SECONDS = 30
_TRIES = 2
_CLUSTERED = "+cluster"
_SECRET = re.compile(r"(\w*password=)[^&#;]*")
_USER = re.compile(r"//([^/?#:@]*):.*@", re.DOTALL)
_PASSING = (redis.ReadOnlyError, redis.exceptions.NoScriptError, AskError, ClusterError)
"""A script that a pipeline has just loaded may be unknown again: the server was started anew."""
_PASSING_WORDS = (
    "BUSY ", "CLUSTERDOWN", "MASTERDOWN", "NOREPLICAS", "NOSCRIPT", "READONLY", "TRYAGAIN",
)  # fmt: skip


def resolve_store_url(settings: ConnectionSettings) -> str:
    """The store's URL: as set, else of the running embedded server, else the local default."""
    return settings.store_url or discover(settings.data_dir) or settings.broker_url or DEFAULT_URL


def resolve_broker_url(settings: ConnectionSettings) -> str:
    """The broker's URL: as set, else of the running embedded server, else the store's."""
    return settings.broker_url or discover(settings.data_dir) or settings.store_url or DEFAULT_URL


def check_url(url: str) -> None:
    """Check that a URL, or each of several (`url;url`), can be read as one.

    Raises:
        ConnectionFailedError: it cannot, often because its password holds a `/`, `?` or `#`.
    """
    try:
        for each in _several(url):
            _ = urlsplit(each).port
    except ValueError:  # its words may hold a part of the password
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no URL: write scheme://user:password@host:port/0, with what is "
            "special in the password quoted (`/` as %2F, `?` as %3F, `#` as %23, `@` as %40)"
        ) from None


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
    check_url(url)
    try:
        if not clustered:
            return redis.Redis.from_url(url, **options)
        with reporting(url):
            cluster: Any = StoreCluster.from_url(scheme + place, **options)
    except ValueError:  # its words may hold a part of the password
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no Redis URL: write redis://host:6379/0, rediss://… for TLS, "
            "redis+cluster://… for a cluster"
        ) from None
    cluster.tag = keys.all
    return cluster


def redacted(url: str) -> str:
    """The URL without its passwords, for messages and logs; of several, each (`url;url`, as in Celery).

    A password that holds a `/`, `?`, `#` or `;` unquoted makes another URL of it than was meant: whatever
    stands between the user and the last `@` is left out.
    """
    return ";".join(_SECRET.sub(r"\1***", _USER.sub(r"//\1:***@", each)) for each in _several(url))


def _several(url: str) -> list[str]:
    return re.split(r";(?=[\w+]+://)", url)


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
    if isinstance(error, _PASSING) or words.startswith(_PASSING_WORDS):
        return ConnectionFailedError(f"{place} cannot do it now: {words}")
    return None
