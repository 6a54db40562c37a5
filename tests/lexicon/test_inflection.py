"""The forms of words are made by rule, or looked up where no rule makes them."""

import pytest

from communique_extraction.lexicon.inflection import inflection, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", ("visit", "visits", "visited", "visiting")),
        ("receive", ("receive", "receives", "received", "receiving")),
        ("ratify", ("ratify", "ratifies", "ratified", "ratifying")),
        ("convey", ("convey", "conveys", "conveyed", "conveying")),
        ("reach", ("reach", "reaches", "reached", "reaching")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("meet", ("meet", "meets", "met", "meeting")),
        ("speak", ("speak", "speaks", "spoke", "spoken", "speaking")),
        ("scrap", ("scrap", "scraps", "scrapped", "scrapping")),
        ("travel", ("travel", "travels", "traveled", "travelled", "traveling", "travelling")),
        ("be", ("be", "is", "are", "am", "was", "were", "been", "being")),
    ],
)
def test_forms_of_verbs(lemma: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(lemma).all() == forms


def test_a_verb_in_ize_is_written_in_ise_too() -> None:
    assert {"finalized", "finalised"} <= set(verb_forms("finalize").all())
    assert "seise" not in verb_forms("seize").all()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", ("visit", "visits")),
        ("treaty", ("treaty", "treaties")),
        ("memorandum", ("memorandum", "memoranda", "memorandums")),
        ("breach", ("breach", "breaches")),
    ],
)
def test_forms_of_nouns(lemma: str, forms: tuple[str, ...]) -> None:
    assert noun_forms(lemma) == forms


def test_no_irregular_form_is_one_that_the_rules_make() -> None:
    for lemma, irregular in inflection().verbs.items():
        assert {f"{lemma}ed", f"{lemma}d"}.isdisjoint((*irregular.past, *irregular.participle))
    for lemma, plurals in inflection().nouns.items():
        assert plurals != (f"{lemma}s",)
