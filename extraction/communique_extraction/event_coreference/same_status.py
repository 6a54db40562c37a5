"""Whether two mentions may tell of one event, by what each says of whether it happened."""

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.factuality import BEGUN
from communique_schemas.event import Status

INVITED: frozenset[Status] = frozenset({"proposed", "planned"})
"""An invitation, and what comes of it when it is accepted."""
_TO_COME: frozenset[Status] = frozenset({"planned", "cancelled"})


def same_status(mention: EventMention, other: EventMention) -> bool:
    """Tell whether two mentions agree on it: what was planned may have been called off."""
    mine, theirs = mention.reading.status, other.reading.status
    return (
        mine == theirs
        or {mine, theirs} <= BEGUN
        or ({mine, theirs} <= _TO_COME and "cancelled" in {mine, theirs})
        or (mention.definite and "occurred" in {mine, theirs})
    )


def fits_status(mention: EventMention, cluster: Cluster) -> bool:
    """Tell whether a mention may tell of a cluster's event: what only names it may name a planned one."""
    to_come = INVITED & {mention.reading.status, cluster.status}
    return same_status(mention, cluster.first) or bool(to_come and is_left_open(mention, cluster))


def is_left_open(mention: EventMention, cluster: Cluster) -> bool:
    """Tell whether a mention, or all that was told before, only names the event."""
    return mention.reading.left_open or all(told.reading.left_open for told in cluster.mentions)
