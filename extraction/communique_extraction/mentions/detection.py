"""Finds who and what a sentence names: persons with title and affiliation, groups, states, bodies.

The patterns are data (`lexicon/mention_patterns.toml`); this file turns their matches into `Mention`s.
"""

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from communique_extraction.lexicon.mention_patterns import PatternKind, mention_patterns
from communique_extraction.mentions.classification import OTHER, units_of
from communique_extraction.mentions.interpretation import MatchedPattern
from communique_extraction.mentions.mention import Mention
from communique_extraction.mentions.shared_states import share_states
from communique_extraction.sentences.sentence import Sentence

_LONGEST = 40
"""How many words a mention may have: the bound keeps the time linear on any text."""


@cache
def _compiled() -> tuple[tuple[PatternKind, re.Pattern[str]], ...]:
    patterns = mention_patterns()
    parts: dict[str, str] = {}
    for name, form in patterns.parts.items():  # a part may name the parts above it
        parts[f"{{{name}}}"] = _expanded(form, parts)
    return tuple(
        (entry.kind, re.compile(_expanded(entry.form, parts))) for entry in patterns.pattern
    )


def _expanded(form: str, parts: Mapping[str, str]) -> str:
    for name, expansion in parts.items():
        form = form.replace(name, expansion)
    return form


def find_mentions(doc: Doc, sentence: Sentence) -> list[Mention]:
    """Find the mentions of one tokenised sentence with named entities, left to right.

    Args:
        doc: the sentence alone, so that its characters are those of `sentence.text`.
        sentence: its place in the article.
    """
    units = units_of(doc)
    letters = _mark_opening("".join(unit.letter for unit in units), doc[0].lower_ if doc else "")
    found: list[Mention] = []
    position = 0
    while position < len(units):
        best = None if letters[position] == OTHER else _best_match(letters, position)
        if best is None:
            position += 1
            continue
        kind, match = best
        found.extend(MatchedPattern(doc, sentence, units, match, kind).mentions())
        position = match.end()
    return share_states(found, doc)


def _mark_opening(letters: str, word: str) -> str:
    """Mark the comma that ends an opening adverbial as no apposition's.

    In "At talks with the minister, Raisi said …" Raisi is not the minister; in "At talks with the
    minister, Ali Rezaei, he said …" the name stands between two commas, and is his.
    """
    opening = word in mention_patterns().captions.openings
    comma = re.search(r",(?!H*N+,)", letters) if opening else None
    return f"{letters[: comma.start()]}#{letters[comma.end() :]}" if comma else letters


def _best_match(letters: str, position: int) -> tuple[PatternKind, re.Match[str]] | None:
    best: tuple[PatternKind, re.Match[str]] | None = None
    for kind, pattern in _compiled():
        match = pattern.match(letters, position, position + _LONGEST)
        if match and match.end() > (best[1].end() if best else position):
            best = kind, match
    return best
