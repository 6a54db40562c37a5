"""Who met, told by what they did together: agreed or issued at talks, joined each other for a dinner."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

STATES = {"Peru", "Chile"}


@pytest.mark.parametrize(
    "text",
    [
        "During talks on Monday, Peru and Chile agreed to cut tariffs.",
        "After two days of talks in Lisbon, Peru and Chile agreed to cut tariffs.",
        "Peru and Chile issued a joint communique following talks in Lisbon.",
        "Peru and Chile praised the sailors after bilateral talks in Lisbon.",
    ],
)
def test_states_that_do_something_together_at_talks_held_them(
    extractor: Extractor, text: str
) -> None:
    assert [names(e) for e in read(extractor, text) if e.subtype == "talks"] == [STATES]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile praised the sailors after a meeting in Lisbon.",
        "Peru issued a joint communique following talks in Lisbon.",
        "Peru and Chile agreed to cut tariffs before talks in Lisbon.",
        "Peru and Chile agreed to cut tariffs at a summit in Lisbon.",
    ],
)
def test_what_they_do_apart_or_beforehand_tells_of_no_meeting(
    extractor: Extractor, text: str
) -> None:
    meetings = [event for event in read(extractor, text) if event.type == "meeting"]
    assert not any(names(event) >= STATES for event in meetings)


@pytest.mark.parametrize("meal", ["for a dinner", "at a meeting", "on a call"])
def test_who_joins_somebody_for_a_meeting_meets_him(extractor: Extractor, meal: str) -> None:
    text = f"President Adam Marlow joined the leaders of Peru and Chile {meal} on Monday."
    (event,) = read(extractor, text)
    assert names(event) == {"Adam Marlow", "leaders of Peru", "leaders of Chile"}


def test_who_joins_somebody_in_a_deed_meets_nobody(extractor: Extractor) -> None:
    assert not read(extractor, "President Adam Marlow joined Mayor Rosa Wolf in planting a tree.")
