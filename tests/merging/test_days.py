"""On which days a report may have happened, and how well two agree."""

from datetime import date
from itertools import pairwise

import pytest

from communique_merging.days import Days, Seen, Undated, agreement, day_data, days_of, gap
from communique_schemas import EventDate
from communique_schemas.event import Status

PUBLISHED = date(2024, 5, 14)
UNDATED = day_data().undated


def told(first: date, last: date | None = None) -> Days:
    last = last or first
    text = EventDate(text="x", start=first, end=last, precision="range", edtf="x")
    return days_of(text, PUBLISHED, "occurred", "news")


@pytest.mark.parametrize("entry", UNDATED, ids=lambda entry: f"{entry.statuses[0]}-{entry.seen}")
def test_the_chances_of_a_shape_add_up_and_its_stretches_are_in_order(entry: Undated) -> None:
    stretches = entry.days
    assert sum(chance for *_, chance in stretches) == pytest.approx(1)
    assert all(first <= last for first, last, _ in stretches)
    assert all(a[1] < b[0] for a, b in pairwise(stretches))


@pytest.mark.parametrize(
    "status", ["occurred", "ongoing", "planned", "proposed", "cancelled", "denied"]
)
@pytest.mark.parametrize("seen", ["news", "beside", "back"])
def test_there_are_days_for_every_report(status: Status, seen: Seen) -> None:
    assert days_of(None, PUBLISHED, status, seen).stretches


def test_the_same_day_agrees_best() -> None:
    day = told(date(2024, 5, 13))
    assert agreement(day, day) > agreement(day, told(date(2024, 5, 14))) > 0
    assert agreement(day, told(date(2024, 5, 20))) == 0


def test_a_month_agrees_with_each_of_its_days() -> None:
    month = told(date(2024, 5, 1), date(2024, 5, 31))
    assert agreement(month, told(date(2024, 5, 3))) == pytest.approx(
        agreement(month, told(date(2024, 5, 24)))
    )
    assert not month.narrow


def test_what_is_looked_back_on_was_rather_lately_than_long_ago() -> None:
    back = days_of(None, PUBLISHED, "occurred", "back")
    last_week, last_year = told(date(2024, 5, 9)), told(date(2023, 6, 1))
    assert agreement(back, last_week) > agreement(back, last_year) > 0


def test_what_is_planned_lies_ahead() -> None:
    ahead = days_of(None, PUBLISHED, "planned", "news")
    assert agreement(ahead, told(date(2024, 5, 20))) > 0
    assert agreement(ahead, told(date(2024, 5, 6))) == 0


def test_the_gap_is_counted_between_the_nearest_days() -> None:
    visit = told(date(2024, 5, 10), date(2024, 5, 12))
    assert gap(visit, told(date(2024, 5, 15))) == gap(told(date(2024, 5, 15)), visit) == 3
    assert gap(visit, told(date(2024, 5, 11))) == 0
