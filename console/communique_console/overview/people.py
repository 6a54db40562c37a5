"""Persons, bodies and states: a list of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import Field

from communique_console.overview.among import among
from communique_console.overview.fitting import Condition
from communique_console.overview.states import state
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import SUMS, Tally
from communique_schemas.span import Contract
from communique_store.names import name_words

Kind = Literal["person", "organization", "country"]


class Someone(Tally):
    """A person, body or state, with what it took part in."""

    name: str
    kind: Kind
    country: str | None
    first: date | None
    """The first day of an event with it."""
    last: date | None


class People(Contract):
    """Those that take part most often first."""

    people: list[Someone]
    known: int = Field(ge=0)
    """How many there are in all."""


def people(
    tables: Tables, fitting: Condition, search: str, kind: Kind, limit: int, offset: int
) -> People:
    """List those of a kind in the events that fit.

    Args:
        tables: the read model.
        fitting: which events.
        search: words of a name, each of which may be cut off.
        kind: of states, what they and their people took part in.
        limit: at most so many.
        offset: behind so many.
    """
    if kind == "country":
        return _states(tables, fitting, search, limit, offset)
    words = name_words(search)
    values: dict[str, Any] = {f"search{at}": f" {word}" for at, word in enumerate(words)}
    found_by = " AND ".join(f"instr(words, :{name}) > 0" for name in values)
    named = f"who IN (SELECT who FROM name WHERE {found_by})" if values else "TRUE"  # noqa: S608
    found = tables.read_named(
        _LIST.format(sums=SUMS, named=named, within=among(tables, fitting)),
        {**fitting.values, **values, "kind": kind, "limit": limit, "offset": offset},
    )
    return People(people=list(map(someone, found)), known=found[0]["known"] if found else 0)


_LIST = """
    WITH counted AS (
      SELECT who, {sums}, min(day) AS first_day, max(day) AS last_day, count(*) AS number
      FROM part WHERE kind = :kind AND {named} AND {within} GROUP BY who
    )
    SELECT counted.*, name, kind, country, count(*) OVER () AS known
    FROM counted JOIN name ON name.n = counted.who
    ORDER BY number DESC, name, country LIMIT :limit OFFSET :offset
"""


def _states(tables: Tables, fitting: Condition, search: str, limit: int, offset: int) -> People:
    found = tables.read(
        f"SELECT country, {SUMS}, min(day) AS first_day, max(day) AS last_day "  # noqa: S608
        f"FROM country WHERE took_part AND {among(tables, fitting)} "
        "GROUP BY country ORDER BY count(*) DESC, country",
        fitting.values,
    )
    words = name_words(search)
    named = [
        someone({**dict(row), "kind": "country", "name": state(row["country"]).name})
        for row in found
    ]
    fits = [
        one
        for one in named
        if _begins(words, (*name_words(one.name), *name_words(one.country or "")))
    ]
    return People(people=fits[offset : offset + limit], known=len(fits))


def _begins(words: Iterable[str], of: Sequence[str]) -> bool:
    return all(any(each.startswith(word) for each in of) for word in words)


def someone(row: Any) -> Someone:
    """From a row of sums with who it is of."""
    return Someone(
        name=row["name"],
        kind=row["kind"],
        country=row["country"] or None,
        first=day_of(row["first_day"]),
        last=day_of(row["last_day"]),
        **{name: row[name] for name in Tally.model_fields},
    )


def day_of(ordinal: int | None) -> date | None:
    """A day by its number."""
    return date.fromordinal(ordinal) if ordinal else None
