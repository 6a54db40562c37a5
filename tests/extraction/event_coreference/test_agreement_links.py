"""An agreement knows its meeting, and the meeting its agreements."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read


def test_what_was_signed_at_a_meeting_is_tied_to_it_both_ways(extractor: Extractor) -> None:
    text = (
        "Peruvian President Rosa Salas met Chilean President Luis Soto in Lima on Monday. "
        "Peru and Chile signed a border treaty."
    )
    meeting, treaty = read(extractor, text)
    assert treaty.type == "agreement"
    assert meeting.type == "meeting"
    assert treaty.meeting == meeting.id
    assert meeting.agreements == (treaty.id,)


def test_a_treaty_of_other_states_is_tied_to_nothing(extractor: Extractor) -> None:
    text = (
        "Peruvian President Rosa Salas met Chilean President Luis Soto in Lima on Monday. "
        "Norway and Finland signed a fishing treaty in 2019."
    )
    treaty = next(event for event in read(extractor, text) if event.type == "agreement")
    assert treaty.meeting is None


def test_a_meeting_that_did_not_take_place_saw_nothing_signed(extractor: Extractor) -> None:
    text = (
        "Peruvian President Rosa Salas did not meet Chilean President Luis Soto. "
        "Peru and Chile signed a border treaty in 2019."
    )
    treaty = next(event for event in read(extractor, text) if event.type == "agreement")
    assert treaty.meeting is None


def test_where_one_met_the_other_agreeing_to_something_both_agreed(extractor: Extractor) -> None:
    text = (
        "Peruvian President Rosa Salas met Chilean President Luis Soto on Monday and agreed to "
        "open a border post."
    )
    agreed = [event for event in read(extractor, text) if event.type == "agreement"]
    assert agreed
    assert {"PER", "CHL"} <= {person.country for person in agreed[0].participants}


def test_states_that_one_side_met_are_parties_to_what_it_agreed(extractor: Extractor) -> None:
    *_, agreement = read(
        extractor, "During talks with Peru and Chile, Norway agreed to extend the deadline."
    )
    assert {p.role for p in agreement.participants} == {"party"}
