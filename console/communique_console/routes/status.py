"""What is under way, what is stored, who works."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from communique_console.access import Reader
from communique_console.services import Serving
from communique_schemas.errors import ConnectionFailedError

router = APIRouter(tags=["operations"])


class GroupStatus(BaseModel):
    """A consumer group of the stream of reports."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: str
    consumers: int
    pending: int
    """Entries given out and not acknowledged."""
    lag: int | None
    """Entries not given out; null where the server cannot tell."""
    lost: int
    """Entries that a forced trim took before it read them."""


class LastEvent(BaseModel):
    """One of the last entries of the stream of reports."""

    entry_id: str
    action: str
    id: str


class Status(BaseModel):
    """What `communique status --watch` shows."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    messages_in_the_queue: int
    articles_under_way: int
    articles_processed: int
    events_stored: int
    dead_letters: int
    workers_alive: int
    workers: list[str]
    lag_seconds: float
    """How long ago the oldest article under way was sent."""
    articles_per_second: float | None
    """Of the last half minute in which somebody asked; null at the first time."""
    events_per_second: float | None
    groups: list[GroupStatus]
    dead_by_reason: dict[str, int]
    last_events: list[LastEvent]
    reports_waiting: int
    """Reports that came, went or changed, and are not merged yet."""
    streams_open: int
    """Streams of this server that are open."""


@router.get("/status")
def get_status(serving: Serving, _: Reader) -> Status:
    """Tell of queue, rates, lags, workers, groups and dead letters."""
    tick = serving.watching.look()
    if tick.error is not None:
        raise ConnectionFailedError(tick.error)
    return Status.model_validate(
        {
            **tick.as_json(),
            "reports_waiting": serving.store.groups.waiting(),
            "streams_open": serving.news.listeners,
        }
    )
