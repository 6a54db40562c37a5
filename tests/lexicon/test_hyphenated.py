"""Words with a hyphen that name or carry an event are known whole: the tokenizer cuts them in pieces."""

from communique_extraction.lexicon.hyphenated import hyphenated_words


def test_they_are_known_in_all_forms() -> None:
    assert {"get-together", "get-togethers", "co-chaired", "co-chairs"} <= hyphenated_words()


def test_so_are_instruments_and_cardinals() -> None:
    assert {"cease-fire", "cease-fires", "twenty-one", "ninety-nine"} <= hyphenated_words()


def test_other_compounds_are_left_to_the_tokenizer() -> None:
    assert "two-day" not in hyphenated_words()
