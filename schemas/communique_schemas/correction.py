"""What an analyst decided: that two reports are of one event, or that they are not."""

from datetime import datetime
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

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


class StatedCorrection(Contract):
    """A decision as somebody states it, who may have taken it over from another store."""

    decision: Decision
    reports: tuple[ReportAnchor, ReportAnchor]
    """Of different articles, or of different places in one."""
    made_at: AwareDatetime
    """When, in UTC."""
    note: str | None = Field(default=None, max_length=10_000)
    """Why, in the analyst's words."""

    @model_validator(mode="after")
    def _check_reports(self) -> Self:
        if self.reports[0] == self.reports[1]:
            raise ValueError("the two reports are the same")
        if not all(report.article for report in self.reports):
            raise ValueError("a report is told by its article, too")
        return self


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
