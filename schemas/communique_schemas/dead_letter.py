"""An article that could not be processed, with its reason."""

from datetime import datetime
from typing import Literal

from pydantic import Field, JsonValue

from communique_schemas.span import Contract

DeadLetterReason = Literal["invalid", "conflict", "failed", "killed-worker", "timed-out"]
"""`invalid`: no article; `conflict`: its id is taken by another text; `failed`: extraction raised;
`killed-worker`: its worker died too often; `timed-out`: it took longer than allowed."""


class DeadLetter(Contract):
    """The end of an article that gave no result; `record` is what was sent, as it was sent."""

    article_id: str
    reason: DeadLetterReason
    message: str
    attempts: int = Field(ge=1)
    failed_at: datetime
    worker: str
    record: JsonValue
