"""Servers that Sentinel watches: who is the primary is asked at every new connection.

A URL names Sentinels as Celery's do, and what Celery wants beside it as its query:
`sentinel://user:password@one:26379;sentinel://two:26379/0?master_name=news`. User, password and database are
those of the servers watched; Sentinels that want a password of their own are given `sentinel_password` (and
`sentinel_username`).
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import redis
import redis.asyncio.sentinel
import redis.sentinel
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

from communique_schemas.errors import ConnectionFailedError
from communique_store.connection.prompt_connection import PromptSentinelConnection
from communique_store.connection.urls import redacted, several

_SCHEME = "sentinel"
_PORT = 26_379
_SECONDS = 3
"""A Sentinel that does not answer by then is passed over: there are others."""

_OPTIONS = frozenset({"master_name", "sentinel_username", "sentinel_password"})


@dataclass(frozen=True, slots=True)
class Watched:
    """A primary as a URL names it."""

    sentinels: tuple[tuple[str, int], ...]
    name: str
    database: int
    credentials: dict[str, str]
    """`username` and `password` of the servers watched, as far as they are told."""

    of_sentinels: dict[str, str]
    """The same of the Sentinels."""


class WatchedRedis(redis.Redis):
    """A client of the primary, which closes what it asks the Sentinels over, too."""

    def close(self) -> None:
        """Close all connections."""
        super().close()
        pool: Any = self.connection_pool
        pool.sentinel_manager.close()


def is_watched(url: str) -> bool:
    """Tell whether a URL names Sentinels."""
    return url.partition("://")[0] == _SCHEME


def read_watched(url: str) -> Watched:
    """Read a URL of Sentinels.

    Raises:
        ConnectionFailedError: it names no primary, or something else that is not understood.
    """
    parts = [urlsplit(each) for each in several(url)]
    options = dict(pair for part in parts for pair in parse_qsl(part.query))
    databases = [path for part in parts if (path := part.path.strip("/"))] or ["0"]
    if (
        any(part.scheme != _SCHEME or not part.hostname for part in parts)
        or not options.get("master_name")
        or not options.keys() <= _OPTIONS
        or not all(database.isdecimal() for database in databases)
    ):
        raise ConnectionFailedError(
            f"{redacted(url)!r} does not say what the Sentinels watch: write "
            '"sentinel://user:password@one:26379;sentinel://two:26379/0?master_name=NAME", with nothing else '
            "behind the `?` than sentinel_username and sentinel_password, where they want those"
        )
    user = next((part for part in parts if part.username or part.password), None)
    return Watched(
        tuple((part.hostname or "", part.port or _PORT) for part in parts),
        options["master_name"],
        int(databases[-1]),
        _told(username=unquote(user.username or ""), password=unquote(user.password or ""))
        if user
        else {},
        _told(
            username=options.get("sentinel_username", ""),
            password=options.get("sentinel_password", ""),
        ),
    )


def connect_to_primary(url: str, options: dict[str, Any]) -> redis.Redis:
    """Make a client of the primary; nothing is sent before its first command.

    Args:
        url: of Sentinels.
        options: of each connection to the primary.

    Raises:
        ConnectionFailedError: the URL cannot be read.
    """
    watched = read_watched(url)
    new_sentinel: Any = redis.sentinel.Sentinel  # without types
    asked = new_sentinel(watched.sentinels, sentinel_kwargs=_asking(watched, Retry(NoBackoff(), 0)))
    client: redis.Redis = asked.master_for(
        watched.name,
        WatchedRedis,
        **options,
        **watched.credentials,
        db=watched.database,
        connection_class=PromptSentinelConnection,
    )
    return client


def connect_async_to_primary(url: str, options: dict[str, Any]) -> Any:
    """Make a `redis.asyncio.Redis` of the primary, as `connect_to_primary` does."""
    watched = read_watched(url)
    new_sentinel: Any = redis.asyncio.sentinel.Sentinel  # without types
    asked = new_sentinel(
        watched.sentinels, sentinel_kwargs=_asking(watched, AsyncRetry(NoBackoff(), 0))
    )
    return asked.master_for(watched.name, **options, **watched.credentials, db=watched.database)


def celery_url(url: str) -> str:
    """The URL as Celery takes it: of a server watched, without what stands in its query."""
    if not is_watched(url):
        return url
    watched = read_watched(url)
    user, password = (quote(watched.credentials.get(of, ""), "") for of in ("username", "password"))
    secret = f"{user}:{password}@" if user or password else ""
    return ";".join(
        f"{_SCHEME}://{secret}{f'[{host}]' if ':' in host else host}:{port}/{watched.database}"
        for host, port in watched.sentinels
    )


def transport_options(url: str) -> dict[str, Any]:
    """What Celery wants beside the URL: nothing, but of a server watched."""
    if not is_watched(url):
        return {}
    watched = read_watched(url)
    return {
        "master_name": watched.name,
        "sentinel_kwargs": _asking(watched, Retry(NoBackoff(), 0)),
    }


def _told(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _asking(watched: Watched, retry: Retry | AsyncRetry) -> dict[str, Any]:
    """The options of a connection to a Sentinel."""
    return {
        "socket_connect_timeout": _SECONDS,
        "socket_timeout": _SECONDS,
        "retry": retry,
        **watched.of_sentinels,
    }
