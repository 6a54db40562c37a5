"""The page of a person, a body or a state: names, offices, with whom it took part in what, over time."""

from datetime import date
from typing import Any, Final

from pydantic import Field

from communique_console.overview.among import among
from communique_console.overview.event_lines import EventLine, event_lines
from communique_console.overview.fitting import Condition
from communique_console.overview.people import Kind, Someone, day_of, someone
from communique_console.overview.states import state
from communique_console.overview.tables import Parameters, Tables
from communique_console.overview.tallies import HELD, SUMS, Tally
from communique_console.overview.timeline import Timeline, timeline
from communique_schemas.errors import NotFoundError
from communique_schemas.span import Contract

MOST_EVENTS: Final = 50
MOST_OTHERS: Final = 25


class Office(Contract):
    """An office that somebody was told by."""

    name: str | None
    """Of a state's page: who held it."""
    title: str
    affiliation: str | None
    first: date | None
    """The first day of an event that tells it."""
    last: date | None
    events: int = Field(ge=1)


class Written(Contract):
    """A form of the name."""

    name: str
    events: int = Field(ge=1)


class Page(Contract):
    """All of one person, body or state."""

    someone: Someone
    names: list[Written]
    offices: list[Office]
    """In the order in which they were first told; of a state, those of its people."""
    timeline: Timeline
    others: list[Someone]
    """With whom it took part most often: persons of a person, states of a state."""
    events: list[EventLine]
    """The newest."""


def page(tables: Tables, fitting: Condition, kind: Kind, name: str, country: str | None) -> Page:
    """The page of somebody, in the events that fit.

    Args:
        tables: the read model.
        fitting: which events.
        kind: person, organization or country.
        name: any form of the name; of a state, anything.
        country: the code; a state is asked for by it.

    Raises:
        NotFoundError: nobody of this name is told of.
    """
    values: dict[str, Any] = {"kind": kind, "name": name, "of": country or ""}
    is_state = kind == "country" and country
    theirs = _OF_STATE if is_state else _OF_PERSON
    own = f"n IN ({theirs})"
    within = Condition([own, *fitting.parts], {**values, **fitting.values})
    counted = tables.read_named(
        f"SELECT {SUMS}, min(day) AS first_day, max(day) AS last_day, count(*) AS number "  # noqa: S608
        f"FROM event WHERE {within.text}",
        within.values,
    )[0]
    known = tables.read(_WHO, values)
    if not known and not (is_state and counted["number"]):
        raise NotFoundError(f"nobody of this name is told of: {name or country!r}")
    title = state(country or "").name if is_state else known[0]["name"]
    shown = {**dict(counted), "name": title, "kind": kind, "country": country}
    shown |= {sort: counted[sort] or 0 for sort in Tally.model_fields}
    return Page(
        someone=someone(shown),
        names=_names(tables, within.values, is_state=bool(is_state)),
        offices=_offices(tables, within, is_state=bool(is_state)),
        timeline=timeline(tables, within),
        others=(_other_states if is_state else _other_persons)(tables, within),
        events=event_lines(tables, within.text, within.values, MOST_EVENTS),
    )


_WHO = """
    SELECT name FROM name WHERE n IN (
      SELECT who FROM name WHERE kind = :kind AND name = :name AND country = :of
    )
"""
_SAME = """(
  SELECT n FROM name WHERE who IN (
    SELECT who FROM name WHERE kind = :kind AND name = :name AND country = :of
  )
)"""
_OF_PERSON = """
    SELECT event FROM part WHERE kind = :kind AND who IN (
      SELECT who FROM name WHERE kind = :kind AND name = :name AND country = :of
    )
"""
_OF_STATE = "SELECT event FROM country WHERE country = :of AND took_part"


def _names(tables: Tables, values: Parameters, *, is_state: bool) -> list[Written]:
    same = "(SELECT n FROM name WHERE kind = 'country' AND country = :of)" if is_state else _SAME
    found = tables.read(
        f"SELECT name, uses FROM name WHERE n IN {same} ORDER BY uses DESC, name LIMIT 20",  # noqa: S608
        values,
    )
    return [Written(name=row["name"], events=row["uses"]) for row in found]


def _offices(tables: Tables, within: Condition, *, is_state: bool) -> list[Office]:
    """Offices by title; those of a state with who held them, the latest told first."""
    same = "kind = 'person' AND country = :of" if is_state else f"name.n IN {_SAME}"
    of = "(SELECT name FROM name AS whole WHERE whole.n = name.who)" if is_state else "NULL"
    order = "last_day DESC" if is_state else "first_day, last_day"
    found = tables.read_named(
        f"SELECT {of} AS holder, max(participant.title) AS title, max(affiliation) AS affiliation, "  # noqa: S608
        "min(day) AS first_day, max(day) AS last_day, count(DISTINCT event.n) AS number "
        "FROM participant JOIN name ON name.n = participant.name "
        "JOIN event ON event.n = participant.event "
        f"WHERE participant.title IS NOT NULL AND {same} "
        f"AND event.n IN (SELECT n FROM event WHERE {within.text}) "
        f"GROUP BY 1, lower(participant.title) ORDER BY {order}, title LIMIT 30",
        within.values,
    )
    return [
        Office(
            name=row["holder"],
            title=row["title"],
            affiliation=row["affiliation"],
            first=day_of(row["first_day"]),
            last=day_of(row["last_day"]),
            events=row["number"],
        )
        for row in found
    ]


def _other_states(tables: Tables, within: Condition) -> list[Someone]:
    found = tables.read(
        f"SELECT country, {SUMS}, {HELD} AS held, min(day) AS first_day, max(day) AS last_day "  # noqa: S608
        f"FROM country WHERE took_part AND country <> :of AND {among(tables, within)} GROUP BY country "
        f"ORDER BY held DESC, planned DESC, country LIMIT {MOST_OTHERS}",
        within.values,
    )
    return [
        someone({**dict(row), "kind": "country", "name": state(row["country"]).name})
        for row in found
    ]


def _other_persons(tables: Tables, within: Condition) -> list[Someone]:
    query = _OTHER_PERSONS.format(sums=SUMS, held=HELD, within=among(tables, within))
    return list(map(someone, tables.read_named(query, within.values)))


_OTHER_PERSONS = """
    WITH counted AS (
      SELECT who, {sums}, {held} AS held, min(day) AS first_day, max(day) AS last_day
      FROM part WHERE kind = 'person' AND {within} AND who NOT IN (
        SELECT who FROM name WHERE kind = :kind AND name = :name AND country = :of
      )
      GROUP BY who
    )
    SELECT counted.*, name, kind, country FROM counted JOIN name ON name.n = counted.who
    ORDER BY held DESC, planned DESC, name LIMIT 25
"""
