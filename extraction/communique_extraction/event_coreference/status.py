"""The status of an event whose mentions each have one; no mention's reading is altered."""

from collections.abc import Sequence

from communique_extraction.events.factuality.reading import Reading
from communique_schemas.event import Status


def status_of(readings: Sequence[Reading]) -> Status:
    """The status that the first mention tells, unless a later one tells what became of it.

    What was planned may have been called off, and what was proposed is planned once it is accepted.
    What the first one leaves open ("the visit will help trade"), the next one tells.

    Args:
        readings: of the mentions of one event, at least one, in reading order.
    """
    telling = [reading for reading in readings if not reading.left_open] or readings
    first = telling[0].status
    told = {reading.status for reading in readings}
    if first == "planned" and "cancelled" in told:
        return "cancelled"
    return "planned" if first == "proposed" and "planned" in told else first
