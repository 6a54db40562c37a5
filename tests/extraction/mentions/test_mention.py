"""A mention is known by its place, whatever is found out of it."""

from dataclasses import FrozenInstanceError, replace

import pytest

from communique_extraction.mentions.mention import Mention
from communique_extraction.sentences.sentence import Sentence

SENTENCE = Sentence.alone("Hagen met Koskinen.")
HAGEN = Mention(
    sentence=0, span=SENTENCE.span(0, 5), kind="name", text="Hagen", first=0, last=0, name="Hagen"
)


def test_what_is_found_out_of_it_makes_it_no_other_mention() -> None:
    person = replace(HAGEN, kind="person", title="Prime Minister")
    assert person == HAGEN
    assert {HAGEN: "known"}[person] == "known"


def test_another_place_makes_another_mention() -> None:
    assert replace(HAGEN, span=SENTENCE.span(10, 18)) != HAGEN
    assert replace(HAGEN, sentence=1) != HAGEN


def test_it_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        HAGEN.kind = "person"  # type: ignore[misc]
