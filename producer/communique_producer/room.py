"""Room for more articles among those under way: asked for at once, or waited for."""

from tenacity import Retrying, retry_if_result, wait_exponential

from communique_producer.patience import Patience
from communique_producer.reminder import Reminder
from communique_schemas.errors import BackPressureError
from communique_store import EventStore

_LONGEST_POLL = 1.0
_COME_AGAIN_SECONDS = 5.0


def require_room(store: EventStore, limit: int | None, wanted: int) -> None:
    """Check that so many more articles may be under way.

    Raises:
        BackPressureError: they may not.
    """
    size = 0 if limit is None else store.outbox.size()
    if limit is None or size + wanted <= limit:
        return
    if wanted > limit:
        words = (
            f"{wanted:,} articles at once are more than may be under way ({limit:,}): offer fewer"
        )
        raise BackPressureError(words, _COME_AGAIN_SECONDS)
    working = "" if store.workers.alive() else ", and no worker is alive"
    raise BackPressureError(
        f"{size:,} articles are under way, of {limit:,} that may be{working}: come again a little later",
        _COME_AGAIN_SECONDS,
    )


def await_room(store: EventStore, patience: Patience, wanted: int) -> None:
    """Wait until so many more articles may be under way."""
    limit = patience.max_queued
    if limit is None or store.outbox.size() + wanted <= limit:
        return
    working = "" if store.workers.alive() else "; no worker is alive"
    patience.notice(f"waiting: the limit of {limit:,} articles under way is reached{working}")
    reminder = Reminder(patience.notice)

    def is_full() -> bool:
        size = store.outbox.size()
        if size + wanted > limit:
            reminder.look(store, size)
        return size + wanted > limit

    Retrying(
        retry=retry_if_result(bool), wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL)
    )(is_full)
