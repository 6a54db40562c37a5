"""Whether a mention may be of the time of an event that was told before."""

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.events.event_mention import Counted, Dated
from communique_schemas import EventDate
from communique_schemas.event import DatePrecision

_LONG: frozenset[DatePrecision] = frozenset({"month", "quarter", "year"})


def is_same_time(item: Dated, cluster: Cluster) -> bool:
    """Tell whether what is known of two dates lets them be one.

    Where the day of writing is not known, what was "on Monday" is not told again as of "last December".
    """
    if item.date is not None and cluster.date is not None:
        return item.date.start <= cluster.date.end and cluster.date.start <= item.date.end
    mine = _kinds(item.date) | ({item.counted} if item.counted else set())
    theirs = _kinds(cluster.date) | cluster.counted
    return not (("day" in mine and "long" in theirs) or ("long" in mine and "day" in theirs))


def _kinds(told: EventDate | None) -> set[Counted]:
    return {"long"} if told is not None and told.precision in _LONG else set()
