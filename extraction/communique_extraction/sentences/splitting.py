"""Splits an article's text into sentences, without tokens or a model.

A sentence ends at terminal punctuation that no abbreviation explains, at the end of a paragraph,
and at the end of a line unless the text is wrapped at a fixed width. A dateline is a sentence of its
own, so that what follows it is read as the sentence that it is. What goes on without an end is cut, so
that no stage ever sees a sentence of any length, and the time stays linear.
"""

import re
from collections.abc import Iterator

from communique_extraction.lexicon.sentence_ends import sentence_ends
from communique_extraction.sentences.dateline import Dateline
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.text_view import TextView

_BLOCK = re.compile(r"[^\r\n\x0b\x0c\u0085\u2028\u2029]+")
_STOP = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s)")
_WORD_BEFORE = re.compile(r"([\w.'’-]+)$")
_WORD_AFTER = re.compile(r"\s+[\"“‘'«(\[]*(\w+)")
_WRAP_WIDTHS = range(50, 101)
_WRAPPED_LINES = 3
_LONGEST_WORD = 40
LONGEST_SENTENCE = 2000
"""How many characters a sentence has at the most."""


def split_sentences(view: TextView, dateline: Dateline | None = None) -> tuple[Sentence, ...]:
    """Split a text into its sentences, in order; white space around a sentence is left out."""
    text = view.text
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_blocks(text)):
        found_here = _sentences(text, start, end, dateline.end if dateline else 0)
        for first, last in (piece for whole in found_here for piece in _cut(text, *whole)):
            words = text[first:last]
            lead = len(words) - len(words.lstrip())
            kept = words.strip()
            if kept:
                begin = first + lead
                found.append(Sentence(len(found), paragraph, begin, kept, view))
    return tuple(found)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs: single lines, or runs of lines that were wrapped at a fixed width."""
    lines = [match.span() for match in _BLOCK.finditer(text)]
    if not lines:
        return
    start, previous = lines[0][0], lines[0]
    wrapped = _is_wrapped(lines)
    for line in lines[1:]:
        same = wrapped and text.count("\n", previous[1], line[0]) == 1
        if not (
            same and text[previous[0] : previous[1]].strip() and text[line[0] : line[1]].strip()
        ):
            yield start, previous[1]
            start = line[0]
        previous = line
    yield start, previous[1]


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Tell whether the line ends come from wrapping: several long lines, all of a like width."""
    lengths = [end - start for start, end in lines]
    long = [length for length in lengths if length >= _WRAP_WIDTHS.start]
    return len(long) >= _WRAPPED_LINES and max(lengths) < _WRAP_WIDTHS.stop


def _sentences(text: str, start: int, end: int, lead: int) -> Iterator[tuple[int, int]]:
    begin = start
    if start < lead < end:  # the dateline
        yield start, lead
        begin = lead
    for stop in _STOP.finditer(text, begin, end):
        if _ends_here(text, stop, end):
            yield begin, stop.end()
            begin = stop.end()
    yield begin, end


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
    word = before[1].strip("'’-").lower()
    if word in sentence_ends().never_end:
        return word == "no" and not following[0].isdigit()
    is_initial = len(word) == 1 and word.isalpha() and word != "i"
    if is_initial or word in sentence_ends().may_end:
        return following.lower() in sentence_ends().starters
    return True
