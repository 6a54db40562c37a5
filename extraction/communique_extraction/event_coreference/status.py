"""The status of an event whose mentions each have one; no mention's reading is altered."""

from collections.abc import Sequence

from communique_extraction.events.factuality.reading import Reading
from communique_schemas.event import Status


def status_of(readings: Sequence[Reading]) -> Status:
    """The status that the first mention tells, unless a later one tells that it was called off.

    Args:
        readings: of the mentions of one event, at least one, in reading order.
    """
    first = readings[0].status
    called_off = any(reading.status == "cancelled" for reading in readings)
    return "cancelled" if first == "planned" and called_off else first
