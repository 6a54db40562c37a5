"""What the scripts are given to say in the stream of events that are to go.

Bodies are compressed, and the stream holds JSON. So a script that is to retract events tells their bodies
first and does nothing, and is called again with what they say; it goes on if they are still the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from communique_store.codec import json_of_packed

Seen = Sequence[bytes]
"""Ids and bodies of events in turns, as a script told them."""


def retractions(seen: Seen) -> Iterator[Any]:
    """The arguments that say it: how many, and of each id, body, type and JSON."""
    yield len(seen) // 2
    for event_id, body in zip(seen[::2], seen[1::2], strict=True):
        yield from (event_id, body, *json_of_packed(body))
