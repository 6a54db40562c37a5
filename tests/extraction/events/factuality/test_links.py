"""How an event's word hangs on what is above it."""

import pytest

from communique_extraction.events.factuality.links import (
    governor_of,
    is_carried,
    link_of,
    raised_to,
)
from tests.extraction.events.factuality.conftest import Parse
from tests.extraction.events.factuality.words import word


@pytest.mark.parametrize(
    ("text", "event", "above", "preposition"),
    [
        ("Peru cancelled the talks.", "talks", "cancelled", None),
        ("Peru called for talks.", "talks", "called", "for"),
        ("Peru stopped short of signing the deal.", "signing", "stopped", "of"),
        (
            "Peru spoke of the possibility of Chile signing the deal.",
            "signing",
            "possibility",
            "of",
        ),
    ],
)
def test_a_link_goes_past_prepositions_and_adverbs(
    parse: Parse, text: str, event: str, above: str, preposition: str | None
) -> None:
    link = link_of(word(parse(text), event), None)
    assert (link.above.text, link.preposition) == (above, preposition)


@pytest.mark.parametrize(
    ("text", "event", "cue"),
    [
        ("Peru plans to sign the deal.", "sign", "intention"),
        ("Peru is unable to sign the deal.", "sign", "unable"),
        ("Peru is to sign the deal.", "sign", "arrangement"),
        ("Peru is happy to sign the deal.", "sign", None),
        ("Peru is in Lima to sign the deal.", "sign", None),
        ("Peru said that Chile signed the deal.", "signed", None),
        ("Peru denied that Chile signed the deal.", "signed", "denial"),
        ("Peru was to have signed the deal.", "signed", "unfulfilled-plan"),
        ("Peru cancelled a concert to hold talks.", "hold", None),
    ],
)
def test_a_cue_governs_what_completes_it_and_not_what_stands_beside_it(
    parse: Parse, text: str, event: str, cue: str | None
) -> None:
    found = governor_of(link_of(word(parse(text), event), None))
    assert (found.name if found else None) == cue


def test_a_verb_that_says_no_more_than_that_there_are_plans(parse: Parse) -> None:
    assert is_carried(link_of(word(parse("Peru has plans for talks."), "plans"), None))
    assert not is_carried(link_of(word(parse("Peru hid plans for talks."), "plans"), None))


def test_an_object_may_be_the_subject_of_an_infinitive(parse: Parse) -> None:
    infinitive = raised_to(link_of(word(parse("Peru asked Chile to sign."), "Chile"), None))
    assert infinitive is None or infinitive.text == "sign"
    assert raised_to(link_of(word(parse("Peru wants talks."), "talks"), None)) is None
