"""Days told by one told before."""

from datetime import date

import pytest

from communique_extraction.details.dates import find_dates
from communique_extraction.details.day_told_before import DaysTold
from communique_extraction.sentences.sentence import Sentence

MAY_8 = date(2024, 5, 8)
MAY_14 = date(2024, 5, 14)


def told(*texts: str, written: date | None = MAY_14) -> list[str]:
    """The days that the last sentence of a text counts from another one."""
    sentences = [Sentence.alone(text, index) for index, text in enumerate(texts)]
    days, last = DaysTold(sentences, written), sentences[-1]
    found = find_dates(last.text, written)
    return [item.date.edtf for item in days.counted(last.text, last.index, found)]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("earlier that day", "2024-05-08"),
        ("the same day", "2024-05-08"),
        ("earlier in the day", "2024-05-08"),
        ("a day earlier", "2024-05-07"),
        ("three days earlier", "2024-05-05"),
        ("the following day", "2024-05-09"),
        ("two days later", "2024-05-10"),
    ],
)
def test_a_day_is_told_by_the_one_before(words: str, day: str) -> None:
    assert told("A bridge was opened on May 8.", "It rained.", f"They met {words}.") == [day]
    assert told(f"Speaking on May 8, she said they met {words}.") == [day]


@pytest.mark.parametrize(
    "words",
    [
        "the day before yesterday",
        "the day before the vote",
        "a day of rest",
        "two days earlier than planned",
    ],
)
def test_what_is_told_by_something_else_is_none(words: str) -> None:
    assert told("A bridge was opened on May 8.", f"They met {words}.") == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the day before", ["2024-05-13"]),
        ("two days earlier", ["2024-05-12"]),
        ("later in the day", ["2024-05-14"]),
        ("the same day", []),
        ("the next day", []),
        ("two days later", []),
    ],
)
def test_where_no_day_is_told_what_was_before_is_counted_from_the_report(
    words: str, days: list[str]
) -> None:
    assert told("It rained.", f"They met {words}.") == days
    assert told("A bridge was opened in 2021.", f"They met {words}.") == []
    assert told(f"They met {words}.", written=None) == []


def test_at_the_beginning_of_the_calendar_there_is_no_day_before() -> None:
    assert told("They met the previous day.", written=date.min) == []
