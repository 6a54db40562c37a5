"""A sentence is divided into words and fixed phrases, each of one class."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read
from tests.lexicon.mentions import classes_of


def classes(extractor: Extractor, text: str) -> str:
    """The classes of a sentence, in order."""
    (found,) = classes_of(extractor, [text])
    return " ".join(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norwegian Prime Minister Lars Hagen spoke.", "demonym title person person other stop"),
        (
            "The prime ministers of Norway and Peru met.",
            "the officials of country and country other stop",
        ),
        ("They met in Oslo.", "pronoun other in capital stop"),
        ("Her visit to the Security Council", "his other to the qualifier Body"),
        ("Both countries signed it.", "number sides other pronoun stop"),
        ("The Deputy Transport Minister resigned.", "the qualifier qualifier title other stop"),
    ],
)
def test_each_word_or_phrase_has_a_class(extractor: Extractor, text: str, told: str) -> None:
    assert classes(extractor, text) == told


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The council met.", "council", "body"),
        ("The Council met.", "Council", "Body"),
        ("President Lars Hagen spoke.", "Lars", "person"),
        ("Pope Pius XI spoke.", "XI", "suffix"),
        ("President Xi spoke.", "Xi", "person"),
        ("President I Gusti spoke.", "I", "initial"),
        ("Lars J. Hagen spoke.", "J.", "person"),
        ("H.E. Lars Hagen spoke.", "H.E", "address"),
        ("Sen. Carl Whitby (R-Texas) spoke.", "R", "position"),
        ("UN-sponsored talks began.", "UN", "other"),
        ("They met in May.", "May", "other"),
    ],
)
def test_what_a_word_is_depends_on_how_it_is_written(
    extractor: Extractor, text: str, word: str, told: str
) -> None:
    before = text.partition(word)[0].split()
    found = classes(extractor, text).split()
    assert found[len(before) + before.count("(R")] == told


def test_a_headline_in_capitals_names_its_events_by_no_title(extractor: Extractor) -> None:
    found = classes(extractor, "PRESIDENT HAGEN HOLDS TALKS WITH KOSKINEN").split()
    assert found[0] == "title"
    assert found[2:5] == ["other", "other", "other"]


def test_a_title_that_is_a_given_name_is_one_behind_another_title(extractor: Extractor) -> None:
    assert classes(extractor, "Sultan Haitham spoke.").split()[0] == "title"
    assert "title" not in classes(extractor, "Dr. Sultan Haitham spoke.").split()


def test_what_stands_behind_then_and_a_hyphen_is_an_office(extractor: Extractor) -> None:
    for office in ("then-Chancellor", "ex-president", "then-Prime Minister"):
        [meeting] = read(
            extractor,
            f"Norwegian Prime Minister Lars Hagen met {office} Elina Koskinen of Finland.",
        )
        assert people(meeting) == {
            ("Lars Hagen", "participant", "NOR"),
            ("Elina Koskinen", "participant", "FIN"),
        }
