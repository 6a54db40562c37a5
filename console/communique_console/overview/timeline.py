"""Events over time: what was held and made, what is planned, what was called off, by period."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from pydantic import Field

from communique_console.overview.fitting import Condition
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import SUMS, Tally
from communique_console.overview.timescale import Step, timescale
from communique_schemas.span import Contract


class Period(Tally):
    """The events of a period, by the first day of each."""

    start: date
    end: date
    """The last day, inclusive."""


class Timeline(Contract):
    """Periods with events, in their order; those without one are left out."""

    step: Step
    """How long a period is."""
    first: date | None = None
    """The first day of the first period; null where no event has a day."""
    last: date | None = None
    periods: list[Period]
    outside: int = Field(ge=0)
    """Events that lie years away from nearly all others: they are in no period."""
    inexact: int = Field(ge=0)
    """Events whose dates say less than a period, such as a month where periods are days: they are in none."""
    undated: int = Field(ge=0)
    """Events without a date, whose reports have none either."""


def timeline(tables: Tables, fitting: Condition, step: Step | None = None) -> Timeline:
    """Count by day, week, month or year; by default as finely as there is room for."""
    undated = tables.read(
        f"SELECT count(*) AS number FROM event WHERE day IS NULL AND {fitting.text}",  # noqa: S608
        fitting.values,
    )[0]["number"]
    scale = timescale(tables, fitting, step)
    if scale is None:
        return Timeline(step=step or "day", periods=[], outside=0, inexact=0, undated=undated)
    counted = tables.read(
        f"SELECT {scale.column} AS period, rank <= :rank AS is_exact, count(*) AS number, {SUMS} "  # noqa: S608
        f"FROM event WHERE day IS NOT NULL AND {fitting.text} GROUP BY 1, 2 ORDER BY 1",
        {**fitting.values, "rank": scale.rank},
    )
    exact = [row for row in counted if row["is_exact"]]
    inside = [row for row in exact if scale.first <= row["period"] <= scale.last]
    return Timeline(
        step=scale.step,
        first=scale.start(scale.first),
        last=scale.end(scale.last),
        periods=[
            Period(
                start=scale.start(row["period"]),
                end=scale.end(row["period"]),
                **{name: row[name] for name in Tally.model_fields},
            )
            for row in inside
        ],
        outside=_number(exact) - _number(inside),
        inexact=_number(counted) - _number(exact),
        undated=undated,
    )


def _number(counted: Iterable[sqlite3.Row]) -> int:
    return sum(row["number"] for row in counted)
