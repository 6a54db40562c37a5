"""Connections to Redis whose other side must answer soon, or else is said not to.

redis-py gives the first answers, and the handshake of TLS, as much time as any answer later on, and tries
again: with a time limit fit for work, whoever writes `rediss://` for a port that speaks no TLS waits for
minutes, without a word.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import redis
from redis.sentinel import SentinelManagedConnection

HANDSHAKE_SECONDS = 5
_HUNG_UP = re.compile(r"closed by server\.?$|reset by peer", re.IGNORECASE)
_PERHAPS_TLS = "It hung up before its first answer; if it wants TLS, write rediss://."


class NoAnswerError(redis.RedisError, OSError):
    """The other side was silent when a connection was made; it is not asked again at once.

    An `OSError`, so that kombu takes it for a lost connection.
    """


class PromptConnection(redis.Connection):
    """A plain connection."""

    def connect_check_health(self, *arguments: Any, **options: Any) -> None:
        """Connect, and hear the first answers."""
        with _promptly(self):
            super().connect_check_health(*arguments, **options)


class PromptTLSConnection(redis.SSLConnection):
    """A connection over TLS."""

    def connect_check_health(self, *arguments: Any, **options: Any) -> None:
        """Connect, and hear the first answers."""
        with _promptly(self):
            super().connect_check_health(*arguments, **options)


class PromptSentinelConnection(SentinelManagedConnection):
    """A plain connection to the server that Sentinel names."""

    def connect_check_health(self, *arguments: Any, **options: Any) -> None:
        """Connect, and hear the first answers."""
        with _promptly(self):
            super().connect_check_health(*arguments, **options)


class PromptUnixConnection(redis.UnixDomainSocketConnection):
    """A connection to a socket in the file system."""

    def connect_check_health(self, *arguments: Any, **options: Any) -> None:
        """Connect, and hear the first answers."""
        with _promptly(self):
            super().connect_check_health(*arguments, **options)


@contextmanager
def _promptly(connection: Any) -> Iterator[None]:
    """Let a connection that is being made have the short time limit, and its own one afterwards.

    Raises:
        NoAnswerError: the other side was silent for too long.
    """
    if connection.is_connected:
        yield
        return
    later = connection.socket_timeout
    connection.socket_timeout = min(later or HANDSHAKE_SECONDS, HANDSHAKE_SECONDS)
    try:
        yield
    except redis.TimeoutError as error:
        over = " over TLS" if isinstance(connection, redis.SSLConnection) else ""
        words = f"no answer{over} within {connection.socket_timeout:g} seconds"
        raise NoAnswerError(words) from error
    except redis.ConnectionError as error:
        if not _HUNG_UP.search(str(error)):
            raise
        raise redis.ConnectionError(f"{error} {_PERHAPS_TLS}") from error
    finally:
        connection.socket_timeout = later
    connection.update_current_socket_timeout(later)
