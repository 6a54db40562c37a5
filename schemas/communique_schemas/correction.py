"""What an analyst decided: that two reports are of one event, or that they are not."""

from datetime import datetime
from typing import Literal, Self

from pydantic import Field

from communique_schemas.event import Event
from communique_schemas.span import Contract

Decision = Literal["same", "different"]


class ReportAnchor(Contract):
    """A report by where it stands in its article, which stays when another extractor reads it anew."""

    article: str
    """Id of the article."""
    type: Literal["meeting", "agreement"]
    start: int = Field(ge=0)
    """Where its trigger starts, in code points."""

    @classmethod
    def of(cls, event: Event) -> Self:
        """The anchor of a report."""
        return cls(article=event.article.id, type=event.type, start=event.trigger.start)


class Correction(Contract):
    """One decision; it wins over what the comparison says."""

    number: int = Field(ge=1)
    """By which it is taken back."""
    decision: Decision
    reports: tuple[ReportAnchor, ReportAnchor]
    made_at: datetime
    """When, in UTC."""
    note: str | None = None
    """Why, in the analyst's words."""
