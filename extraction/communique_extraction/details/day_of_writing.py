"""The day on which a report was written: "today" and "on Wednesday" count from it.

The same article comes with its moment of publication in any time zone. Where it was filed, another day
may have been: what is told there as "Wednesday" is Wednesday there.
"""

import re
from datetime import UTC, date, datetime

from communique_extraction.details.date_arithmetic import local_day, nearest_day
from communique_extraction.details.dates import find_dates
from communique_extraction.gazetteer.places import zone_of
from communique_extraction.sentences.dateline import Dateline


def day_of_writing(published: datetime | date | None, dateline: Dateline | None) -> date | None:
    """The day that a dateline names, else that of publication where the report was filed.

    Args:
        published: a moment with its time zone, or a day alone, which stays the day that it is.
        dateline: a day in it without a year is that of the year nearest to publication.

    Returns:
        The day; where the dateline tells neither day nor place, that of publication in the time zone of
        its own stamp, and None where that is missing, too.
    """
    filed = _day_where_filed(published, dateline)
    named = _day_of(dateline, filed or _day_at_greenwich(published)) if dateline else None
    return named or filed or _own_day(published)


def _own_day(published: datetime | date | None) -> date | None:
    return published.date() if isinstance(published, datetime) else published


def _day_at_greenwich(published: datetime | date | None) -> date | None:
    """A day that does not hang on the zone of the stamp, but at the very ends of the calendar."""
    moment = local_day(published, UTC) if isinstance(published, datetime) else None
    return moment or _own_day(published)


def _day_where_filed(published: datetime | date | None, dateline: Dateline | None) -> date | None:
    zone = zone_of(dateline.place) if dateline and dateline.place else None
    return local_day(published, zone) if zone and isinstance(published, datetime) else None


def _day_of(dateline: Dateline, published: date | None) -> date | None:
    """The calendar's day in a dateline; a weekday alone is none."""
    words = re.sub(r"[/,]\s*", ", ", dateline.beside)  # "May 15/2024"
    with_year = (found.date for found in find_dates(words, None))
    whole = next((day.start for day in with_year if day.precision == "day"), None)
    if whole or published is None:
        return whole
    ways = (find_dates(words, published, future=ahead) for ahead in (False, True))
    without = (found.date for dates in ways for found in dates if _has_digit(found.date.text))
    day = next((day.start for day in without if day.precision == "day"), None)
    return nearest_day(day.month, day.day, published) if day else None


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
