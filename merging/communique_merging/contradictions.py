"""What forbids that two reports are one event, whatever else they share. Each rule has its example."""

from communique_merging.days import gap
from communique_merging.report import Report

_NIGHT = 1
"""Time zones and nights move a told day by so many."""


def other_type(a: Report, b: Report) -> bool:
    """A meeting is no act of agreement: the talks and what was signed at them are two."""
    return a.type != b.type


def same_article(a: Report, b: Report) -> bool:
    """One article tells of two events as two: "met on Monday … will meet again"."""
    return a.article == b.article


def other_days(a: Report, b: Report) -> bool:
    """Both texts tell the days, and they are others: "on Monday" and "on Friday" of one week."""
    return a.days.narrow and b.days.narrow and gap(a.days, b.days) > _NIGHT


CONTRADICTIONS = (other_type, same_article, other_days)


def contradicts(a: Report, b: Report) -> bool:
    """Whether the two cannot be one event."""
    return any(rule(a, b) for rule in CONTRADICTIONS)
