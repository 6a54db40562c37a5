"""Groups of states that are called by how many they are."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


def test_with_the_word_group_and_without_it_is_one(extractor: Extractor) -> None:
    text = "Norway held talks with the P5+1 group in Oslo. The talks of the P5+1 ended on Monday."
    (talks,) = read(extractor, text)
    assert names(talks) == {"Norway", "P5+1 group"}


def test_where_the_members_are_listed_it_is_they(extractor: Extractor) -> None:
    text = "Norway held talks with the 4+1 group of countries (Peru, Chile and Bolivia) in Oslo."
    (talks,) = read(extractor, text)
    assert names(talks) == {"Norway", "Peru", "Chile", "Bolivia"}
