"""Days told one after the other: "on November 9, 2020, January 11 and November 26, 2021"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique_extraction.details.date_arithmetic import calendar_day
from communique_extraction.details.dates import FoundDate

_JOINT = re.compile(r",?\s*(?:and\s+)?(?:on\s+|of\s+)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_LEAST = 2


def lists_of_days(found: Sequence[FoundDate], text: str) -> list[list[FoundDate]]:
    """The runs of two days or more with nothing but commas and "and" between them.

    Args:
        found: all dates of a text, in order.
        text: the text.
    """
    return [run for run in _runs(found, text) if len(run) >= _LEAST]


def with_years_of_lists(found: Sequence[FoundDate], text: str) -> list[FoundDate]:
    """Give days without a year that of the next one in their list: "on January 11 and June 26, 2021"."""
    dated: list[FoundDate] = []
    for run in _runs(found, text):
        following = run[-1]
        for item in reversed(run):
            following = item if _YEAR.search(item.date.text) else _before(item, following)
            dated.append(following)
    return sorted(dated, key=lambda item: item.start)


def _runs(found: Sequence[FoundDate], text: str) -> list[list[FoundDate]]:
    """Runs of days with nothing but commas and "and" between them; any other date by itself."""
    runs: list[list[FoundDate]] = []
    for item in found:
        joined = runs and _is_day(item) and _is_day(runs[-1][-1])
        if joined and _JOINT.fullmatch(text, runs[-1][-1].end, item.start):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_day(item: FoundDate) -> bool:
    return item.date.precision == "day"


def _before(item: FoundDate, following: FoundDate) -> FoundDate:
    """A day without a year, by the one told behind it, where that has one."""
    told, later = item.date, following.date
    if not _YEAR.search(later.text) or not told.text[-1:].isdigit():
        return item
    day = calendar_day(later.start.year, told.start.month, told.start.day)
    if day is None or day > later.start:
        return item
    dated = told.model_copy(update={"start": day, "end": day, "edtf": day.isoformat()})
    return replace(item, date=dated)
