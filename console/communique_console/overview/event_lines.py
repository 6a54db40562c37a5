"""Events as lines of a list: as much of each as a sentence about it takes."""

import datetime
import json
import sqlite3
from collections import defaultdict
from typing import Literal

from pydantic import Field

from communique_console.overview.tables import Parameters, Tables
from communique_schemas.event import PlaceKind, Status
from communique_schemas.span import Contract


class Days(Contract):
    """When it was, as inclusive days."""

    start: datetime.date
    end: datetime.date


class Spot(Contract):
    """Where it was."""

    name: str
    kind: PlaceKind
    country: str | None


class Side(Contract):
    """Who took part."""

    name: str
    kind: str
    role: str
    title: str | None
    country: str | None


class Paper(Contract):
    """What was signed or agreed."""

    kind: str
    title: str | None
    text: str


class Amount(Contract):
    """What it is worth, in units of `currency` (ISO 4217)."""

    amount: float
    currency: str


class EventLine(Contract):
    """An event in a line; its fields are called as those of the event itself."""

    id: str
    type: Literal["meeting", "agreement"]
    subtype: str
    status: Status
    date: Days | None
    seen: datetime.date | None
    """The first day of its date, else that of its first report."""
    place: Spot | None
    participants: list[Side]
    topics: list[str]
    instrument: Paper | None
    count: int | None
    fields: list[str]
    value: Amount | None
    reports: int = Field(ge=1)
    outlets: int = Field(ge=0)
    confidence: float


def event_lines(
    tables: Tables, condition: str, values: Parameters, limit: int, offset: int = 0
) -> list[EventLine]:
    """The events that a condition on `event` fits, the newest first."""
    found = tables.read(
        "SELECT event.*, place.name AS place_name, place.kind AS place_kind, "  # noqa: S608 - parameters
        "place.country AS place_country FROM event LEFT JOIN place ON place.n = event.place "
        f"WHERE event.n IN (SELECT n FROM event WHERE {condition} "
        "ORDER BY day DESC, id LIMIT :limit OFFSET :offset) ORDER BY day DESC, event.id",
        {**values, "limit": limit, "offset": offset},
    )
    numbers = {f"n{at}": row["n"] for at, row in enumerate(found)}
    marks = ", ".join(f":{name}" for name in numbers)
    sides: defaultdict[int, list[Side]] = defaultdict(list)
    for row in tables.read(
        "SELECT event, name.kind, name.name, role, title, country FROM participant "  # noqa: S608
        f"JOIN name ON name.n = participant.name WHERE event IN ({marks}) ORDER BY event, at",
        numbers,
    ):
        sides[row["event"]].append(_side(row))
    fields: defaultdict[int, list[str]] = defaultdict(list)
    for row in tables.read(f"SELECT * FROM field WHERE event IN ({marks})", numbers):  # noqa: S608
        fields[row["event"]].append(row["field"])
    return [_line(row, sides[row["n"]], fields[row["n"]]) for row in found]


def _side(row: sqlite3.Row) -> Side:
    told = {name: row[name] for name in ("name", "kind", "role", "title")}
    return Side(country=row["country"] or None, **told)


def _line(row: sqlite3.Row, sides: list[Side], fields: list[str]) -> EventLine:
    same = ("id", "type", "subtype", "status", "reports", "outlets", "confidence")
    return EventLine(
        **{name: row[name] for name in same},
        date=_days(row),
        seen=datetime.date.fromordinal(row["day"]) if row["day"] else None,
        place=_spot(row),
        participants=sides,
        topics=json.loads(row["topics"]),
        instrument=_paper(row),
        count=row["number"],
        fields=fields,
        value=_amount(row),
    )


def _days(row: sqlite3.Row) -> Days | None:
    if row["first"] is None:
        return None
    return Days(
        start=datetime.date.fromordinal(row["first"]), end=datetime.date.fromordinal(row["last"])
    )


def _spot(row: sqlite3.Row) -> Spot | None:
    if row["place_name"] is None:
        return None
    return Spot(name=row["place_name"], kind=row["place_kind"], country=row["place_country"])


def _paper(row: sqlite3.Row) -> Paper | None:
    if row["instrument"] is None:
        return None
    return Paper(kind=row["instrument"], title=row["title"], text=row["wording"])


def _amount(row: sqlite3.Row) -> Amount | None:
    if row["amount"] is None:
        return None
    return Amount(amount=row["amount"], currency=row["currency"])
