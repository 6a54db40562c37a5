"""Who stands where around a verb, in the many shapes of an English sentence."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.syntax.dependencies import (
    agents_of,
    is_noun,
    is_passive,
    is_verb,
    objects_of,
    possessors_of,
    subjects_of,
)
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from tests.extraction.parsing import names, parsed, word


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lars Hagen met Elina Koskinen.", "met"),
        ("Lars Hagen plans to meet Elina Koskinen.", "meet"),
        ("Lars Hagen, who met Elina Koskinen, left.", "met"),
        ("Lars Hagen flew to Oslo and met Elina Koskinen.", "met"),
        ("Lars Hagen flew to Oslo to meet Elina Koskinen.", "meet"),
        ("After meeting Elina Koskinen, Lars Hagen left.", "meeting"),
        ("On Friday, Lars Hagen is expected to meet Elina Koskinen.", "meet"),
        ("Elina Koskinen invited Lars Hagen to visit Oslo.", "visit"),
        ("Elina Koskinen called on Lars Hagen to sign the treaty.", "sign"),
    ],
)
def test_the_subject_is_found_wherever_it_stands(
    extractor: Extractor, text: str, verb: str
) -> None:
    assert names(subjects_of(word(parsed(extractor, text), verb))) == ["Hagen"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lars Hagen received Elina Koskinen.", "received"),
        ("Elina Koskinen was received by Lars Hagen.", "received"),
        ("Elina Koskinen is due to be received by Lars Hagen.", "received"),
        ("Elina Koskinen, whom Lars Hagen received, left.", "received"),
        ("Elina Koskinen, received by Lars Hagen, left.", "received"),
    ],
)
def test_the_object_is_found_in_active_and_passive(
    extractor: Extractor, text: str, verb: str
) -> None:
    assert names(objects_of(word(parsed(extractor, text), verb))) == ["Koskinen"]


def test_the_noun_that_who_stands_for_is_the_subject_and_no_object(extractor: Extractor) -> None:
    verb = word(parsed(extractor, "Lars Hagen, who arrived in Oslo, left."), "arrived")
    assert names(subjects_of(verb)) == ["Hagen"]
    assert objects_of(verb) == []


def test_the_agent_of_a_passive_is_its_by_phrase(extractor: Extractor) -> None:
    verb = word(parsed(extractor, "Elina Koskinen was received by Lars Hagen."), "received")
    assert is_passive(verb)
    assert names(agents_of(verb)) == ["Hagen"]


def test_by_telephone_makes_no_passive_whatever_the_parser_takes_it_for(
    extractor: Extractor,
) -> None:
    text = (
        "A truce was reached last week after Norwegian Foreign Minister Lars Hagen and Shchukin "
        "spoke by telephone."
    )
    verb = word(parsed(extractor, text), "spoke")
    assert not is_passive(verb)
    assert names(subjects_of(verb)) == ["Hagen", "Shchukin"]


def test_coordinated_names_come_together(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Norway, Finland and Denmark signed a treaty with Peru and Chile.")
    verb = word(sentence, "signed")
    assert names(subjects_of(verb)) == ["Norway", "Finland", "Denmark"]
    behind = [t for p in prepositions_of(verb) for t in governed_by(p)] or [
        t for p in prepositions_of(word(sentence, "treaty")) for t in governed_by(p)
    ]
    assert names(behind) == ["Peru", "Chile"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Peru thanked Norway for signing a treaty.", "signing"),
        ("Peru accused Norway of signing a treaty.", "signing"),
        ("Norway was accused by Peru of signing a treaty.", "signing"),
    ],
)
def test_who_is_thanked_or_accused_is_who_did_it(
    extractor: Extractor, text: str, verb: str
) -> None:
    assert names(subjects_of(word(parsed(extractor, text), verb))) == ["Norway"]


def test_who_thanks_after_doing_something_did_it(extractor: Extractor) -> None:
    verb = word(parsed(extractor, "Norway thanked Peru after signing a treaty."), "signing")
    assert names(subjects_of(verb)) == ["Norway"]


def test_the_subject_is_not_lost_in_what_introduces_the_sentence(extractor: Extractor) -> None:
    text = (
        "During a call held at the wish of the French side, Lars Hagen and President of Finland "
        "Elina Koskinen had a frank exchange of views."
    )
    assert names(subjects_of(word(parsed(extractor, text), "had"))) == ["Hagen", "Koskinen"]


@pytest.mark.parametrize("preposition", ["about", "regarding", "following"])
def test_a_preposition_may_look_like_a_verb(extractor: Extractor, preposition: str) -> None:
    sentence = parsed(
        extractor, f"Lars Hagen and Elina Koskinen spoke {preposition} the elections."
    )
    assert [p.text for p in prepositions_of(word(sentence, "spoke"))] == [preposition]


@pytest.mark.parametrize("particle", ["out of", "away from"])
def test_a_preposition_behind_a_particle_is_found(extractor: Extractor, particle: str) -> None:
    verb = word(parsed(extractor, f"Norway backed {particle} the treaty."), "backed")
    behind = {p.text for p in prepositions_of(verb)}
    assert particle.split()[1] in behind


def test_the_possessor_of_a_noun(extractor: Extractor) -> None:
    noun = word(parsed(extractor, "Lars Hagen's visit to Oslo began."), "visit")
    assert names(possessors_of(noun)) == ["Hagen"]
    assert is_noun(noun)


def test_a_rare_verb_is_told_by_its_subject(extractor: Extractor) -> None:
    text = "Norwegian Premier Lars Hagen and Finnish President Elina Koskinen convene in Oslo."
    assert is_verb(word(parsed(extractor, text), "convene"))
    assert not is_verb(word(parsed(extractor, "The two held talks."), "talks"))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Norway, Finland hold talks on fishing", ["Norway", "Finland"]),
        ("Finnish envoy, Norwegian minister meet in Oslo", ["envoy", "minister"]),
        ("Monday, ministers hold talks on fishing.", ["ministers"]),
        ("Norway, Finland and Peru hold talks on fishing", ["Norway", "Finland", "Peru"]),
    ],
)
def test_a_comma_joins_two_in_a_headline(extractor: Extractor, text: str, whom: list[str]) -> None:
    sentence = parsed(extractor, text)
    verb = next(token for token in sentence.doc if token.lower_ in {"hold", "meet"})
    assert names(subjects_of(verb)) == whom
