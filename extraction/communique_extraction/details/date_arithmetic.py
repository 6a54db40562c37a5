"""Date arithmetic that stays within the calendar: what falls out of the years 1 to 9999 is None."""

import calendar
from datetime import date, datetime, timedelta, tzinfo


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar; None where it has no such day: "31 June", the year 0."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_after(day: date, days: int) -> date | None:
    """The day so many days later, or earlier where the number is negative."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def last_of_month(year: int, month: int) -> date | None:
    """The last day of a month."""
    first = calendar_day(year, month, 1)
    return first and first.replace(day=calendar.monthrange(year, month)[1])


def nearest_day(month: int, day: int, to: date) -> date | None:
    """The day of that month, of whichever year, that is nearest to another one, within a year."""
    years = (to.year - 1, to.year, to.year + 1)
    days = [found for year in years if (found := calendar_day(year, month, day))]
    return min(days, key=lambda found: abs(found - to), default=None)


def local_day(moment: datetime, zone: tzinfo) -> date | None:
    """The day that a moment falls on in a time zone."""
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return None
