"""All that some articles report."""

from collections.abc import Iterable
from typing import Any

from communique_schemas import Event
from communique_store.codec import unpack_event
from communique_store.keys import Keys


def reports_of(client: Any, keys: Keys, articles: Iterable[str]) -> list[Event]:
    """The reports of some articles, on two ways to the server and back.

    Raises:
        InvalidEventError: one of them was written by another version of the contract, or is damaged.
    """
    pipeline = client.pipeline(transaction=False)
    for article in sorted(set(articles)):
        pipeline.zrange(keys.events_of(article), 0, -1)
    ids = [report for answer in pipeline.execute() for report in answer]
    bodies = client.hmget(keys.bodies, ids) if ids else []
    return [unpack_event(body) for body in bodies if body is not None]
