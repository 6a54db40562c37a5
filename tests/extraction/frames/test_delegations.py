"""Whom a delegation stands for."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.frames.delegations import is_delegated, leaders_of
from tests.extraction.parsing import names, parsed, word


@pytest.mark.parametrize(
    ("text", "noun", "whom"),
    [
        ("A delegation led by Lars Hagen left.", "delegation", ["Hagen"]),
        ("Trade teams from Norway and Peru left.", "teams", ["Norway", "Peru"]),
        ("A trade delegation left.", "delegation", ["delegation"]),
        ("The fishers from Norway left.", "fishers", ["fishers"]),
        ("The fishers headed by Lars Hagen left.", "fishers", ["fishers", "Hagen"]),
    ],
)
def test_it_stands_for_who_leads_or_sends_it(
    extractor: Extractor, text: str, noun: str, whom: list[str]
) -> None:
    assert names(leaders_of(word(parsed(extractor, text), noun))) == whom


def test_who_leads_a_delegation_is_delegated_and_who_meets_it_is_not(extractor: Extractor) -> None:
    sentence = parsed(extractor, "A delegation led by Lars Hagen met Elina Koskinen.")
    assert is_delegated(word(sentence, "Hagen"))
    assert not is_delegated(word(sentence, "Koskinen"))
