"""What stands around a trigger, read off the parse once."""

from communique_extraction.extractor import Extractor
from tests.extraction.parsing import clause, names


def test_subjects_and_objects_of_a_verb(extractor: Extractor) -> None:
    found = clause(extractor, "Lars Hagen received Elina Koskinen.", "received")
    assert (names(found.subjects), names(found.objects)) == (["Hagen"], ["Koskinen"])
    assert found.is_verbal
    assert not found.passive


def test_a_passive_is_turned_round(extractor: Extractor) -> None:
    found = clause(extractor, "Elina Koskinen was received by Lars Hagen.", "received")
    assert (names(found.subjects), names(found.objects)) == (["Hagen"], ["Koskinen"])


def test_a_person_that_the_parser_took_for_a_place_is_met(extractor: Extractor) -> None:
    text = "Lars Hagen welcomed on Monday, at the palace, Finnish President Elina Koskinen."
    assert names(clause(extractor, text, "welcomed").persons_met) == ["Koskinen"]


def test_what_is_behind_a_preposition_on_the_verb_or_on_its_object(extractor: Extractor) -> None:
    for text in (
        "Lars Hagen spoke with Elina Koskinen.",
        "Lars Hagen spoke words with Elina Koskinen.",
    ):
        assert names(clause(extractor, text, "spoke").after({"with"})) == ["Koskinen"]


def test_what_is_behind_a_preposition_on_the_noun_or_on_its_carrier(extractor: Extractor) -> None:
    for text in ("They held talks with Peru.", "With Peru, they held talks."):
        assert names(clause(extractor, text, "talks").after({"with"})) == ["Peru"]


def test_the_carrier_of_a_noun(extractor: Extractor) -> None:
    found = clause(extractor, "They held talks.", "talks")
    assert found.carrier is not None
    assert found.carrier.text == "held"
    assert clause(extractor, "They talked.", "talked").carrier is None


def test_the_words_that_describe_a_noun(extractor: Extractor) -> None:
    found = clause(extractor, "They held a joint fishing commission session.", "session")
    assert {"joint", "fishing", "commission", "session"} <= found.description
    assert "talks" in clause(extractor, "They held a round of talks.", "round").description
