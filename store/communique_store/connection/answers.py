"""What the refusals and the silence of a server mean, and what to do about them."""

import redis
from redis.exceptions import (
    AskError,
    ClusterError,
    InvalidResponse,
    MovedError,
    NoPermissionError,
    RedisClusterException,
)

from communique_schemas.errors import ConnectionFailedError, StoreError, StoreFullError
from communique_store.connection.prompt_connection import NoAnswerError

_PASSING = (redis.ReadOnlyError, redis.exceptions.NoScriptError, AskError, ClusterError)
"""A script that a pipeline has just loaded may be unknown again: the server was started anew."""
_PASSING_WORDS = (
    "BUSY ", "CLUSTERDOWN", "MASTERDOWN", "NOREPLICAS", "NOSCRIPT", "READONLY", "TRYAGAIN",
)  # fmt: skip
_OLD_WORDS = ("unknown command", "unknown subcommand", "compiling script", "Unexpected engine")
_LANGUAGE = (
    "no Redis server, or TLS is spoken on one side alone (rediss:// is with TLS, redis:// without)"
)


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
    if stranger := _stranger(error, place, variable):
        return stranger
    if isinstance(error, redis.ConnectionError | redis.TimeoutError | RedisClusterException):
        return ConnectionFailedError(
            f"cannot reach {place}: start one with `communique up`, or set {variable} "
            f"({type(error).__name__}: {words})"
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


def _stranger(error: Exception, place: str, variable: str) -> ConnectionFailedError | None:
    """The error for a server that is there, and is not what the URL says."""
    words = str(error)
    if isinstance(error, NoAnswerError):
        said = f"gives {words}: it is stopped or very busy, {_LANGUAGE}; check {variable}"
    elif "CERTIFICATE" in words:
        said = (
            f"shows a certificate that is not accepted: name its authority in {variable} ({words})"
        )
    elif isinstance(error, InvalidResponse) or "[SSL" in words:
        said = f"does not answer as its URL says: it is {_LANGUAGE}; check {variable} ({words})"
    elif "DB index" in words or words.startswith("SELECT is not allowed"):
        said = f"has no such database: put another number at the end of {variable} ({words})"
    elif isinstance(error, MovedError) and "+cluster" not in place:
        said = f"is a node of a cluster: write redis+cluster://… in {variable}"
    else:
        return None
    return ConnectionFailedError(f"{place} {said}")


def number(counter: bytes | None) -> int:
    """A counter of the store; 0 where it is not there.

    Raises:
        StoreError: it is no number.
    """
    try:
        return int(counter or 0)
    except ValueError as error:
        raise StoreError(
            f"a counter of the store is {counter!r}, and no number: others wrote under our names"
        ) from error


def unexpected(error: Exception, place: str) -> StoreError:
    """The error of ours for an answer that no command of ours should get."""
    words = str(error)
    if "WRONGTYPE" in words:
        return StoreError(
            f"{place} holds under our names what others wrote ({words}): `communique check` tells which "
            "key; take it out, or set another COMMUNIQUE_KEY_PREFIX"
        )
    if any(old in words for old in _OLD_WORDS):
        return StoreError(f"{place} is too old: it must be Redis 7 or Valkey ({words})")
    return StoreError(f"{place} answers {words!r}")
