"""Agreements: each in a line, and what they are about, what they are worth, and who makes them."""

from typing import Any, Final

from pydantic import Field

from communique_console.overview.among import among
from communique_console.overview.event_lines import EventLine, event_lines
from communique_console.overview.fitting import Condition
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import SUMS, Tally
from communique_schemas.span import Contract

MOST_BARS: Final = 25


class Counted(Tally):
    """How many acts of a sort there are; of the four sorts, `meetings` is none here."""

    name: str


class Worth(Contract):
    """What is told of the value of agreements in one currency."""

    currency: str
    """ISO 4217."""
    agreements: int = Field(ge=1)
    """How many tell a value in it."""
    amount: float
    """Their sum. Values of different currencies are never added up."""
    largest: float


class Party(Tally):
    """A state, person or body that is a party to agreements, or has somebody who is."""

    name: str
    kind: str
    country: str | None


class Agreements(Contract):
    """Agreements in lines, the newest first, and counts of all that fit."""

    total: int = Field(ge=0)
    events: list[EventLine]
    """As many as were asked for."""
    fields: list[Counted]
    """The areas most often told."""
    fields_known: int = Field(ge=0)
    acts: list[Counted]
    """By subtype: signed, ratified, …"""
    values: list[Worth]
    parties: list[Party]
    """Those most often told."""
    parties_known: int = Field(ge=0)


def agreements(tables: Tables, fitting: Condition, limit: int, offset: int) -> Agreements:
    """Of the events that fit, the agreements."""
    agreed = Condition(["type = 'agreement'", *fitting.parts], fitting.values)
    total = tables.read(f"SELECT count(*) AS number FROM event WHERE {agreed.text}", agreed.values)  # noqa: S608
    fields = _counted(tables, agreed, _FIELDS)
    parties = _parties(tables, agreed)
    worth = tables.read(
        "SELECT currency, count(*) AS agreements, sum(amount) AS amount, max(amount) AS largest "  # noqa: S608
        f"FROM event WHERE amount IS NOT NULL AND {agreed.text} GROUP BY 1 ORDER BY 2 DESC, 1",
        agreed.values,
    )
    return Agreements(
        total=total[0]["number"],
        events=event_lines(tables, agreed.text, agreed.values, limit, offset),
        fields=[Counted(name=row["name"], **_tally(row)) for row in fields],
        fields_known=fields[0]["known"] if fields else 0,
        acts=[Counted(name=r["name"], **_tally(r)) for r in _counted(tables, agreed, _ACTS)],
        values=[Worth(**dict(row)) for row in worth],
        parties=[
            Party(name=row["name"], kind=row["kind"], country=row["country"] or None, **_tally(row))
            for row in parties
        ],
        parties_known=parties[0]["known"] if parties else 0,
    )


_FIELDS = (
    "SELECT field AS name, tally FROM field JOIN event ON event.n = field.event WHERE {within}"
)
_ACTS = "SELECT subtype AS name, tally FROM event WHERE {wanted}"


def _counted(tables: Tables, agreed: Condition, source: str) -> list[Any]:
    told = source.format(wanted=agreed.text, within=among(tables, agreed))
    return tables.read(
        f"WITH counted AS (SELECT name, {SUMS} FROM ({told}) GROUP BY name) "  # noqa: S608 - parameters
        "SELECT *, count(*) OVER () AS known FROM counted "
        f"ORDER BY agreements DESC, planned DESC, name LIMIT {MOST_BARS}",
        agreed.values,
    )


def _parties(tables: Tables, agreed: Condition) -> list[Any]:
    return tables.read_named(
        f"WITH counted AS (SELECT who, {SUMS} FROM part "  # noqa: S608 - values are parameters
        f"WHERE is_party AND {among(tables, agreed)} GROUP BY who) "
        "SELECT counted.*, name, kind, country, count(*) OVER () AS known "
        "FROM counted JOIN name ON name.n = counted.who "
        f"ORDER BY agreements DESC, planned DESC, name, kind, country LIMIT {MOST_BARS}",
        agreed.values,
    )


def _tally(row: Any) -> dict[str, int]:
    return {name: row[name] for name in Tally.model_fields}
