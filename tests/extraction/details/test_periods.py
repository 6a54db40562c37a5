"""Days, weeks, months and years of the calendar, with their form in the Extended Date/Time Format."""

from datetime import date

from communique_extraction.details.periods import (
    Range,
    month_away,
    one_day,
    some_days,
    week_away,
    whole_month,
    whole_year,
)

TUESDAY = date(2024, 5, 14)


def told(found: Range | None) -> tuple[str, str, str]:
    assert found is not None
    return str(found.start), str(found.end), found.edtf


def test_a_week_begins_on_monday() -> None:
    assert told(week_away(TUESDAY, 0))[:2] == ("2024-05-13", "2024-05-19")
    assert told(week_away(TUESDAY, -1))[:2] == ("2024-05-06", "2024-05-12")


def test_a_month_away_may_be_of_another_year() -> None:
    assert told(month_away(TUESDAY, -5)) == ("2023-12-01", "2023-12-31", "2023-12")
    assert told(month_away(TUESDAY, 8)) == ("2025-01-01", "2025-01-31", "2025-01")


def test_what_is_about_so_long_ago_is_marked() -> None:
    assert told(whole_year(2014, "~"))[2] == "2014~"
    assert told(some_days(TUESDAY, date(2024, 5, 15), "range", "~"))[2] == "2024-05-14~/2024-05-15~"


def test_what_the_calendar_lacks_is_none() -> None:
    assert one_day(None) is None
    assert whole_month(2024, 13) is None
    assert whole_year(10_000) is None
    assert week_away(date.max, 0) is None


def test_what_would_end_before_it_begins_is_none() -> None:
    assert some_days(TUESDAY, date(2024, 5, 2), "range") is None
