"""States, cities, sites and instruments stand as one unit each, with the states that they name."""

import pytest
from spacy.tokens import Doc

from communique_extraction.extractor import Extractor
from communique_extraction.mentions.classification import units_of
from communique_extraction.mentions.named_spans import named_units
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words


def named(extractor: Extractor, text: str) -> Doc:
    """A sentence with the names that the model finds."""
    (doc,) = extractor.reader.with_names([text])
    return doc


def classified(extractor: Extractor, text: str) -> list[Unit]:
    """Its words and fixed phrases, with their classes."""
    doc = named(extractor, text)
    return units_of(doc, Words.of(doc))


def units(extractor: Extractor, text: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """What a sentence names: the words, their class, and the states."""
    doc = named(extractor, text)
    return {
        (doc[unit.first : unit.last + 1].text, unit.word_class, unit.codes)
        for unit in named_units(doc, Words.of(doc)).values()
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway signed it.", ("Norway", "country", ("NOR",))),
        ("Finnish voters cheered.", ("Finnish", "demonym", ("FIN",))),
        ("They flew to Helsinki.", ("Helsinki", "capital", ("FIN",))),
        ("They met in Turku on Monday.", ("Turku", "place", ("FIN",))),
        ("The Republic of Peru signed it.", ("Republic of Peru", "country", ("PER",))),
        ("The mayor of Paris, Texas, spoke.", ("Paris", "place", ("USA",))),
        ("The mayor of Lebanon, Pennsylvania, spoke.", ("Lebanon", "place", ("USA",))),
    ],
)
def test_a_state_or_place_is_one_unit_with_its_state(
    extractor: Extractor, text: str, told: tuple[str, str, tuple[str, ...]]
) -> None:
    assert told in units(extractor, text)


@pytest.mark.parametrize("text", ["Michael Jordan spoke.", "He met Michael Jordan in Moscow."])
def test_a_state_within_a_persons_name_is_none(extractor: Extractor, text: str) -> None:
    assert "JOR" not in {code for _, _, codes in units(extractor, text) for code in codes}


def test_a_state_before_a_persons_title_is_one(extractor: Extractor) -> None:
    found = units(extractor, "He met Jordan President Omar Haddad.")
    assert ("Jordan", "country", ("JOR",)) in found
    found = units(extractor, "After meeting Ugandan Foreign Minister Joyce Okello, he left.")
    assert ("Ugandan", "demonym", ("UGA",)) in found


def test_a_building_is_one_unit_without_its_article(extractor: Extractor) -> None:
    found = units(extractor, "They met at the Great Hall of the People in Beijing.")
    assert ("Great Hall of the People", "site", ()) in found


@pytest.mark.parametrize("dash", ["-", "–", "/"])
def test_states_that_a_dash_holds_together_are_one_unit(extractor: Extractor, dash: str) -> None:
    found = classified(extractor, f"The Norway{dash}Peru treaty was signed.")
    assert ("states", ("NOR", "PER")) in {(unit.word_class, unit.codes) for unit in found}


def test_states_with_a_spaced_dash_stay_two(extractor: Extractor) -> None:
    found = classified(extractor, "It was signed by Norway - Peru waited.")
    assert "states" not in {unit.word_class for unit in found}


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("U.S.-Norway", ("USA", "NOR")),
        ("U.S.-Norwegian", ("USA", "NOR")),
        ("U.K.–Finland", ("GBR", "FIN")),
    ],
)
def test_states_joined_behind_a_full_stop_are_told_apart(
    extractor: Extractor, word: str, codes: tuple[str, ...]
) -> None:
    told = units(extractor, f"The {word} talks were held in May.")
    assert {unit[2] for unit in told if unit[1] == "states"} == {codes}


def test_what_else_a_dash_joins_to_a_state_is_none(extractor: Extractor) -> None:
    told = units(extractor, "They praised the U.S.-led mission.")
    assert "states" not in {unit[1] for unit in told}
