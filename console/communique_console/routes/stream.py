"""What becomes of events, as server-sent events.

A reader that is slow holds nothing back and fills no memory: of each no more is kept than the place that it
has reached and the page that it is sent. What it has missed it reads from the store's stream.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Coroutine
from typing import Annotated, Any, Final

import anyio
from fastapi import APIRouter, Header, Query
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import SendTimeoutError
from starlette.types import Receive, Scope, Send

from communique_console.access import Caller, Reader
from communique_console.filters import EventFilters
from communique_console.problems import ProblemError
from communique_console.services import Services, Serving
from communique_schemas import CanonicalChange, CanonicalEvent, ChangedEvent
from communique_schemas.errors import CommuniqueError
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.telemetry.logs import logger

router = APIRouter(tags=["stream"])
_LOG = logger(__name__)
_PAGE: Final = 50
_AWAY_SECONDS: Final = 1.0
_GRACE_SECONDS: Final = 3.0
"""So long streams have to come to their end when the server ends."""
_PLACE: Final = re.compile(r"\d{1,19}(-\d{1,19})?")
_DESCRIPTION: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Server-sent events. `event` is the action: created, updated, split, merged or "
        "retracted; or `gap`: entries behind your place may be in the stream no longer, so read the events "
        "anew. `id` is the place, `data` is a change with the event as it is by now, or null where it is no "
        "more.",
        "content": {
            "text/event-stream": {
                "schema": {"type": "string"},
                "example": "id: 1715693000000-0\nevent: created\ndata: "
                '{"entry_id": "1715693000000-0", "action": "created", "id": "ce-1", …}\n\n',
            }
        },
    },
    400: {},
}


@router.get("/stream", responses=_DESCRIPTION, response_class=EventSourceResponse)
async def stream_changes(
    serving: Serving,
    caller: Reader,
    filters: Annotated[EventFilters, Query()],
    last_event_id: Annotated[
        str | None,
        Header(
            max_length=40,
            description="Go on behind this `id`; without it, with what comes from now on.",
        ),
    ] = None,
) -> EventSourceResponse:
    """Follow what becomes of the events that fit, from now on or behind a place.

    Of an event that is no more, the end is told whatever the filters are. A comment comes now and then where
    nothing else does.
    """
    if last_event_id and not _PLACE.fullmatch(last_event_id):
        raise ProblemError(400, "Last-Event-ID is no `id` of this stream.", kind="invalid-position")
    if serving.news.listeners >= serving.settings.console_streams:
        raise ProblemError(
            503, "As many streams are open as may be.", kind="too-many-streams",
            headers={"Retry-After": "10"},
        )  # fmt: skip
    place = last_event_id or str(await asyncio.to_thread(serving.store.changes.end))
    ending = anyio.Event()
    return _Stream(
        _told(serving, caller, filters.canonical_query(), place, ending),
        shutdown_event=ending,
        shutdown_grace_period=_GRACE_SECONDS,
        ping=serving.settings.console_heartbeat_seconds,
        send_timeout=serving.settings.console_stall_seconds,
        sep="\n",
    )


class _Stream(EventSourceResponse):
    """A stream that is broken off where its reader takes nothing for too long."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what is not ended in order the server breaks off."""
        try:
            await super().__call__(scope, receive, send)
        except SendTimeoutError:
            _LOG.warning("a stream was broken off: its reader takes nothing")


async def _told(
    serving: Services, caller: Caller, wanted: CanonicalQuery, place: str, ending: anyio.Event
) -> AsyncIterator[ServerSentEvent]:
    """Yield changes behind a place, for as long as the caller's key is good and the server lives."""
    news, changes = serving.news, serving.store.changes
    is_whole = False
    yield ServerSentEvent(
        id=place, retry=1000
    )  # so that one that is cut off at once goes on from here
    with news.listening():
        while serving.doorkeeper.still_admits(caller) and not ending.is_set():
            number = news.number
            try:
                lacks = not is_whole and await asyncio.to_thread(changes.may_lack_behind, place)
                page = await asyncio.to_thread(changes.behind, place, _PAGE)
                messages = await asyncio.to_thread(_messages, serving, page, wanted)
            except CommuniqueError as error:
                _LOG.warning("a stream waits", error=str(error))
                await asyncio.sleep(_AWAY_SECONDS)
                continue
            if lacks:
                yield ServerSentEvent(event="gap", data=_GAP)
            is_whole = True
            for message in messages:
                yield message
            if page:
                place = page[-1].entry_id
                yield ServerSentEvent(id=place)
            else:
                await _first_of(news.since(number), ending.wait())


async def _first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Wait for one of several things."""
    tasks = [asyncio.create_task(each) for each in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


_GAP: Final = '{"action": "gap"}'


def _messages(
    serving: Services, page: list[CanonicalChange], wanted: CanonicalQuery
) -> list[ServerSentEvent]:
    """What is told of changes that fit, with the events as the store has them by now.

    A reader who takes nothing may wait with this for long: texts are far smaller than events.
    """
    alive = dict.fromkeys(change.id for change in page if not change.is_retraction)
    events = serving.store.canonical.many(alive)
    return [
        _message(change, event)
        for change in page
        if (event := events.get(change.id)) is None or wanted.fits_wholly(event)
    ]


def _message(change: CanonicalChange, event: CanonicalEvent | None) -> ServerSentEvent:
    told: dict[str, Any] = {"id": change.entry_id, "event": change.action}
    shown = None if change.is_retraction else event
    return ServerSentEvent(ChangedEvent.of(change, shown).model_dump_json(), **told)
