"""Patterns over word classes become regular expressions over one letter a word."""

import pytest

from communique_extraction.lexicon.pattern_language import compile_pattern, letters_of

LETTERS = letters_of(["title", "of", "country", "person", "comma", "the"])
PARTS = {"name": "person+", "office": "title of country"}


def matched(form: str, classes: str) -> str | None:
    """The classes that a pattern matches at the beginning of a row of them."""
    letters = "".join(LETTERS[name] for name in classes.split())
    found = compile_pattern(form, LETTERS, PARTS).match(letters)
    return " ".join(classes.split()[: found.end()]) if found else None


def test_every_class_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)


@pytest.mark.parametrize(
    ("form", "classes", "told"),
    [
        ("title of country", "title of country comma", "title of country"),
        ("title of country", "title country", None),
        ("( title | the )", "the title", "the"),
        ("the? title", "title", "title"),
        ("person*", "person person comma", "person person"),
        ("person+", "comma person", None),
        ("person{1,2}", "person person person", "person person"),
        ("[title the] of", "the of", "the of"),
        ("[^title the]", "the", None),
        ("[^title the]", "of", "of"),
        ("title &(of)", "title of", "title"),
        ("title &(of)", "title country", None),
        ("title !(of)", "title country", "title"),
        ("title !(of)", "title of", None),
        ("title <(title) of", "title of", "title of"),
        ("title !<(title) of", "title of", None),
        ("title end", "title", "title"),
        ("title end", "title of", None),
        ("{name}", "person person", "person person"),
        ("the? {office}", "the title of country", "the title of country"),
        ("( {name} | {office} ) comma", "title of country comma", "title of country comma"),
    ],
)
def test_a_pattern_matches_rows_of_classes(form: str, classes: str, told: str | None) -> None:
    assert matched(form, classes) == told


def test_a_part_of_the_match_has_a_label() -> None:
    pattern = compile_pattern("title of state:( country )", LETTERS, PARTS)
    found = pattern.match(LETTERS["title"] + LETTERS["of"] + LETTERS["country"])
    assert found is not None
    assert found.span("state") == (2, 3)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("title by country", "no word class 'by'"),
        ("{surname}", "no part {surname}"),
        ("title ; of", "cannot read"),
        ("( title", "is no pattern"),
    ],
)
def test_a_malformed_pattern_is_refused(form: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        compile_pattern(form, LETTERS, PARTS)
