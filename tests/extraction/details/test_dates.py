"""Dates as news writes them, from the first day of the calendar to the last."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from communique_extraction.details.dates import find_dates
from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.calendar import news_calendar
from communique_schemas import Article

PHRASES = {
    "iso": ["2024-05-14", "2024-02-31"],
    "span": [
        "May 30-31",
        "December 30 to 31, 9999",
        "1-3 January",
        "May 30 to 2",
        "December 30 to January 2",
    ],
    "day": ["on January 1", "on December 31", "February 29", "31 June", "May 14, 2024", "May 0"],
    "month": ["in January", "by late December", "early February 2024", "last December"],
    "days_in_a_row": ["May 13, 14 and 15, 2024", "30, 31 and 32 May", "December 30, 31, and 32"],
    "near_day": ["today", "yesterday evening", "tomorrow", "last night"],
    "weekday": ["on Tuesday", "Monday last week", "last Sunday", "next Monday", "this Friday"],
    "relative": ["last week", "next weekend", "this month", "last year", "next year", "next month"],
    "day_of_month": ["on the 1st", "on the 31st", "on the 30th"],
    "weekdays": ["from Friday to Sunday"],
    "ago": [
        "999 years ago",
        "two weeks ago",
        "999 days from now",
        "one month from now",
        "a day ago",
    ],
    "half": [
        "the first half of 2024",
        "the second half of this year",
        "the first half of next year",
    ],
    "quarter": ["the fourth quarter of 2024"],
    "year": ["in 1999"],
}

moments = st.datetimes(
    timezones=st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
        lambda minutes: timezone(timedelta(minutes=minutes))
    )
)
edges = st.sampled_from([date.min, date.max]).flatmap(
    lambda edge: st.integers(0, 800).map(
        lambda days: edge + timedelta(days=days if edge == date.min else -days)
    )
)
days = st.dates() | edges
phrases = st.sampled_from([phrase for listed in PHRASES.values() for phrase in listed])


def days_in(
    text: str, written: date | None, *, future: bool | None = False
) -> Iterator[tuple[str, str]]:
    for found in find_dates(text, written, future=future):
        yield str(found.date.start), str(found.date.end)


def test_the_phrases_are_of_every_pattern() -> None:
    assert set(PHRASES) == {pattern.reader for pattern in news_calendar().pattern}
    for listed in PHRASES.values():
        assert find_dates(f"They met {listed[0]}.", date(2024, 5, 14)), listed[0]


@given(days, phrases, st.booleans())
@rules(max_examples=2000, deadline=None)
def test_every_date_found_lies_within_the_calendar(
    written: date, phrase: str, future: bool
) -> None:
    for found in find_dates(f"They met {phrase}.", written, future=future):
        assert date.min <= found.date.start <= found.date.end <= date.max


@given(st.datetimes(timezones=st.just(UTC)) | moments | days, phrases)
@rules(max_examples=150, deadline=None)
def test_no_day_of_publication_makes_an_article_fail(
    extractor: Extractor, published: date | datetime, phrase: str
) -> None:
    for lead in ("", "SEOUL — ", "LIMA, December 31 — "):
        text = f"{lead}Finnish President Elina Koskinen met Chilean President Rosa Vidal {phrase}."
        result = extractor(Article(text=text, published_at=published))
        result.check()
        for event in result.events:
            assert event.model_validate_json(event.model_dump_json()) == event


@pytest.mark.parametrize(
    ("phrase", "written", "future", "found"),
    [
        ("on Tuesday", date.max, False, [("9999-12-28", "9999-12-28")]),
        ("on Tuesday", date.max, True, []),
        ("tomorrow", date.max, False, []),
        ("yesterday", date.min, False, []),
        ("on May 3", date.max, False, [("9999-05-03", "9999-05-03")]),
        ("on May 3", date.min, True, [("0001-05-03", "0001-05-03")]),
        ("this week", date.max, False, []),
        ("next year", date.max, False, []),
        ("one year ago", date.max, False, [("9998-01-01", "9998-12-31")]),
        ("in December", date.max, False, [("9999-12-01", "9999-12-31")]),
    ],
)
def test_at_the_ends_of_the_calendar_what_there_is_is_found(
    phrase: str, written: date, future: bool, found: list[tuple[str, str]]
) -> None:
    assert list(days_in(f"They met {phrase}.", written, future=future)) == found


NOTHING: list[list[tuple[str, str]]] = [[], [("2024-05-30", "2024-05-30")]]
"""Nothing, or the one day that is told whole."""


@pytest.mark.parametrize("phrase", ["May 30 to 2", "yeſterday", "ſeven dayſ ago", "thıs week"])
def test_what_only_looks_like_a_date_is_none(phrase: str) -> None:
    assert list(days_in(f"They met {phrase}.", date(2024, 5, 14))) in NOTHING


def test_a_space_that_does_not_break_stands_between_words_of_time_too() -> None:
    found = list(days_in("They met last\u00a0week.", date(2024, 5, 14)))
    assert found == [("2024-05-06", "2024-05-12")]
