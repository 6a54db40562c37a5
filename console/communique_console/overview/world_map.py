"""Where events were: places with coordinates and states, with what is counted of each by period."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from operator import add
from typing import Any, Final

from pydantic import Field, TypeAdapter

from communique_console.overview.fitting import Condition
from communique_console.overview.states import state
from communique_console.overview.tables import Tables
from communique_console.overview.tallies import SUMS, Tally
from communique_console.overview.timescale import Step, Timescale, timescale
from communique_schemas.event import PlaceKind
from communique_schemas.span import Contract

MOST_PLACES: Final = 500
_SORTS: Final = tuple(Tally.model_fields)


class PeriodTally(Tally):
    """What is counted of one period."""

    period: int | None = None
    """The period's number within `WorldMap.periods`; null of what lies outside of them."""


_TALLIES: Final = TypeAdapter(list[PeriodTally])


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
    for number, period, *counts in counted:
        where = places[number]
        has_spot = where["lat"] is not None and where["lon"] is not None
        if has_spot and where["kind"] != "country":
            at_place.add(number, period, counts)
        if where["country"]:
            in_state.add(where["country"], period, counts)
        elif not has_spot:
            unlocated += sum(counts)
    found = at_place.ranked()
    found = at_place.ranked()
    return WorldMap(
        step=scale.step if scale else "day",
        periods=list(map(scale.start, range(scale.first, scale.last + 1))) if scale else [],
        places=[_place(places[number], sums) for number, sums in found[:most]],
        places_known=len(found),
        states=[_state(code, sums) for code, sums in in_state.ranked()],
        nowhere=nowhere,
        unlocated=unlocated,
    )


_Counts = list[int]
"""In the order of `Tally`."""


class _Gathered:
    """What was counted by place or state, and period."""

    def __init__(self, scale: Timescale | None) -> None:
        self._first, self._last = (scale.first, scale.last) if scale else (0, -1)
        self._sums: defaultdict[Any, dict[int | None, _Counts]] = defaultdict(dict)

    def add(self, key: Any, period: int | None, counts: _Counts) -> None:
        """Count what one place has in a period."""
        inside = period is not None and self._first <= period <= self._last
        within = period - self._first if inside and period is not None else None
        of_key = self._sums[key]
        known = of_key.get(within)
        of_key[within] = counts if known is None else list(map(add, known, counts))

    def ranked(self) -> list[tuple[Any, dict[int | None, _Counts]]]:
        """Those with most events first."""
        return sorted(self._sums.items(), key=lambda each: (-_total(each[1]), str(each[0])))


def _total(sums: Mapping[int | None, _Counts]) -> int:
    return sum(map(sum, sums.values()))


def _tallies(sums: Mapping[int | None, _Counts]) -> list[PeriodTally]:
    order = sorted(sums, key=lambda period: (period is None, period))
    return _TALLIES.validate_python(  # all at once, for there are tens of thousands
        [{"period": period, **dict(zip(_SORTS, sums[period], strict=True))} for period in order]
    )


def _place(row: sqlite3.Row, sums: Mapping[int | None, _Counts]) -> MapPlace:
    known = {name: row[name] for name in ("name", "kind", "country", "lat", "lon")}
    return MapPlace(**known, tallies=_tallies(sums))


def _state(code: str, sums: Mapping[int | None, _Counts]) -> MapState:
    where = state(code)
    return MapState(
        country=code, name=where.name, lat=where.lat, lon=where.lon, tallies=_tallies(sums)
    )
