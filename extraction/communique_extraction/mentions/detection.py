"""Finds who and what a sentence names: persons with title and affiliation, groups, states, bodies.

The patterns are data (`lexicon/mention_patterns.toml`), and run over a string with one letter a word; this
file turns their matches into `Mention`s.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from communique_extraction.lexicon.mention_patterns import (
    LETTERS,
    CompiledPattern,
    PatternKind,
    compiled_part,
    mention_patterns,
    patterns_by_letter,
)
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.classification import units_of
from communique_extraction.mentions.initials_of_states import with_initials
from communique_extraction.mentions.interpretation import MatchedPattern
from communique_extraction.mentions.mention import Mention
from communique_extraction.mentions.shared_states import share_states
from communique_extraction.mentions.two_leaders import parting_of_two
from communique_extraction.mentions.words import Words
from communique_extraction.sentences.sentence import Sentence

_LONGEST = 40
"""How many words a mention may have: the bound keeps the time linear on any text."""


def find_mentions(doc: Doc, sentence: Sentence) -> list[Mention]:
    """Find the mentions of one tokenised sentence with named entities, left to right.

    Args:
        doc: the sentence alone, so that its characters are those of `sentence.text`.
        sentence: its place in the article.
    """
    words = Words.of(doc)
    units = units_of(doc, words)
    letters = "".join(LETTERS[unit.word_class] for unit in units)
    letters = _with_aside(letters, words.lowers[:1])
    possible = patterns_by_letter(letters)
    found: list[Mention] = []
    position = 0
    while position < len(units):
        patterns = possible[letters[position]]
        best = _longest_match(patterns, letters, position, len(letters)) if patterns else None
        parting = parting_of_two(words, units, best[1]) if best else None
        if parting is not None:
            best = _longest_match(patterns, letters, position, parting)
        if best is None:
            position += 1
            continue
        kind, match = best
        matched = MatchedPattern(words, sentence, units, match, kind, match.groupdict())
        mentions = matched.mentions()
        found.extend(_of_same_state(mentions, found[-1:], words) if kind == "another" else mentions)
        position = match.start("whose") if kind == "aide" else matched.end
    return share_states(with_initials(found, words), words)


def _of_same_state(
    bodies: Iterable[Mention], before: Sequence[Mention], words: Words
) -> Iterator[Mention]:
    """Give a body the state of that with which "and" joins it; without one it is none."""
    for first in before:
        for body in bodies:
            joint = set(words.lowers[first.last + 1 : body.first])
            joined = joint <= words_of("and") | words_of("his")
            if first.kind == "body" and len(first.countries) == 1 and joined:
                yield replace(body, countries=first.countries, affiliation=first.affiliation)


def _with_aside(letters: str, first: Sequence[str]) -> str:
    """Mark the comma that ends an opening adverbial as no apposition's.

    In "At talks with the minister, Raisi said …" Raisi is not the minister; in "At talks with the
    minister, Ali Rezaei, he said …" the name stands between two commas, and is his.
    """
    opening = not mention_patterns().openings.isdisjoint(first)
    place = letters.find(LETTERS["comma"]) if opening else -1
    if place < 0 or compiled_part("opening_end").match(letters, place) is None:
        return letters
    return f"{letters[:place]}{LETTERS['aside']}{letters[place + 1 :]}"


def _longest_match(
    patterns: Iterable[CompiledPattern], letters: str, position: int, end: int
) -> tuple[PatternKind, re.Match[str]] | None:
    """The longest match of some patterns at a word, before `end`; of several, that of the first one."""
    best: tuple[PatternKind, re.Match[str]] | None = None
    longest, limit = position, min(position + _LONGEST, end)
    for pattern in patterns:
        match = pattern.expression.match(letters, position, limit)
        if match is not None and match.end() > longest:
            best, longest = (pattern.kind, match), match.end()
    return best
