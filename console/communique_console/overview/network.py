"""Who met whom: pairs of persons, or of states, with how often they met and agreed."""

import sqlite3
from typing import Final, Literal

from pydantic import Field

from communique_console.overview.among import among
from communique_console.overview.fitting import Condition
from communique_console.overview.states import state
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import HELD, SUMS, Tally
from communique_schemas.span import Contract

MOST_PAIRS: Final = 150

Side = Literal["person", "state"]


class Node(Contract):
    """A person or a state in one of the pairs."""

    id: str
    """A person's number in this answer, a state's code."""
    name: str
    country: str | None
    """A person's country."""


class Pair(Tally):
    """Two that took part in the same events: of a state, by itself or by somebody of it."""

    one: str
    """The node's id."""
    other: str


class Network(Contract):
    """The pairs that met and agreed most often, and who is in them."""

    by: Side
    nodes: list[Node]
    pairs: list[Pair]
    """By what was held and made together, then by what is planned."""
    pairs_known: int = Field(ge=0)
    """How many pairs there are; `pairs` holds the first of them."""


def network(tables: Tables, fitting: Condition, by: Side, most: int = MOST_PAIRS) -> Network:
    """Count pairs; a pair of which all was called off or denied is left out."""
    query = _PERSONS if by == "person" else _STATES
    counted = tables.read_named(
        query.format(sums=SUMS, held=HELD, fitting=among(tables, fitting)),
        {**fitting.values, "most": most},
    )
    node = _person if by == "person" else _state
    nodes = {str(row[end]): node(row, end) for row in counted for end in ("a", "b")}
    pairs = [
        Pair(
            one=str(row["a"]),
            other=str(row["b"]),
            **{name: row[name] for name in Tally.model_fields},
        )
        for row in counted
    ]
    known = counted[0]["known"] if counted else 0
    return Network(by=by, nodes=list(nodes.values()), pairs=pairs, pairs_known=known)


_STATES = """
    WITH counted AS (
      SELECT a, b, {sums}, {held} AS held FROM state_pair WHERE {fitting} GROUP BY a, b
    )
    SELECT *, count(*) OVER () AS known FROM counted WHERE held + planned > 0
    ORDER BY held DESC, planned DESC, a, b LIMIT :most
"""
_PERSONS = """
    WITH counted AS (
      SELECT a, b, {sums}, {held} AS held FROM person_pair WHERE {fitting} GROUP BY a, b
    ),
    first AS (
      SELECT *, count(*) OVER () AS known FROM counted WHERE held + planned > 0
      ORDER BY held DESC, planned DESC, a, b LIMIT :most
    )
    SELECT first.*, one.name AS a_name, one.country AS a_country,
      other.name AS b_name, other.country AS b_country
    FROM first JOIN name AS one ON one.n = a JOIN name AS other ON other.n = b
    ORDER BY held DESC, planned DESC, a_name, b_name
"""


def _person(row: sqlite3.Row, end: str) -> Node:
    country = row[f"{end}_country"] or None
    return Node(id=str(row[end]), name=row[f"{end}_name"], country=country)


def _state(row: sqlite3.Row, end: str) -> Node:
    return Node(id=row[end], name=state(row[end]).name, country=row[end])
