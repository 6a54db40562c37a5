"""From which day the words of a report count: the dateline's, its place's, or that of publication."""

import gzip
from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from communique_extraction.details.day_of_writing import day_of_writing
from communique_extraction.extractor import Extractor
from communique_extraction.sentences.dateline import find_dateline
from communique_schemas import Article

MET = "Finnish President Elina Koskinen met Chilean President Rosa Vidal on Wednesday."
LATE = datetime(2024, 5, 14, 22, 30, tzinfo=UTC)

offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
zones = st.timezones() | offsets
hours = st.integers(0, 366 * 24).map(
    lambda hour: datetime(2024, 1, 1, 0, 30, tzinfo=UTC) + timedelta(hours=hour)
)


def day_of(lead: str, published: date | datetime | None) -> date | None:
    return day_of_writing(published, find_dateline(f"{lead}{MET}"))


def wednesday_of(extractor: Extractor, lead: str, published: date | datetime) -> str:
    (event,) = extractor(Article(text=f"{lead}{MET}", published_at=published)).events
    assert event.date is not None
    return str(event.date.start)


@pytest.mark.parametrize("lead", ["SEOUL, May 15 … ", "SEOUL, May 15 (ABC) — ", "SEOUL — "])
@given(zones)
@rules(max_examples=60, deadline=None)
def test_an_evening_in_greenwich_is_the_next_day_in_seoul_in_whatever_zone_the_stamp_is(
    extractor: Extractor, lead: str, zone: ZoneInfo | timezone
) -> None:
    assert wednesday_of(extractor, lead, LATE.astimezone(zone)) == "2024-05-15"


@pytest.mark.parametrize("lead", ["SEOUL, May 15 — ", "SEOUL, May 15 (ABC) — "])
@given(st.integers(0, 23), zones)
@rules(max_examples=200, deadline=None)
def test_the_datelines_day_holds_at_every_hour_and_in_every_zone(
    lead: str, hour: int, zone: ZoneInfo | timezone
) -> None:
    for day in (14, 15, 16):
        published = datetime(2024, 5, day, hour, 30, tzinfo=UTC).astimezone(zone)
        assert day_of(lead, published) == date(2024, 5, 15)


# Cities whose clocks are never changed, and what these are ahead of Greenwich, in minutes.
CLOCKS = {
    "SEOUL": 540, "LIMA": -300, "KATHMANDU": 345, "HONOLULU": -600, "MOSCOW": 180, "PERTH": 480,
    "PHOENIX": -420, "AUCKLAND (ABC)": None, "LONDON": None, "JAPAN (ABC)": 540, "INDIA (ABC)": 330,
}  # fmt: skip
NAMED = {"AUCKLAND (ABC)": "Pacific/Auckland", "LONDON": "Europe/London"}


@pytest.mark.parametrize("place", CLOCKS)
@given(hours, zones)
@rules(max_examples=200, deadline=None)
def test_without_a_day_in_it_a_dateline_tells_whose_clock_to_read(
    place: str, moment: datetime, zone: ZoneInfo | timezone
) -> None:
    ahead = CLOCKS[place]
    clock = ZoneInfo(NAMED[place]) if ahead is None else timezone(timedelta(minutes=ahead))
    assert day_of(f"{place} — ", moment.astimezone(zone)) == moment.astimezone(clock).date()


@given(hours, zones)
@rules(max_examples=200, deadline=None)
def test_without_a_dateline_it_is_the_day_of_the_stamp(
    moment: datetime, zone: ZoneInfo | timezone
) -> None:
    published = moment.astimezone(zone)
    assert day_of("", published) == published.date()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-150, 150))
@rules(max_examples=300, deadline=None)
def test_a_dateline_without_a_year_takes_the_nearest(published: date, away: int) -> None:
    filed = published + timedelta(days=away)
    assert day_of(f"SEOUL, {filed:%B} {filed.day} — ", published) == filed


@pytest.mark.parametrize(
    ("lead", "published", "day"),
    [
        ("SEOUL, Dec 31 — ", "2024-01-01", "2023-12-31"),
        ("SEOUL, Jan. 1 — ", "2023-12-31", "2024-01-01"),
        ("SEOUL, 15 May 2019 — ", "2024-05-14", "2019-05-15"),
        ("SEOUL, Wednesday, May 15, 2024 — ", None, "2024-05-15"),
        ("SEOUL, May 15/2024 (ABC) — ", "2024-05-20", "2024-05-15"),
        ("SEOUL, June 31 — ", "2024-05-14", "2024-05-14"),  # no such day
        ("SEOUL, February 29 — ", "2022-05-14", "2022-05-14"),
        ("SEOUL, May 15 — ", None, None),
        ("SEOUL — ", "2024-05-14", "2024-05-14"),  # a day alone has no hour to move it
        ("MIDDLE EAST (ABC) — ", "2024-05-14", "2024-05-14"),
    ],
)
def test_a_dateline_is_read_as_it_is_written(
    lead: str, published: str | None, day: str | None
) -> None:
    found = day_of(lead, date.fromisoformat(published) if published else None)
    assert (str(found) if found else None) == day


EDGES = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))


@pytest.mark.parametrize("edge", EDGES)
@given(offsets)
@rules(max_examples=50, deadline=None)
def test_at_the_ends_of_the_calendar_the_stamps_own_day_stands_in(
    edge: datetime, zone: timezone
) -> None:
    published = edge.replace(tzinfo=zone)
    for place in ("HONOLULU", "AUCKLAND"):
        near = day_of(f"{place} — ", published)
        assert near is not None
        assert abs(near - published.date()) <= timedelta(days=2)


def test_every_time_zone_of_the_gazetteer_is_known() -> None:
    packed = files("communique_extraction.gazetteer").joinpath("cities.tsv.gz").read_bytes()
    rows = gzip.decompress(packed).decode().splitlines()[1:]
    zones = {row.split("\t")[4] for row in rows}
    assert len(zones) > 300
    assert {ZoneInfo(zone).key for zone in zones} == zones
