"""Sends again what was accepted and got lost on its way to the workers."""

from communique_store.event_store import EventStore
from communique_store.queue.chunks import MOST_ARTICLES
from communique_store.queue.sender import Sender


def send_overdue(store: EventStore, sender: Sender, seconds: float) -> int:
    """Send what was accepted, and sent longer ago than this.

    While messages wait in the queue, what is under way may well be among them: nothing is sent.

    Returns:
        How many articles were sent.

    Raises:
        ConnectionFailedError: store or broker cannot be reached.
    """
    if not store.outbox.size() or sender.depth():
        return 0
    ids = store.outbox.overdue(seconds)
    sender.send_ids(ids[at : at + MOST_ARTICLES] for at in range(0, len(ids), MOST_ARTICLES))
    return len(ids)
