"""What is said of an event that is a subject."""

import pytest

from communique_extraction.events.factuality.predicates import future_of, predicated, under_way
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import named, word


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The talks took place.", []),
        ("The talks will take place.", ["future: will"]),
        ("The talks did not take place.", ["negation: not"]),
        ("The talks were held.", []),
        ("The talks fell through.", ["falling-through: fell through"]),
        ("The talks are off.", ["falling-through: off"]),
        ("The talks are out of the question.", ["falsehood: out of the question"]),
        ("The talks are unlikely to take place.", ["doubt: unlikely"]),
        ("The talks are expected to be called off.", ["cancellation: called off", "intention: expected"]),
        ("The talks failed to take place.", ["failure: failed"]),
    ],
)  # fmt: skip
def test_predicates_are_read_from_the_innermost_outwards(
    parse: Parse, text: str, cues: list[str]
) -> None:
    assert named(predicated(word(parse(text), "talks").head) or ()) == cues


@pytest.mark.parametrize(
    "text", ["The talks failed to bring peace.", "The talks surprised Peru.", "The talks are dear."]
)
def test_other_predicates_say_nothing_of_whether_it_took_place(parse: Parse, text: str) -> None:
    assert predicated(word(parse(text), "talks").head) is None


def test_what_is_unlikely_to_bring_something_lies_ahead_all_the_same(parse: Parse) -> None:
    found = predicated(word(parse("The talks are unlikely to bring peace."), "talks").head)
    assert [cue.effect for cue in found or ()] == ["planned"]


def test_what_will_be_said_of_it_lies_ahead_with_it(parse: Parse) -> None:
    assert named(future_of(word(parse("The talks will focus on rice."), "talks"))) == [
        "future: will"
    ]
    assert named(future_of(word(parse("The talks focused on rice."), "talks"))) == []


def test_the_future_of_what_a_known_agreement_does_is_not_that_of_making_it(parse: Parse) -> None:
    assert named(future_of(word(parse("The deal will help Peru."), "deal"))) == []
    assert named(future_of(word(parse("A deal will help Peru."), "deal"))) == ["future: will"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The talks are making progress.", ["progressive: are making"]),
        ("The talks are in deep trouble.", ["present: are"]),
        ("The talks were in deep trouble.", []),
        ("The talks are in Lima.", []),
        ("The talks are on Monday.", []),
        ("The talks are aimed at peace.", []),
    ],
)
def test_what_the_present_tense_tells_of_talks_is_under_way(
    parse: Parse, text: str, cues: list[str]
) -> None:
    assert named(under_way(word(parse(text), "talks"))) == cues
