"""URLs of brokers and stores: what is none is said to be none, and none is shown with its password."""

import re
from urllib.parse import urlsplit

from communique_schemas.errors import ConnectionFailedError

_SECRET = re.compile(r"(\w*password=)[^&#;]*")
_USER = re.compile(r"//([^/?#:@]*):.*@", re.DOTALL)
_REDIS = frozenset({"redis", "rediss", "redis+cluster", "rediss+cluster"})
_DATABASE = re.compile(r"/?|/[0-9]+")


def check_url(url: str) -> None:
    """Check that a URL, or each of several (`url;url`), can be read as one.

    Raises:
        ConnectionFailedError: it cannot, often because its password holds a `/`, `?` or `#`; or it names
            a database that no server of Redis has.
    """
    for each in several(url):
        if not _is_url(each):  # the words of Python's own error may hold a part of the password
            raise ConnectionFailedError(
                f"{redacted(url)!r} is no URL: write scheme://user:password@host:port/0, with what is "
                "special in the password quoted (`/` as %2F, `?` as %3F, `#` as %23, `@` as %40, a space "
                "as %20)"
            )
        if not _has_database(each):
            raise ConnectionFailedError(
                f"{redacted(each)!r} names no database: the URL of a Redis server ends with its number, "
                "as in redis://host:6379/0"
            )


def _is_url(text: str) -> bool:
    if "://" not in text or any(letter.isspace() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme not in _REDIS or "@" not in parts.path + parts.fragment


def _has_database(url: str) -> bool:
    """Tell whether the path is that of a database, if Redis is meant."""
    parts = urlsplit(url)
    return parts.scheme not in _REDIS or bool(_DATABASE.fullmatch(parts.path))


def redacted(url: str) -> str:
    """The URL without its passwords, for messages and logs; of several, each (`url;url`, as in Celery).

    A password that holds a `/`, `?`, `#` or `;` unquoted makes another URL of it than was meant: whatever
    stands between the user and the last `@` is left out.
    """
    return ";".join(_SECRET.sub(r"\1***", _USER.sub(r"//\1:***@", each)) for each in several(url))


def several(url: str) -> list[str]:
    """The URLs of a list as Celery takes it."""
    return re.split(r";(?=[\w+]+://)", url)
