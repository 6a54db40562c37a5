"""Which events are meant: the options that queries, followers and forwarding share."""

from dataclasses import fields
from datetime import datetime
from typing import Annotated, Literal

import typer

from communique_store.queries import EventQuery

_Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]

Type = Annotated[Literal["meeting", "agreement"] | None, typer.Option("--type")]
Country = Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3, e.g. TJK.")]
Participant = Annotated[str | None, typer.Option(help="A name or a part of one.")]
Status = Annotated[str | None, typer.Option(help="occurred, planned, …")]
Since = _Day
Until = _Day
OfArticle = Annotated[str | None, typer.Option(help="Id of an article.")]
MinConfidence = Annotated[float | None, typer.Option(min=0, max=1)]
MinReports = Annotated[int, typer.Option(min=1, help="Told by so many reports.")]
MinOutlets = Annotated[int, typer.Option(min=0, help="Told by so many outlets.")]


def asked(
    kind: str | None,
    country: str | None,
    participant: str | None,
    status: str | None,
    since: datetime | None,
    until: datetime | None,
    article: str | None,
    min_confidence: float | None,
) -> EventQuery:
    """The query that the options make."""
    first, last = (moment.date() if moment else None for moment in (since, until))
    return EventQuery(kind, country, participant, status, first, last, article, min_confidence)


def in_words(wanted: EventQuery) -> str:
    """What is asked for, as a name has it: `country=NOR status=planned`; nothing where all is."""
    told = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    usual = {field.name: field.default for field in fields(wanted)}
    return " ".join(f"{name}={value}" for name, value in told.items() if value != usual[name])
