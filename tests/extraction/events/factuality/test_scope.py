"""Which cues reach an event, from the innermost to the outermost."""

import pytest

from communique_extraction.events.factuality.scope import cues_over
from communique_extraction.syntax.support_verbs import support_of
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import named, word


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Peru and Chile met.", []),
        ("Peru did not plan to have met Chile.", ["negation: not"]),
        ("Peru refused to meet Chile.", ["refusal: refused"]),
        ("Peru said it had no plans to meet Chile.", ["plan: plans", "none: no"]),
        ("Reports that Peru met Chile are not true.", ["report: Reports", "truth: true", "negation: not"]),
        ("Peru denied reports that it had met Chile.", ["report: reports", "denial: denied"]),
        ("Peru denied that it planned to meet Chile.", ["intention: planned", "denial: denied"]),
        ("Peru will travel to Lima to meet Chile.", ["future: will"]),
        ("Peru plans to travel to Lima and meet Chile.", ["intention: plans"]),
        ("Peru left without meeting Chile.", ["without: without"]),
        ("Peru, which plans to leave, met Chile.", []),
        ("Peru met Chile and plans to leave.", []),
        ("Peru denied that it would leave after it met Chile.", []),
    ],
)  # fmt: skip
def test_cues_over_a_verb(parse: Parse, text: str, cues: list[str]) -> None:
    doc = parse(text)
    verb = next(token for token in doc if token.text in {"meet", "met", "meeting"})
    assert named(cues_over(verb, None)) == cues


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Peru held talks.", []),
        ("Peru held no talks.", ["none: no", "none: no"]),
        ("Peru is holding talks.", ["progressive: is holding"]),
        ("Peru cancelled the talks.", ["cancellation: cancelled"]),
        ("Peru threatened to cancel the talks.", ["cancellation: cancel", "threat: threatened"]),
        ("Peru is expected to hold talks.", ["intention: expected"]),
        ("There were no talks.", ["none: no"]),
        ("Peru will sign the deal at talks in Lima.", ["future: will"]),
        ("Peru did not sign the deal at talks in Lima.", []),
        ("Peru agreed to sign the deal at talks in Lima.", []),
        ("Peru praised the talks.", []),
        ("Peru will host the next round of talks.", ["upcoming: next", "future: will"]),
        ("Peru expects the talks to resume.", ["intention: expects"]),
        ("Peru expects the talks to bring peace.", []),
    ],
)
def test_cues_over_a_noun(parse: Parse, text: str, cues: list[str]) -> None:
    noun = word(parse(text), "talks")
    assert named(cues_over(noun, support_of(noun))) == cues
