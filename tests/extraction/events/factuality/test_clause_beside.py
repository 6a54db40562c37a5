"""What the clauses beside an event's tell of it."""

import pytest

from communique_extraction.events.factuality.clause_beside import (
    never_begun,
    of_main_clause,
    told_falsely,
)
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import named, word


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Talks between Peru and Chile collapsed before they began.", "collapsed", ["never begun: began"]),
        ("The talks between Peru and Chile ended before it rained.", "ended", []),
        ("The talks between Peru and Chile ended after they had begun.", "ended", []),
        ("The talks between Peru and Chile ended before the match began.", "ended", []),
    ],
)  # fmt: skip
def test_what_ends_before_it_began_never_was(
    parse: Parse, text: str, verb: str, cues: list[str]
) -> None:
    assert named(never_begun(word(parse(text), verb))) == cues


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Peru will speak of fish when it meets Chile.", "meets", ["future: will"]),
        ("Peru may speak of fish before it meets Chile.", "meets", ["possibility: may"]),
        ("Peru hopes to speak of fish when it meets Chile.", "meets", ["resolution: hopes"]),
        (
            "Peru is expected to speak of fish when it meets Chile.",
            "meets",
            ["intention: expected"],
        ),
        ("Peru managed to speak of fish when it met Chile.", "met", []),
        ("Peru will speak of fish because it met Chile.", "met", []),
        ("Peru spoke of fish when it met Chile.", "met", []),
    ],
)
def test_a_clause_of_the_present_tense_shares_the_future_of_its_sentence(
    parse: Parse, text: str, verb: str, cues: list[str]
) -> None:
    found = list(of_main_clause(word(parse(text), verb)))
    assert named(found) == cues
    assert all(cue.effect == "planned" for cue in found)


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Peru falsely claimed that it had met Chile.", "claimed", ["forgery: falsely"]),
        ("A fake letter says that Peru met Chile.", "says", ["forgery: fake"]),
        ("A letter says that Peru met Chile.", "says", []),
        ("Peru said that it had met a false friend.", "said", []),
    ],
)
def test_what_makes_a_verb_tell_what_is_not_so(
    parse: Parse, text: str, verb: str, cues: list[str]
) -> None:
    assert named(told_falsely(word(parse(text), verb))) == cues
