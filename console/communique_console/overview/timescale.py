"""How finely time is cut where events are counted by it, and where the picture of it begins and ends."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from communique_console.overview.fitting import Condition
from communique_console.overview.tables import Tables

Step = Literal["day", "week", "month", "year"]

_LONGEST: Final[tuple[tuple[Step, int], ...]] = (("day", 92), ("week", 730), ("month", 5500))
"""The most days that are shown by each step; what is longer is shown by years."""
_COLUMNS: Final[dict[Step, str]] = {
    "day": "day",
    "week": "(day - 1) / 7",
    "month": "month",
    "year": "month / 12",
}
_RANKS: Final[dict[Step, int]] = {"day": 0, "week": 1, "month": 2, "year": 4}
_EDGE: Final = 0.01
_FAR: Final = 3
"""So many times longer than its inner part all of the time must be for its ends to be left out."""


@dataclass(frozen=True, slots=True)
class Timescale:
    """Periods of one step from the first to the last, both inclusive, as numbers in SQL's count."""

    step: Step
    first: int
    last: int

    @property
    def column(self) -> str:
        """The period of a row of `event`, in SQL."""
        return _COLUMNS[self.step]

    @property
    def rank(self) -> int:
        """The least exact date that such a period can show."""
        return _RANKS[self.step]

    def start(self, period: int) -> date:
        """The first day of a period."""
        if self.step == "day":
            return date.fromordinal(period)
        if self.step == "week":
            return date.fromordinal(period * 7 + 1)
        months = period if self.step == "month" else period * 12
        return date(months // 12, months % 12 + 1, 1)

    def end(self, period: int) -> date:
        """The last day of a period."""
        if self.step == "day":
            return self.start(period)
        if self.step == "week":
            return date.fromordinal(min(period * 7 + 7, date.max.toordinal()))
        last = self.start(period).replace(day=28, **({"month": 12} if self.step == "year" else {}))
        return last.replace(day=monthrange(last.year, last.month)[1])


def timescale(tables: Tables, fitting: Condition, step: Step | None = None) -> Timescale | None:
    """The scale for the events that fit; None where none of them has a day.

    Where a few events lie far from all others, years apart, the scale is that of the others: one old treaty
    would else squeeze the rest into a single bar. What lies outside is for the caller to count. For the same
    reason events of which no more than the year is known stretch it only where all are such.
    """
    days = _days(tables, fitting, _RANKS[step or "month"]) or _days(tables, fitting, _RANKS["year"])
    if days is None:
        return None
    first, last = days
    chosen = step or _finest(last - first)
    return Timescale(chosen, _period(chosen, first), _period(chosen, last))


def _finest(days: int) -> Step:
    return next((name for name, most in _LONGEST if days <= most), "year")


def _period(step: Step, day: int) -> int:
    when = date.fromordinal(day)
    months = when.year * 12 + when.month - 1
    return {"day": day, "week": (day - 1) // 7, "month": months, "year": when.year}[step]


def _days(tables: Tables, fitting: Condition, rank: int) -> tuple[int, int] | None:
    """The first day and the last one of the events whose dates are so exact; None where there is none."""
    counted = tables.read(
        "SELECT day, count(*) AS number FROM event "  # noqa: S608 - values are parameters
        f"WHERE day IS NOT NULL AND rank <= :rank AND {fitting.text} GROUP BY day ORDER BY day",
        {**fitting.values, "rank": rank},
    )
    if not counted:
        return None
    edge = int(sum(row["number"] for row in counted) * _EDGE)
    first, last = counted[0]["day"], counted[-1]["day"]
    early, late = _behind_edge(counted, edge), _behind_edge(counted[::-1], edge)
    margin = max(late - early, _LONGEST[0][1])
    is_far = last - first > _FAR * margin
    return (max(first, early - margin), min(last, late + margin)) if is_far else (first, last)


def _behind_edge(counted: Sequence[Any], edge: int) -> int:
    """The day up to which lie more than so many events, by days in their order or against it."""
    passed = 0
    for row in counted:
        passed += row["number"]
        if passed > edge:
            return int(row["day"])
    return int(counted[-1]["day"])
