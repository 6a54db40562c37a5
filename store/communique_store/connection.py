"""Finds the broker and the store, and connects to the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from communique_schemas.errors import ConnectionFailedError
from communique_store.embedded import discover
from communique_store.settings import ConnectionSettings

DEFAULT_URL = "redis://localhost:6379/0"
_CONNECT_SECONDS = 3
_ANSWER_SECONDS = 30
_TRIES = 2


def resolve_store_url(settings: ConnectionSettings) -> str:
    """The store's URL: as set, else of the running embedded server, else the local default."""
    return settings.store_url or discover(settings.data_dir) or settings.broker_url or DEFAULT_URL


def resolve_broker_url(settings: ConnectionSettings) -> str:
    """The broker's URL: as set, else of the running embedded server, else the store's."""
    return settings.broker_url or discover(settings.data_dir) or settings.store_url or DEFAULT_URL


def connect(url: str) -> redis.Redis:
    """Make a client; nothing is sent before its first command.

    Raises:
        ConnectionFailedError: the URL is none of a Redis server.
    """
    try:
        return redis.Redis.from_url(
            url,
            socket_connect_timeout=_CONNECT_SECONDS,
            socket_timeout=_ANSWER_SECONDS,
            health_check_interval=15,
            retry=Retry(ExponentialBackoff(cap=1), _TRIES),
        )
    except ValueError as error:
        raise ConnectionFailedError(
            f"{redacted(url)!r} is no Redis URL: write redis://host:6379/0, rediss://… for TLS"
        ) from error


def redacted(url: str) -> str:
    """The URL without its password, for messages and logs."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    user = f"{parts.username or ''}:***@"
    return urlunsplit(parts._replace(netloc=user + parts.netloc.rpartition("@")[2]))


@contextmanager
def reporting(url: str, what: str = "store") -> Iterator[None]:
    """Turn a failing connection into a clear error.

    Raises:
        ConnectionFailedError: the server cannot be reached or refuses.
    """
    try:
        yield
    except (redis.ConnectionError, redis.TimeoutError) as error:
        variable = f"COMMUNIQUE_{what.upper()}_URL"
        raise ConnectionFailedError(
            f"cannot reach the {what} at {redacted(url)}: start one with `communique up`, "
            f"or set {variable} ({type(error).__name__})"
        ) from error
