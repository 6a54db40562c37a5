"""A match of a pattern is read as a mention: its words, who it names, by what title, of what state."""

import pytest

from communique_extraction.extractor import Extractor
from tests.lexicon.mentions import mentions_of


def mentions(extractor: Extractor, text: str) -> list[str]:
    """The mentions of a sentence, in words."""
    (found,) = mentions_of(extractor, [text])
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norwegian Prime Minister Lars Hagen spoke.",
            (
                "person “Norwegian Prime Minister Lars Hagen”: name Lars Hagen, title Prime Minister, "
                "of Norwegian, states NOR"
            ),
        ),
        (
            "The president of Peru spoke.",
            "role “president of Peru”: title president, of Peru, states PER",
        ),
        ("The two leaders met.", "set “two leaders”: title leaders, number two"),
        ("The two met.", "set “The two”: number two"),
        ("They met.", "pronoun “They”"),
        ("Norway signed it.", "country “Norway”: of Norway, states NOR"),
        (
            "The special envoy for Yemen, Lars Hagen, spoke.",
            (
                "person “special envoy for Yemen, Lars Hagen”: name Lars Hagen, title special envoy, "
                "of Yemen"
            ),
        ),
    ],
)
def test_a_mention_is_read_with_what_is_told_of_it(
    extractor: Extractor, text: str, told: str
) -> None:
    assert told in mentions(extractor, text)


def test_a_plural_title_gives_each_name_its_office(extractor: Extractor) -> None:
    found = mentions(extractor, "Presidents Lars Hagen and Elina Koskinen met.")
    assert [each for each in found if "name Lars Hagen, title President" in each]
    assert [each for each in found if "name Elina Koskinen, title President" in each]


def test_a_states_possessive_names_the_state_of_a_person(extractor: Extractor) -> None:
    found = mentions(extractor, "Norway’s Lars Hagen met Peru’s Ana Rojas.")
    assert [each for each in found if "name Lars Hagen" in each and "states NOR" in each]
    assert [each for each in found if "name Ana Rojas" in each and "states PER" in each]


def test_what_a_state_has_need_be_nobody(extractor: Extractor) -> None:
    found = mentions(extractor, "They met in Finland’s Turku on Monday.")
    assert not [each for each in found if each.startswith("person")]


def test_articles_and_possessive_endings_belong_to_no_affiliation(extractor: Extractor) -> None:
    (found,) = [
        each
        for each in mentions(extractor, "The Philippines’ President Lars Hagen spoke.")
        if each.startswith("person")
    ]
    assert "of Philippines," in found
