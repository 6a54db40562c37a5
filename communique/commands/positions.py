"""Places in the stream, as commands take them."""

import re
from datetime import UTC, datetime

import typer


def position(text: str) -> str | datetime:
    """A place in the stream as `EventStream` takes it.

    Raises:
        typer.BadParameter: the text is none.
    """
    if text == "$" or re.fullmatch(r"\d+(-\d+)?", text):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no entry id and no ISO 8601 day or time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
