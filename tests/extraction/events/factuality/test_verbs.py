"""What a verb says by its own form."""

import pytest

from communique_extraction.events.factuality.verbs import (
    has_tense,
    is_infinitive,
    is_perfect,
    is_present,
    tense_cues,
    verb_cues,
)
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import named, word


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Peru signed the treaty.", "signed", []),
        ("Peru will sign the treaty.", "sign", ["future: will"]),
        ("Peru will not sign the treaty.", "sign", ["future: will", "negation: not"]),
        ("Peru may sign the treaty.", "sign", ["possibility: may"]),
        ("Peru would have signed the treaty.", "signed", ["counterfactual: would"]),
        ("Peru may have signed the treaty.", "signed", ["possibility: may"]),
        ("Peru said that it would sign the treaty.", "sign", ["future-in-past: would"]),
        ("Peru nearly signed the treaty.", "signed", ["almost: nearly"]),
        ("Peru will no longer sign the treaty.", "sign", ["future: will", "negation: no longer"]),
        ("Peru not only signed the treaty but ratified it.", "signed", []),
        ("Chile will protest if Peru signs the treaty.", "signs", ["condition: if"]),
        ("Peru did not sign the treaty or ratify it.", "ratify", ["negation: not"]),
        ("Peru did not sign the treaty, nor did it ratify it.", "ratify", ["negation: nor"]),
        ("Peru has not signed the treaty but ratified it.", "ratified", []),
    ],
)
def test_auxiliaries_adverbs_and_marks_are_cues_for_their_verb(
    parse: Parse, text: str, verb: str, cues: list[str]
) -> None:
    assert named(verb_cues(word(parse(text), verb))) == cues


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Neither Peru nor Chile signed the treaty.", "signed", ["none: Neither"]),
        ("Peru and Chile signed no treaty.", "signed", ["none: no"]),
        ("Nobody signed the treaty.", "signed", ["nobody: Nobody"]),
        ("Peru and Chile signed the treaty with no fuss.", "signed", []),
    ],
)
def test_a_subject_or_object_that_is_none_denies_the_event(
    parse: Parse, text: str, verb: str, cues: list[str]
) -> None:
    assert named(verb_cues(word(parse(text), verb), event=True)) == cues


@pytest.mark.parametrize(
    ("text", "verb", "cues"),
    [
        ("Peru and Chile are holding talks.", "holding", ["progressive: are holding"]),
        ("Peru and Chile were holding talks.", "holding", []),
        ("Peru has been holding talks.", "holding", ["progressive: been holding"]),
        ("Peru and Chile to sign the treaty.", "sign", ["headline: to sign"]),
        ("Peru wants to sign the treaty.", "sign", []),
    ],
)
def test_tense_tells_what_goes_on_and_what_a_headline_announces(
    parse: Parse, text: str, verb: str, cues: list[str]
) -> None:
    assert named(tense_cues(word(parse(text), verb))) == cues


def test_forms_of_verbs(parse: Parse) -> None:
    doc = parse("Peru said it would have met Chile, plans to meet Brazil and is meeting Bolivia.")
    said, met, meet, meeting = (word(doc, text) for text in ("said", "met", "meet", "meeting"))
    assert [has_tense(verb) for verb in (said, met, meet, meeting)] == [True, True, False, True]
    assert [is_perfect(verb) for verb in (said, met)] == [False, True]
    assert [is_infinitive(verb) for verb in (met, meet)] == [False, True]
    assert [is_present(verb) for verb in (said, word(doc, "plans"), meeting)] == [False, True, True]
