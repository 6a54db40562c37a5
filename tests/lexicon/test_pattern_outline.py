"""What a pattern asks for at the least: with which classes it can begin, and which it cannot be without."""

import re
from random import Random

import pytest

from communique_extraction.lexicon.mention_patterns import (
    LETTERS,
    compiled_patterns,
    patterns_by_letter,
)
from communique_extraction.lexicon.pattern_language import compile_pattern
from communique_extraction.lexicon.pattern_outline import outline_of

NAMES = {letter: name for name, letter in LETTERS.items()}
PARTS = {"office": "title of country"}
_ROWS = 200
_WORDS = 30


def told(form: str) -> tuple[set[str], set[str]]:
    """The classes with which a pattern can begin, and those that it needs."""
    outline = outline_of(compile_pattern(form, LETTERS, PARTS).pattern)
    return {NAMES[x] for x in outline.first if x in NAMES}, {NAMES[x] for x in outline.needed}


@pytest.mark.parametrize(
    ("form", "first", "needed"),
    [
        ("title of country", {"title"}, {"title", "of", "country"}),
        ("the? title", {"the", "title"}, {"title"}),
        ("the* title+ of{0,2}", {"the", "title"}, {"title"}),
        ("the{1,2} title", {"the"}, {"the", "title"}),
        ("[the a] title", {"the", "a"}, {"title"}),
        ("( the title | a title )", {"the", "a"}, {"title"}),
        ("( the title | country )? officials", {"the", "country", "officials"}, {"officials"}),
        ("( the? | a )+ title", {"the", "a", "title"}, {"title"}),
        ("name:( person+ ) {office}", {"person"}, {"person", "title", "of", "country"}),
        ("!<( of ) the &( title ) !( a )", {"the"}, {"the"}),
        ("title end", {"title"}, {"title"}),
    ],
)
def test_it_is_read_off_the_pattern(form: str, first: set[str], needed: set[str]) -> None:
    assert told(form) == (first, needed)


def test_a_word_of_none_of_some_classes_can_be_any_other() -> None:
    first, needed = told("[^ title the] of")
    assert first == LETTERS.keys() - {"title", "the"}
    assert needed == {"of"}


def test_no_pattern_is_left_out_where_it_fits() -> None:
    random = Random(1)  # noqa: S311 - no secret
    rows = ["".join(random.choices([*NAMES], k=_WORDS)) for _ in range(_ROWS)]
    for row in rows:
        tried = patterns_by_letter(row)
        for place, letter in enumerate(row):
            fit = [p for p in compiled_patterns() if _takes_words(p.expression.match(row, place))]
            assert [pattern for pattern in tried[letter] if pattern in fit] == fit


def _takes_words(match: re.Match[str] | None) -> bool:
    return match is not None and match.end() > match.start()
