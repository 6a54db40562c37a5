"""Rows of what belongs to events, only of those events that fit."""

from typing import Final

from communique_console.overview.fitting import Condition
from communique_console.overview.tables import Tables

_FEW: Final = 8
"""Where one event of so many fits, or fewer, each is looked up by itself; else all rows are gone through."""


def among(tables: Tables, fitting: Condition) -> str:
    """The condition on a column `event` that its event fits.

    SQLite always looks up each event by itself, which takes several times as long where most of them fit;
    a plus before the column forbids it.
    """
    if not fitting.parts:
        return "TRUE"
    fit = tables.read(f"SELECT count(*) AS number FROM event WHERE {fitting.text}", fitting.values)  # noqa: S608
    column = "event" if _FEW * fit[0]["number"] <= tables.number() else "+event"
    return f"{column} IN (SELECT n FROM event WHERE {fitting.text})"  # noqa: S608 - values are parameters
