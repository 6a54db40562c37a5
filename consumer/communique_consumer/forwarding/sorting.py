"""The order of a stream's entries."""

_DIGITS = 20


def sortable(entry_id: str) -> str:
    """The id of an entry as text that sorts as the stream does."""
    milliseconds, _, number = entry_id.partition("-")
    return f"{milliseconds.zfill(_DIGITS)}-{number.zfill(_DIGITS)}"
