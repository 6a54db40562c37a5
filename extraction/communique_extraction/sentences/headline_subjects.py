"""Joins with "and" what a headline joins with a comma alone: "Russia, China to sign a treaty".

A comma there is read as an apposition's, or as the end of a clause, and one of the two is lost.
"""

import re
from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.sentences.text_view import Rewriting, TextView

_LINE = re.compile(r"[^\n]+")
_COMMA = re.compile(r",(?= [A-Z])")
_LONGEST = 160
"""How many characters a headline has at the most."""
_FURTHEST = 7
"""How many words a subject has at the most."""
_ENDS = (".", "?", "!", "…", "”", '"')


def with_joined_subjects(view: TextView) -> TextView:
    """Read a comma between the subjects of a headline as "and"."""
    lines = ((m.start(), m[0].rstrip()) for m in _LINE.finditer(view.text))
    places = (
        start + place
        for start, line in lines
        if len(line) <= _LONGEST and not line.endswith(_ENDS)
        for place in _commas(line)
    )
    return view.rewritten([Rewriting(place, place + 1, " and") for place in places])


def _commas(line: str) -> Iterator[int]:
    """Yield where the comma before the last of several subjects is, if the line has one."""
    for comma in _COMMA.finditer(line):
        before = re.split("[,;:]", line[: comma.start()])[-1]
        if _is_subject(before.split()) and _goes_on_with_verb(line[comma.end() :]):
            yield comma.start()
            return


def _goes_on_with_verb(text: str) -> bool:
    """Tell a subject and what several do: "China to sign", "China sign"."""
    words = re.split("[,;:]", text)[0].split()
    verbs = grammar().headline_verbs.words
    end = next((n for n, word in enumerate(words) if n and word.lower() in verbs), 0)
    junior = words[0].lower().rstrip(".") in titles().suffixes  # "Lars Hagen, Jr. call"
    return end > 0 and not junior and _is_subject(words[:end])


def _is_subject(words: list[str]) -> bool:
    links = words_of("of") | words_of("the")
    inner = [word for word in words if word.lower() not in links]
    plain = any(word.lower() in STOP_WORDS and not word.isupper() for word in inner)
    return bool(inner) and len(words) <= _FURTHEST and words[0][0].isupper() and not plain
