"""Splits an article's text into sentences, without tokens or a model.

A sentence ends at terminal punctuation that no abbreviation explains, and at the end of a line (those
that only break one are spaces by now: see `line_wrapping`). A dateline is a sentence of its
own, so that what follows it is read as the sentence that it is. What goes on without an end is cut, so
that no stage ever sees a sentence of any length, and the time stays linear.
"""

import re
from collections.abc import Iterator
from functools import cache

from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.sentence_ends import sentence_ends
from communique_extraction.lexicon.titles import titles
from communique_extraction.sentences.dateline import Dateline
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.text_view import TextView

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)$")
_WORD_AFTER = re.compile(r"\s+[\"“‘'«(\[]*(\w+)")
_DASHES = "–-"
_ITEM = re.compile(rf"\s*([*•·▪●{_DASHES}])\s")
_LONGEST_WORD = 40
LONGEST_SENTENCE = 2000
"""How many characters a sentence has at the most."""


def split_sentences(view: TextView, dateline: Dateline | None = None) -> tuple[Sentence, ...]:
    """Split a text into its sentences, in order; white space around a sentence is left out."""
    text = view.text
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(m.span() for m in _LINE.finditer(text)):
        found_here = _sentences(text, start, end, dateline.end if dateline else 0)
        for first, last in (piece for whole in found_here for piece in _cut(text, *whole)):
            words = text[first:last]
            lead = len(words) - len(words.lstrip())
            kept = words.strip()
            if kept:
                begin = first + lead
                found.append(Sentence(len(found), paragraph, begin, kept, view))
    return tuple(found)


def _sentences(text: str, start: int, end: int, lead: int) -> Iterator[tuple[int, int]]:
    begin = start
    if start < lead < end:  # the dateline
        yield start, lead
        begin = lead
    for item, last in _items(text, begin, end):
        begin = item
        for stop in _STOP.finditer(text, begin, last):
            if _ends_here(text, stop, last):
                yield from _without_label(text, begin, stop.end())
                begin = stop.end()
        yield from _without_label(text, begin, last)


def _without_label(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a sentence from the label before it: "FILE - Hagen meets Koskinen"."""
    label = _label().match(text, start, end)
    if label is not None and label.end() < end:
        yield start, label.end()
        start = label.end()
    yield start, end


@cache
def _label() -> re.Pattern[str]:
    words = any_of(sentence_ends().labels)
    return re.compile(rf"\s*(?i:{words})(?:\s[–-]|\s?—|:)\s")


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a line that begins with a mark and has it before further ones, or the line."""
    mark = _ITEM.match(text, start, end)
    if mark is not None:
        marks = _DASHES if mark[1] in _DASHES else re.escape(mark[1])
        begins = re.compile(rf"\s[{marks}]\s(?=[\"“]?[A-Z\d])")
        for further in begins.finditer(text, mark.end(), end):
            yield start, further.start()
            start = further.start()
    yield start, end


def _cut(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long at white space, or where there is none, anywhere."""
    while last - first > LONGEST_SENTENCE:
        end = text.rfind(" ", first + 1, first + LONGEST_SENTENCE)
        end = first + LONGEST_SENTENCE if end < 0 else end
        yield first, end
        first = end
    yield first, last


def _ends_here(text: str, stop: re.Match[str], end: int) -> bool:
    after = _WORD_AFTER.match(text, stop.end(), min(end, stop.end() + 2 * _LONGEST_WORD))
    if after is None:
        return True
    following = after[1]
    if following[0].islower():
        return False
    if stop[0] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(0, stop.start() - _LONGEST_WORD) : stop.start()])
    if before is None:
        return True
    word = before[1].strip("'’-").lower().rpartition("-")[2]  # "the EU-U.S. Summit"
    if word in sentence_ends().never_end:
        return False
    if word in sentence_ends().before_number:
        return not following[0].isdigit()
    one_letter = len(word) == 1 and word.isalpha() and word not in sentence_ends().no_initials
    is_initial = one_letter or (before[1][0].isupper() and word in titles().two_letter_initials)
    if is_initial or word in sentence_ends().may_end:
        return following.lower() in sentence_ends().starters
    return True
