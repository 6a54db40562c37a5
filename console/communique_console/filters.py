"""Which events are meant: the parameters of requests, which are the filters of the store's queries."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from communique_schemas.event import Status
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.queries import EventQuery


def _day(told: object) -> object:
    """Take no number for a day: Pydantic would count seconds, or milliseconds, from 1970 on."""
    if isinstance(told, str) and not _DAY.fullmatch(told):
        raise ValueError("give a day as 2024-05-14")
    return told


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Day = Annotated[date, BeforeValidator(_day)]
"""A day of ISO 8601, whole."""


class Parameters(BaseModel):
    """Parameters of a request; one that is not known is refused, for it would be missed in silence."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class ReportFilters(Parameters):
    """Which reports are meant."""

    type: Literal["meeting", "agreement"] | None = None
    country: str | None = Field(default=None, pattern="^[A-Za-z]{3}$", examples=["TJK"])
    """ISO 3166-1 alpha-3: of somebody who took part, or of the place."""
    participant: str | None = Field(default=None, max_length=500)
    """A name or a part of one."""
    status: Status | None = None
    since: Day | None = None
    """The event's date ends on this day or later."""
    until: Day | None = None
    """The event's date begins on this day or earlier."""
    article: str | None = Field(default=None, max_length=512)
    """Id of an article that reports it."""
    min_confidence: float | None = Field(default=None, ge=0, le=1)

    def query(self) -> EventQuery:
        """The query of the store."""
        return EventQuery(**self.model_dump(include=_OF_REPORTS))


class EventFilters(ReportFilters):
    """Which events are meant."""

    min_reports: int = Field(default=1, ge=1, le=1_000_000)
    """Told by so many reports."""
    min_outlets: int = Field(default=0, ge=0, le=1_000_000)
    """Told by so many outlets."""

    def canonical_query(self) -> CanonicalQuery:
        """The query of the store."""
        return CanonicalQuery(**self.model_dump(include=_OF_EVENTS))


_OF_REPORTS = set(ReportFilters.model_fields)
_OF_EVENTS = set(EventFilters.model_fields)
FormName = Literal["json", "csv", "geojson", "cloudevents"]


class Paging(Parameters):
    """Which page is meant, and in what form."""

    limit: int = Field(default=50, ge=1, le=1000)
    """At most so many."""
    cursor: str | None = Field(default=None, max_length=2000)
    """Go on behind an earlier page: its `next`."""
    format: FormName | None = None
    """Goes before the header Accept."""


class _Order(Parameters):
    newest_first: bool = True
    """By day from the last on; else from the first on."""


class EventPage(EventFilters, _Order, Paging):
    """Which events are meant, and which page of them."""


class ReportPage(ReportFilters, _Order, Paging):
    """Which reports are meant, and which page of them."""
