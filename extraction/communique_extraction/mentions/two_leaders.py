"""Two who are told as if they were one: "the Vice President and President Hagen"."""

import re
from collections.abc import Sequence

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.word_classes import WordClass
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words

_TOLD = frozenset({"title", "name"})
_ARTICLE: frozenset[WordClass] = frozenset({"the"})
_PARTING: frozenset[WordClass] = frozenset({"and", "comma"})


def parting_of_two(words: Words, units: Sequence[Unit], match: re.Match[str]) -> int | None:
    """The place of what parts an office, with its article or state, from a leader's name with another one.

    "The Norwegian Vice President and Prime Minister Hagen" is one person, whose state stands before both.
    """
    groups = match.re.groupindex
    if not groups.keys() >= _TOLD or not all(match[group] for group in _TOLD):
        return None
    begin, behind = match.start("title"), match.start("name")
    bare = units[match.start()].word_class in _ARTICLE and begin == match.start() + 1
    parting = [at for at in range(begin, behind) if units[at].word_class in _PARTING]
    for at in parting:
        sides = (units[begin:at], units[at + 1 : behind])
        if all(sides) and (
            _are_of_two_states(words, *sides) or (bare and _are_both_bare(words, *sides))
        ):
            return at
    return None


def _are_both_bare(words: Words, first: Sequence[Unit], second: Sequence[Unit]) -> bool:
    """Tell the titles of a leader, or of his deputy, and of a leader, with nothing else beside them."""
    leaders = office_words().leaders
    deputy = any(f" {_text(words, first)}".endswith(f" {leader}") for leader in leaders)
    return deputy and _text(words, second) in leaders


def _are_of_two_states(words: Words, first: Sequence[Unit], second: Sequence[Unit]) -> bool:
    """Tell "the President of Norway, President of Finland", both with their states."""
    codes = [{code for unit in side for code in unit.codes} for side in (first, second)]
    leading = all(
        any(_text(words, side).startswith(f"{leader} ") for leader in office_words().leaders)
        for side in (first, second)
    )
    return leading and all(codes) and codes[0].isdisjoint(codes[1])


def _text(words: Words, units: Sequence[Unit]) -> str:
    return words.between(units[0].first, units[-1].last).lower()
