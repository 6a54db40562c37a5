"""What dates tell of the future."""

from datetime import date

import pytest

from communique_extraction.events.factuality.ahead import date_ahead
from communique_extraction.syntax.support_verbs import support_of
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import word

TUESDAY = date(2024, 5, 14)


@pytest.mark.parametrize(
    ("text", "noun", "words"),
    [
        ("Peru spoke of a trip to Chile later this month.", "trip", "later this month"),
        ("Peru spoke of a trip to Chile on 30 May 2024.", "trip", "30 May 2024"),
        ("Peru spoke of a trip to Chile in March 2024.", "trip", None),
        ("Peru made a trip to Chile next week.", "trip", None),
        ("Peru meets Chile next week.", "meets", "next week"),
        ("Peru met Chile next week.", "met", None),
    ],
)
def test_a_date_to_come_tells_what_no_past_tense_does(
    parse: Parse, text: str, noun: str, words: str | None
) -> None:
    trigger = word(parse(text), noun)
    cue = date_ahead(trigger, support_of(trigger), TUESDAY)
    assert (cue.words if cue else None) == words


def test_without_a_day_of_writing_nothing_lies_ahead(parse: Parse) -> None:
    trip = word(parse("Peru spoke of a trip to Chile later this month."), "trip")
    assert date_ahead(trip, None, None) is None
