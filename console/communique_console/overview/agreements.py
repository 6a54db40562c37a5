"""Agreements: each in a line, and what they are about, what they are worth, and who makes them."""

from typing import Any, Final

from pydantic import Field

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
    wanted = f"type = 'agreement' AND {fitting.text}"
    total = tables.read(f"SELECT count(*) AS number FROM event WHERE {wanted}", fitting.values)  # noqa: S608
    fields = _counted(tables, fitting, _FIELDS)
    parties = _counted(tables, fitting, _PARTIES)
    worth = tables.read(
        "SELECT currency, count(*) AS agreements, sum(amount) AS amount, max(amount) AS largest "  # noqa: S608
        f"FROM event WHERE amount IS NOT NULL AND {wanted} GROUP BY 1 ORDER BY 2 DESC, 1",
        fitting.values,
    )
    return Agreements(
        total=total[0]["number"],
        events=event_lines(tables, wanted, fitting.values, limit, offset),
        fields=[Counted(name=row["name"], **_tally(row)) for row in fields],
        fields_known=fields[0]["known"] if fields else 0,
        acts=[Counted(name=r["name"], **_tally(r)) for r in _counted(tables, fitting, _ACTS)],
        values=[Worth(**dict(row)) for row in worth],
        parties=[
            Party(name=row["name"], kind=row["kind"], country=row["country"] or None, **_tally(row))
            for row in parties
        ],
        parties_known=parties[0]["known"] if parties else 0,
    )


_FIELDS = (
    "SELECT field AS name, tally FROM field JOIN event ON event.n = field.event WHERE {wanted}"
)
_ACTS = "SELECT subtype AS name, tally FROM event WHERE {wanted}"
_PARTIES = """
    SELECT DISTINCT whole.name, whole.kind, whole.country, event.n, tally FROM event
    JOIN participant ON participant.event = event.n AND role IN ('party', 'signatory')
    JOIN name ON name.n = participant.name JOIN name AS whole ON whole.n = name.who
    WHERE {wanted}
"""


def _counted(tables: Tables, fitting: Condition, source: str) -> list[Any]:
    wanted = f"event.n IN (SELECT n FROM event WHERE type = 'agreement' AND {fitting.text})"  # noqa: S608
    keys = "name, kind, country" if source is _PARTIES else "name"
    return tables.read_named(
        f"WITH told AS ({source.format(wanted=wanted)}), "  # noqa: S608 - values are parameters
        f"counted AS (SELECT {keys}, {SUMS} FROM told GROUP BY {keys}) "
        "SELECT *, count(*) OVER () AS known FROM counted "
        f"ORDER BY agreements DESC, planned DESC, {keys} LIMIT {MOST_BARS}",
        fitting.values,
    )


def _tally(row: Any) -> dict[str, int]:
    return {name: row[name] for name in Tally.model_fields}
