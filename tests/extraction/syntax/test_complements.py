"""What stands behind prepositions, of one word or of several."""

from communique_extraction.extractor import Extractor
from communique_extraction.syntax.complements import complements_of
from tests.extraction.parsing import names, parsed, word


def behind(extractor: Extractor, text: str, head: str) -> dict[str, list[str]]:
    token = word(parsed(extractor, text), head)
    return {c.preposition: names(c.governed) for c in complements_of(token)}


def test_a_preposition_with_all_that_is_coordinated(extractor: Extractor) -> None:
    found = behind(extractor, "Norway held talks with Peru and Chile.", "talks")
    assert found == {"with": ["Peru", "Chile"]}


def test_a_preposition_of_several_words_beside_its_parts(extractor: Extractor) -> None:
    found = behind(extractor, "Lars Hagen gave a dinner in honor of Elina Koskinen.", "gave")
    assert found == {"in": ["honor"], "in honor of": ["Koskinen"]}


def test_it_is_known_whether_it_is_of_several_words(extractor: Extractor) -> None:
    token = word(parsed(extractor, "Norway signed a treaty on behalf of Peru."), "signed")
    kinds = {c.preposition: c.is_complex for c in complements_of(token)}
    assert kinds == {"on": False, "on behalf of": True}


def test_whom_one_meets_on_the_sidelines_is_not_of_what_they_are_of(extractor: Extractor) -> None:
    text = "Lars Hagen met on the sidelines of the summit with Elina Koskinen."
    assert behind(extractor, text, "met")["with"] == ["Koskinen"]
    assert behind(extractor, text, "summit") == {}
