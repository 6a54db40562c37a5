"""Whether two names of persons are one: the shorter is looked for in the longer, word by word in order."""

from collections.abc import Iterator
from functools import cache
from math import prod
from typing import NamedTuple

from communique_merging.identity.name import Name
from communique_merging.identity.name_words import name_words
from communique_merging.identity.spelling import plain
from communique_merging.identity.word import Word, alike, word

MIDDLE_DROPPED = 0.95
SECOND_FAMILY_NAME_DROPPED = 0.92
REORDERED = 0.95
FAMILY_NAME_ALONE = 0.8
FIRST_WORD_ALONE = 0.55
GIVEN_NAME_ALONE = 0.3
INNER_WORD_ALONE = 0.5
GENERATION_DROPPED = 0.97

_SHORTEST_JOINED = 5
_MOST_WORDS = 10
"""What has more words is no name of a person, and there are too many ways to lay it beside another."""


class _Pair(NamedTuple):
    """Words of the longer name, from `at` until before `end`, that stand for words of the shorter one."""

    at: int
    end: int
    near: float
    in_full: bool


def same_person_name(a: Name, b: Name) -> float:
    """How sure it is that two names of persons are one, from 0 to 1; symmetric."""
    if a.generation and b.generation and a.generation != b.generation:
        return 0.0
    if not a.words or not b.words or _are_namesakes(a.written, b.written):
        return 0.0
    short, long = sorted((a, b), key=lambda each: (len(each.words), each.written))
    if len(long.words) > _MOST_WORDS:
        return float(short.words == long.words)
    if len(short.words) == 1:
        return max(_alone(short, long), _in_order(short.words, long.words))
    score = _in_order(short.words, long.words)
    if not (a.has_lineage or b.has_lineage):
        score = max(score, _turned(short.words, long.words))
    return score if a.generation == b.generation else score * GENERATION_DROPPED


def _alone(short: Name, long: Name) -> float:
    """A word alone beside a name: what matters is where in the name it stands."""
    (single,) = short.words
    if single.is_initial or len(long.words) == 1:
        return 0.0
    # A ruler's name is the first of whoever is named in full.
    places = range(1 if short.first_stands_alone else len(long.words))
    found = (pair for at in places for _, pair in _here(short.words, long.words, at))
    return max((pair.near * _worth(pair, long) for pair in found if pair.in_full), default=0.0)


def _worth(pair: _Pair, long: Name) -> float:
    if pair.at == 0:
        if long.first_stands_alone:
            return FAMILY_NAME_ALONE
        return GIVEN_NAME_ALONE if long.words[0].is_given_name else FIRST_WORD_ALONE
    return FAMILY_NAME_ALONE if pair.end == len(long.words) else INNER_WORD_ALONE


def _in_order(short: tuple[Word, ...], long: tuple[Word, ...]) -> float:
    ways = (pairs for pairs in _ways(short, long) if not _skips_an_initial(pairs, long))
    return max((_score(pairs, len(long)) for pairs in ways), default=0.0)


def _skips_an_initial(pairs: tuple[_Pair, ...], long: tuple[Word, ...]) -> bool:
    """Whether letters differ: a letter is left out right before another that is found ("H. W.", "W.")."""
    ends = {pair.end for pair in pairs}
    return any(
        pair.at and pair.at not in ends and long[pair.at - 1].is_initial
        for pair in pairs
        if not pair.in_full
    )


def _turned(short: tuple[Word, ...], long: tuple[Word, ...]) -> float:
    """The family name first in one of the two: all words have to be there, and in full."""
    if any(each.is_initial for each in short + long):
        return 0.0
    turned = (long[1:] + long[:1], long[-1:] + long[:-1])
    ways = (pairs for each in turned for pairs in _ways(short, each) if _is_whole(pairs, len(long)))
    return REORDERED * max((_score(pairs, len(long)) for pairs in ways), default=0.0)


def _score(pairs: tuple[_Pair, ...], length: int) -> float:
    """What a way to lay the shorter name into the longer one is worth."""
    holds_first, holds_last = pairs[0].at == 0, pairs[-1].end == length
    if not any(pair.in_full for pair in pairs) or not (holds_first or pairs[0].in_full):
        return 0.0
    near = prod(pair.near for pair in pairs)
    if _is_whole(pairs, length):
        return near
    if len(pairs) == 1:
        return 0.0
    if holds_first:
        return near * (MIDDLE_DROPPED if holds_last else SECOND_FAMILY_NAME_DROPPED)
    return near * (FAMILY_NAME_ALONE if holds_last else INNER_WORD_ALONE)


def _is_whole(pairs: tuple[_Pair, ...], length: int) -> bool:
    return sum(pair.end - pair.at for pair in pairs) == length


def _ways(
    short: tuple[Word, ...], long: tuple[Word, ...], start: int = 0
) -> Iterator[tuple[_Pair, ...]]:
    """All ways to find every word of the shorter name in the longer one, in order."""
    if not short:
        yield ()
        return
    for at in range(start, len(long)):
        for used, pair in _here(short, long, at):
            yield from ((pair, *rest) for rest in _ways(short[used:], long, pair.end))


def _here(short: tuple[Word, ...], long: tuple[Word, ...], at: int) -> Iterator[tuple[int, _Pair]]:
    """Words at the beginning of the shorter name that stand here in the longer one, with their number."""
    if near := alike(short[0], long[at]):
        yield 1, _Pair(at, at + 1, near, not (short[0].is_initial or long[at].is_initial))
    if at + 1 < len(long) and (near := _joined_alike(short[0], long[at], long[at + 1])):
        yield 1, _Pair(at, at + 2, near, in_full=True)
    if len(short) > 1 and (near := _joined_alike(long[at], short[0], short[1])):
        yield 2, _Pair(at, at + 1, near, in_full=True)


def _joined_alike(whole: Word, first: Word, second: Word) -> float:
    """Two words that are written as one: "Abdel Fattah", "Abdelfattah"."""
    if len(whole.spelled.ascii) < _SHORTEST_JOINED or first.is_initial or second.is_initial:
        return 0.0
    return alike(whole, word(first.spelled.ascii + second.spelled.ascii))


def _are_namesakes(a: str, b: str) -> bool:
    one, other = _namesakes().get(a), _namesakes().get(b)
    return one is not None and other is not None and one[0] == other[0] and one != other


@cache
def _namesakes() -> dict[str, tuple[int, int]]:
    """Forms of names, with the group of namesakes and the person in it."""
    return {
        plain(form): (group, person)
        for group, entry in enumerate(name_words().namesakes)
        for person, forms in enumerate(entry.persons)
        for form in forms
    }
