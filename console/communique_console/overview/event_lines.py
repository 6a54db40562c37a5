"""Events as lines of a list: as much of each as fits into one."""

from collections import defaultdict
from datetime import date
from typing import Any

from pydantic import Field

from communique_console.overview.tables import Parameters, Tables
from communique_schemas.span import Contract


class Side(Contract):
    """Who took part."""

    name: str
    kind: str
    role: str
    country: str | None


class EventLine(Contract):
    """An event in a line; of an agreement with what was agreed."""

    id: str
    type: str
    subtype: str
    status: str
    day: date | None
    """The first day of its date, else that of its first report."""
    is_dated: bool
    """Whether `day` is of the event, and not of its report."""
    place: str | None
    parties: list[Side]
    instrument: str | None
    title: str | None
    count: int | None
    amount: float | None
    """In units of the currency."""
    currency: str | None
    """ISO 4217."""
    fields: list[str]
    reports: int = Field(ge=1)
    outlets: int = Field(ge=0)
    confidence: float


def event_lines(
    tables: Tables, condition: str, values: Parameters, limit: int, offset: int = 0
) -> list[EventLine]:
    """The events that a condition on `event` fits, the newest first."""
    found = tables.read(
        "SELECT event.*, place.name AS place_name FROM event "  # noqa: S608 - values are parameters
        f"LEFT JOIN place ON place.n = event.place WHERE event.n IN "
        f"(SELECT n FROM event WHERE {condition} ORDER BY day DESC, id LIMIT :limit OFFSET :offset) "
        "ORDER BY day DESC, id",
        {**values, "limit": limit, "offset": offset},
    )
    numbers = {f"n{at}": row["n"] for at, row in enumerate(found)}
    marks = ", ".join(f":{name}" for name in numbers)
    sides: defaultdict[int, list[Side]] = defaultdict(list)
    for row in tables.read(
        "SELECT event, name.kind, name.name, role, country FROM participant "  # noqa: S608
        f"JOIN name ON name.n = participant.name WHERE event IN ({marks}) ORDER BY event, at",
        numbers,
    ):
        sides[row["event"]].append(_side(row))
    fields: defaultdict[int, list[str]] = defaultdict(list)
    for row in tables.read(f"SELECT * FROM field WHERE event IN ({marks})", numbers):  # noqa: S608
        fields[row["event"]].append(row["field"])
    return [_line(row, sides[row["n"]], fields[row["n"]]) for row in found]


def _side(row: Any) -> Side:
    return Side(
        name=row["name"], kind=row["kind"], role=row["role"], country=row["country"] or None
    )


def _line(row: Any, sides: list[Side], fields: list[str]) -> EventLine:
    same = ("id", "type", "subtype", "status", "instrument", "title", "amount", "currency")
    return EventLine(
        **{name: row[name] for name in (*same, "reports", "outlets", "confidence")},
        day=date.fromordinal(row["day"]) if row["day"] else None,
        is_dated=row["first"] is not None,
        place=row["place_name"],
        parties=sides,
        count=row["number"],
        fields=fields,
    )
