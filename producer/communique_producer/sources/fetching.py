"""What stands at an address of the web, within bounds, and only if it has changed."""

import socket
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from ipaddress import ip_address
from math import isfinite
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from communique_schemas.errors import SourceError
from communique_schemas.version import __version__

if TYPE_CHECKING:
    import httpx

LARGEST = 64 * 1024**2
"""Bytes that are fetched of one address; what has more is for a program that fetches files."""
_MOST_REDIRECTIONS = 5
_SECONDS_OF_SILENCE = 20.0
_SECONDS_IN_ALL = 120.0
_LONGEST_WAIT = 24 * 3600.0
_PASSING = {408, 425, 429}
"""Answers after which it may be otherwise soon, as after all from 500 on."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was there: `url` is where it was found in the end."""

    url: str
    content: bytes
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It is as it was when it was fetched before."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is nothing to be had.

    `is_passing` where there may be another time, and `wait` the seconds until which its server asks not to be
    asked.
    """

    reason: str
    is_passing: bool = False
    wait: float = 0.0


Answer = Fetched | Unchanged | Failed


def is_address(path: str) -> bool:
    """Whether this is an address of the web, and no path."""
    return path.startswith(("http://", "https://"))


class Fetcher:
    """Fetches one address after the other, until `stop` is set."""

    def __init__(self, stop: Event | None = None) -> None:
        self._stop = stop or Event()

    @cached_property
    def _client(self) -> "httpx.Client":
        try:
            import httpx
        except ImportError as error:
            raise SourceError(
                'addresses need what is not installed: pip install "communique[sources]"'
            ) from error
        return httpx.Client(
            timeout=_SECONDS_OF_SILENCE,
            headers={"User-Agent": f"communique/{__version__}"},
            follow_redirects=False,  # each is looked at before it is followed
        )

    def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        largest: int | None = None,
        home: str | None = None,
    ) -> Answer:
        """What stands there.

        Args:
            url: its address.
            etag: that of what is known already.
            last_modified: the time of what is known already, as its server told it.
            largest: bytes that it may have, by default `LARGEST`.
            home: of a link that a stranger wrote, the host that may be inside the own network: that of the
                feed. None allows any, but whatever it leads on to is a stranger's link.

        Raises:
            SourceError: httpx is not installed.
        """
        client = self._client
        import httpx

        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        known = {name: value for name, value in headers.items() if value}
        try:
            first = url
            for hop in range(_MOST_REDIRECTIONS + 1):
                allowed = home if home is not None or not hop else host_of(first) or ""
                if problem := _forbidden(url, allowed):
                    return Failed(problem)
                with client.stream("GET", url, headers=known) as response:
                    if response.next_request is None:
                        return self._answer(response, largest or LARGEST)
                    url = str(response.next_request.url)
        except httpx.TransportError as error:
            return Failed(
                f"cannot be reached: {str(error) or type(error).__name__}", is_passing=True
            )
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return Failed(f"cannot be fetched: {error}")
        return Failed(f"it leads on more than {_MOST_REDIRECTIONS} times")

    def _answer(self, response: "httpx.Response", largest: int) -> Answer:
        status = response.status_code
        if status == 304:
            return Unchanged()
        if status != 200:
            reason = f"its server answered {status} {response.reason_phrase}".rstrip()
            is_passing = status in _PASSING or status >= 500
            return Failed(reason, is_passing, _wait(response.headers.get("Retry-After")))
        parts, size, began = [], 0, time.monotonic()
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > largest:
                return Failed(f"it has more than {largest:,} bytes, which is the limit")
            if self._stop.is_set() or time.monotonic() - began > _SECONDS_IN_ALL:
                return Failed("it did not come in time", is_passing=True)
        return Fetched(
            url=str(response.url),
            content=b"".join(parts),
            charset=response.charset_encoding,
            etag=response.headers.get("ETag"),
            last_modified=response.headers.get("Last-Modified"),
        )


def _wait(told: str | None) -> float:
    """Seconds, as a server tells them by their number or by the time at their end."""
    if not told:
        return 0.0
    try:
        seconds = float(told)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(told).timestamp() - time.time()
        except (ValueError, OverflowError):
            return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT) if isfinite(seconds) else 0.0


def host_of(url: str) -> str | None:
    """The host with its port; None where there is none."""
    try:
        parts = urlsplit(url)
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    return f"{name}:{port or ''}" if name else None


def _forbidden(url: str, home: str | None) -> str | None:
    """Why this must not be asked for: no web, or a machine inside that a stranger's link names."""
    if not is_address(url):
        return f"it leads to {url[:100]!r}, which is no address of the web"
    host = host_of(url)
    if home is None or host == home or not host:
        return None
    name = host.rpartition(":")[0]
    try:
        found: list[Any] = socket.getaddrinfo(name, None)
        inside = [
            where for *_, (where, *_) in found if not ip_address(where.split("%")[0]).is_global
        ]
    except (OSError, ValueError):
        return None  # the request tells what is wrong with it
    return (
        f"{name} is a machine of the own network, which a link may not lead to" if inside else None
    )
