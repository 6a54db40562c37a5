"""What stands at a noun: adjectives, participles, determiners, relative clauses."""

import pytest

from communique_extraction.events.factuality.nouns import (
    cue_noun_cues,
    event_noun_cues,
    whole_of,
)
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import named, word


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Peru spoke of the talks.", []),
        ("Peru spoke of the cancelled talks.", ["cancelled: cancelled"]),
        ("Peru spoke of the talks scheduled for May.", ["appointment: scheduled"]),
        ("Peru spoke of the talks, which will take place in May.", ["future: will"]),
        ("Peru spoke of the talks, which were called off.", ["cancellation: called off"]),
        ("Peru spoke of the talks that never took place.", ["negation: never"]),
        ("Peru praised the talks it held with Chile.", []),
        ("Peru praised the talks it will hold with Chile.", ["future: will"]),
        ("Peru spoke of no talks.", ["none: no"]),
        ("Peru spoke of failed talks.", []),
        ("Peru spoke of the talks aimed at peace.", []),
    ],
)
def test_what_stands_at_an_events_noun(parse: Parse, text: str, cues: list[str]) -> None:
    assert named(event_noun_cues(word(parse(text), "talks"))) == cues


@pytest.mark.parametrize(
    ("text", "noun", "cues"),
    [
        ("There were false reports of talks.", "reports", ["falsehood: false"]),
        ("There were no plans for talks.", "plans", ["none: no"]),
        ("There was a failed attempt at talks.", "attempt", ["failed: failed"]),
        ("There were recent reports of talks.", "reports", []),
    ],
)
def test_what_stands_at_the_noun_of_a_cue(
    parse: Parse, text: str, noun: str, cues: list[str]
) -> None:
    assert named(cue_noun_cues(word(parse(text), noun))) == cues


def test_a_round_of_talks_is_told_of_as_the_talks_are(parse: Parse) -> None:
    doc = parse("Peru will host the next round of talks in Lima.")
    assert whole_of(word(doc, "talks")).text == "round"
    doc = parse("Peru spoke of talks in Lima.")
    assert whole_of(word(doc, "talks")).text == "talks"
