"""The ids of a stream's entries."""

from datetime import UTC, datetime

_MS = 1000


def moment_of(entry_id: str) -> datetime:
    """When an entry came into its stream, in UTC: its id begins with the milliseconds."""
    return datetime.fromtimestamp(int(entry_id.partition("-")[0]) / _MS, UTC)
