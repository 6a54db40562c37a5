"""What surrounds every request: its id and its line in the log, safe headers, and the size of its body."""

import re
import time
import uuid
from typing import Final

import anyio
import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique_console import problems
from communique_store.telemetry.logs import logger

_LOG = logger(__name__)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})
_ON_ITS_WAY: Final = 256 * 1024
"""How many bytes may lie between client and server when a body is refused."""
_LINGER: Final = 2.0
"""How many seconds are waited for them."""


class Surrounding:
    """Gives a request its id, logs what became of it, and lets no error out but as a problem.

    The log tells the route and not the address, which may hold names that were searched for; no header, no
    body. A UUID of the caller's in `X-Request-ID` is taken.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given.lower() if _UUID.fullmatch(given) else str(uuid.uuid4())
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        began, status = time.monotonic(), 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                headers.setdefault("Cache-Control", "no-store")
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_marked)
        except Exception as error:
            response = problems.failed(error)
            if status:
                raise  # a half answer can only be broken off
            await response(scope, receive, send_marked)
        finally:
            _tell(scope, status, time.monotonic() - began)


def _tell(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", None)
    if route in _QUIET:
        return
    _LOG.info(
        "request",
        method=scope["method"],
        route=route or "none",
        status=status,
        milliseconds=round(seconds * 1000),
        key=scope.get("state", {}).get("caller"),
    )


async def _take_in(receive: Receive) -> None:
    """Read what is on its way already: a connection that is closed upon it is reset, and the answer lost.

    Source: RFC 9112, section 9.6.
    """
    left = _ON_ITS_WAY
    with anyio.move_on_after(_LINGER):
        while left > 0:
            message = await receive()
            left -= len(message.get("body", b""))
            if not message.get("more_body", False):
                return


class BodyLimit:
    """Refuses bodies that are too large, by what they claim and, as they come, by what they are."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > self._largest:
            response = problems.answer(413, self._words, kind="body-too-large")
            response.headers["Connection"] = "close"  # what follows is not read
            await _take_in(receive)
            await response(scope, receive, send)
            return
        read = 0

        async def receive_some() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._largest:
                raise HTTPException(413, self._words, {"Connection": "close"})
            return message

        await self._app(scope, receive_some, send)

    @property
    def _words(self) -> str:
        return f"The body is larger than {self._largest:,} bytes: send it in parts."
