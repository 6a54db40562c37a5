"""Where events were: places with coordinates and states, with what is counted of each by period."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from pydantic import Field

from communique_console.overview.fitting import Condition
from communique_console.overview.states import state
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import SUMS, Tally
from communique_console.overview.timescale import Step, Timescale, timescale
from communique_schemas.event import PlaceKind
from communique_schemas.span import Contract

MOST_PLACES: Final = 500


class PeriodTally(Tally):
    """What is counted of one period."""

    period: int | None = None
    """The period's number within `WorldMap.periods`; null of what lies outside of them."""


class MapPlace(Contract):
    """A place, as the gazetteer knows it."""

    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    """Degrees north (WGS 84)."""
    lon: float
    """Degrees east (WGS 84)."""
    tallies: list[PeriodTally]


class MapState(Contract):
    """A state in which events were held: those at places of it, and those of which no more is told."""

    country: str
    name: str
    lat: float | None
    """About its middle, where it has no outline."""
    lon: float | None
    tallies: list[PeriodTally]


class WorldMap(Contract):
    """Places and states, those with most events first."""

    step: Step
    """How long a period is."""
    periods: list[date]
    """The first day of each."""
    places: list[MapPlace]
    places_known: int = Field(ge=0)
    """How many places there are with coordinates; `places` holds the first of them."""
    states: list[MapState]
    nowhere: int = Field(ge=0)
    """Events of which no place is told."""
    unlocated: int = Field(ge=0)
    """Events at a place of which neither coordinates nor state are known."""


def world_map(tables: Tables, fitting: Condition, most: int = MOST_PLACES) -> WorldMap:
    """Count by place and state, in periods as fine as there is room for."""
    scale = timescale(tables, fitting)
    column = scale.column if scale else "NULL"
    counted = tables.read(
        f"SELECT place, {column} AS period, {SUMS} FROM event "  # noqa: S608 - values are parameters
        f"WHERE place IS NOT NULL AND {fitting.text} GROUP BY 1, 2",
        fitting.values,
    )
    nowhere = tables.read(
        f"SELECT count(*) AS number FROM event WHERE place IS NULL AND {fitting.text}",  # noqa: S608
        fitting.values,
    )[0]["number"]
    places = {row["n"]: row for row in tables.read("SELECT * FROM place")}
    at_place, in_state = _Gathered(scale), _Gathered(scale)
    unlocated = 0
    for row in counted:
        where = places[row["place"]]
        has_spot = where["lat"] is not None and where["lon"] is not None
        if has_spot and where["kind"] != "country":
            at_place.add(row["place"], row)
        if where["country"]:
            in_state.add(where["country"], row)
        elif not has_spot:
            unlocated += sum(row[name] for name in Tally.model_fields)
    found = at_place.ranked()
    return WorldMap(
        step=scale.step if scale else "day",
        periods=list(map(scale.start, range(scale.first, scale.last + 1))) if scale else [],
        places=[_place(places[number], tallies) for number, tallies in found[:most]],
        places_known=len(found),
        states=[_state(code, tallies) for code, tallies in in_state.ranked()],
        nowhere=nowhere,
        unlocated=unlocated,
    )


class _Gathered:
    """What was counted by place or state, and period."""

    def __init__(self, scale: Timescale | None) -> None:
        self._scale = scale
        self._sums: defaultdict[Any, defaultdict[int | None, list[int]]] = defaultdict(
            lambda: defaultdict(lambda: [0] * len(Tally.model_fields))
        )

    def add(self, key: Any, row: sqlite3.Row) -> None:
        """Count one row of a place and a period."""
        period = self._within(row["period"])
        sums = self._sums[key][period]
        for at, name in enumerate(Tally.model_fields):
            sums[at] += row[name]

    def ranked(self) -> list[tuple[Any, list[PeriodTally]]]:
        """Those with most events first."""
        found = [(key, list(_tallies(sums))) for key, sums in self._sums.items()]
        return sorted(found, key=lambda each: (-sum(map(_total, each[1])), str(each[0])))

    def _within(self, period: int | None) -> int | None:
        if self._scale is None or period is None:
            return None
        inside = self._scale.first <= period <= self._scale.last
        return period - self._scale.first if inside else None


def _tallies(sums: Mapping[int | None, list[int]]) -> Iterable[PeriodTally]:
    order = sorted(sums, key=lambda period: (period is None, period))
    for period in order:
        yield PeriodTally(period=period, **dict(zip(Tally.model_fields, sums[period], strict=True)))


def _total(counted: Tally) -> int:
    return counted.meetings + counted.agreements + counted.planned + counted.called_off


def _place(row: sqlite3.Row, tallies: list[PeriodTally]) -> MapPlace:
    known = {name: row[name] for name in ("name", "kind", "country", "lat", "lon")}
    return MapPlace(**known, tallies=tallies)


def _state(code: str, tallies: list[PeriodTally]) -> MapState:
    where = state(code)
    return MapState(country=code, name=where.name, lat=where.lat, lon=where.lon, tallies=tallies)
