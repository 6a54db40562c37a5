"""An article that could not be processed, with its reason."""

import math
from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, JsonValue

from communique_schemas.nesting import DEEPEST
from communique_schemas.span import Contract

DeadLetterReason = Literal["invalid", "conflict", "failed", "killed-worker", "timed-out"]
"""`invalid`: no article; `conflict`: its id is taken by another text; `failed`: extraction raised;
`killed-worker`: its worker died too often; `timed-out`: it took longer than allowed."""


_DEEPEST = DEEPEST + 20
"""An article's record as deep as it may be, within a message."""
_TOO_DEEP = "… nested too deep to be kept"


def _storable(value: object, *, levels: int = _DEEPEST) -> object:
    """Replace what JSON cannot hold, so that even the oddest record can be kept.

    Python's JSON reader lets through halves of surrogate pairs, NaN and infinities, which no JSON
    text in UTF-8 can hold: the former become U+FFFD, the latter their names. What is nested so deep
    that it could not be read again is left out, and said to be.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict | list | tuple) and not levels:
        return _TOO_DEEP
    if isinstance(value, dict):
        return {_storable(key): _storable(item, levels=levels - 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(item, levels=levels - 1) for item in value]
    return value


Storable = BeforeValidator(_storable)


class DeadLetter(Contract):
    """The end of an article that gave no result; `record` is what was sent, as it was sent.

    `receipt` is that of the record, where it was accepted: it tells records of one article apart.
    """

    article_id: Annotated[str, Storable]
    reason: DeadLetterReason
    message: Annotated[str, Storable]
    attempts: int = Field(ge=1)
    failed_at: AwareDatetime
    worker: str
    record: Annotated[JsonValue, Storable]
    receipt: str | None = None
