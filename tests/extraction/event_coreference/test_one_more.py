"""Another instrument is another act, between the same states where nobody else is told."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    "more",
    [
        "Another memorandum was signed for cooperation between museums.",
        "A second memorandum was signed for cooperation between museums.",
        "The third memorandum was signed for cooperation between museums.",
        "A package of 20 documents was also signed.",
        "Following the talks, more than ten documents were signed at the level of ministries.",
    ],
)
def test_one_more_is_signed_by_the_same_states(extractor: Extractor, more: str) -> None:
    first, other = read(
        extractor, f"Peru and Chile signed a memorandum on fishing on Monday. {more}"
    )
    assert names(first) == names(other) == {"Peru", "Chile"}


def test_one_more_may_be_others(extractor: Extractor) -> None:
    _, more = read(
        extractor,
        "Peru and Chile signed a memorandum on Monday. Another memorandum was signed by Bolivia and Peru.",
    )
    assert names(more) == {"Bolivia", "Peru"}


def test_the_same_is_told_again_without_such_a_word(extractor: Extractor) -> None:
    (event,) = read(
        extractor,
        "Peru and Chile signed a memorandum on Monday. The memorandum was signed in Lima.",
    )
    assert names(event) == {"Peru", "Chile"}
