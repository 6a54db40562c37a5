"""Two names that a dash joins before what the two meet at are two persons."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

KNOWN = "Norwegian President Lars Hagen and Finnish President Elina Koskinen are busy."


@pytest.mark.parametrize("pair", ["Hagen-Koskinen", "Hagen–Koskinen", "Lars Hagen-Elina Koskinen"])
@pytest.mark.parametrize("occasion", ["summit", "meeting"])
def test_both_are_those_whom_the_article_names(
    extractor: Extractor, pair: str, occasion: str
) -> None:
    (event,) = read(extractor, f"The {pair} {occasion} took place in Lima on Monday. {KNOWN}")
    assert names(event) == {"Lars Hagen", "Elina Koskinen"}


def test_whole_names_need_not_be_known(extractor: Extractor) -> None:
    (event,) = read(extractor, "The Lars Hagen-Elina Koskinen talks were held in Lima on Monday.")
    assert names(event) == {"Lars Hagen", "Elina Koskinen"}


def test_a_family_name_with_a_hyphen_is_of_one(extractor: Extractor) -> None:
    text = (
        "Norwegian lawmaker Anna Loren-Hagen arrived on Monday. The Loren-Hagen meeting with "
        "Finnish President Elina Koskinen took place in Oslo."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"Anna Loren-Hagen", "Elina Koskinen"}
