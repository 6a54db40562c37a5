"""A cue is found by its words, by where they stand, and by what hangs on them."""

import pytest

from communique_extraction.events.factuality.cues import cue_at
from communique_extraction.lexicon.factuality import Scope
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import word


@pytest.mark.parametrize(
    ("text", "head", "scope", "name"),
    [
        ("Peru cancelled the talks.", "cancelled", "object", "cancellation"),
        ("Peru called the talks off.", "called", "object", "cancellation"),
        ("Peru pulled abruptly out of signing the deal.", "pulled", "complement", "withdrawal"),
        ("Peru called the talks a success.", "called", "object", None),
        ("Peru cancelled the talks.", "cancelled", "auxiliary", None),
        ("Peru plans to sign the deal.", "plans", "complement", "intention"),
        ("The plans to sign the deal are old.", "plans", "complement", "plan"),
    ],
)
def test_all_its_words_must_stand_there_and_reach_what_stands_in_its_scope(
    parse: Parse, text: str, head: str, scope: Scope, name: str | None
) -> None:
    cue = cue_at(word(parse(text), head), (scope,))
    assert (cue.name if cue else None) == name


@pytest.mark.parametrize(
    ("preposition", "reaches"), [("for", True), (None, True), ("at", False), ("with", False)]
)
def test_through_a_preposition_it_reaches_only_if_the_class_says_so(
    parse: Parse, preposition: str | None, reaches: bool
) -> None:
    offered = word(parse("Peru offered talks."), "offered")
    assert (cue_at(offered, ("object",), preposition) is not None) is reaches


def test_behind_a_noun_it_reaches_through_of(parse: Parse) -> None:
    doc = parse("The cancellation of the talks surprised Peru.")
    assert cue_at(word(doc, "cancellation"), ("object",), "of") is not None


def test_the_longer_phrase_is_found_before_the_shorter_one(parse: Parse) -> None:
    cue = cue_at(word(parse("Peru put off the talks."), "put"), ("object",))
    assert cue is not None
    assert cue.words == "put off"
