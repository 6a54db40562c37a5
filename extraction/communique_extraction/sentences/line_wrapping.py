"""Line ends that only break a line: those of text wrapped at a width, and those within a sentence.

They become spaces, and all others stay, as ends of paragraphs.
"""

import re
from dataclasses import replace
from itertools import pairwise

from communique_extraction.lexicon.sentence_ends import sentence_ends
from communique_extraction.lexicon.titles import titles
from communique_extraction.sentences.dateline import find_dateline
from communique_extraction.sentences.text_view import TextView

_WIDTHS = range(30, 141)
_FULL_LINES = 3
"""How many lines must be full before a text is taken for wrapped."""
_ITEM = re.compile(r"(?:[*•·▪●–-]|\d{1,2}[.)]|\([a-z\d]\))\s")
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*$")
_SENTENCE_INSIDE = re.compile(r"[a-z\d][.!?][\"”’')]* [“\"]?[A-Z]")
_LAST_WORDS = re.compile(r"(?:[\w.’'-]+ ){0,3}[\w.’'-]+,?$")
_LONG = 60
"""From how many characters on a line without an end is taken for running text."""


def unwrapped(view: TextView, title: str = "") -> TextView:
    """The view with a space for each line end that only breaks a line; no character moves.

    A first line that is the article's `title` ends there, whatever follows.
    """
    lines = view.text.split("\n")
    if len(lines) == 1:
        return view
    width = _width(lines)
    joints = [
        "\n"
        if (place == 0 and line.strip() == title.strip())
        or not _goes_on(line, following, width, first=place == 0)
        else " "
        for place, (line, following) in enumerate(pairwise(lines))
    ]
    text = "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)
    return replace(view, text=text)


def _width(lines: list[str]) -> int | None:
    """The width at which a text is wrapped: no line is longer, and most could take no further word."""
    width = max(map(len, lines))
    pairs = [(line, following) for line, following in pairwise(lines) if line and following]
    full = sum(_is_full(line, following, width) for line, following in pairs)
    wrapped = width in _WIDTHS and full >= _FULL_LINES and 2 * full > len(pairs)
    return width if wrapped else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _goes_on(line: str, following: str, width: int | None, *, first: bool) -> bool:
    """Tell whether a line goes on in the following one."""
    if not line or not following or _ITEM.match(following):
        return False
    if width is not None and _is_full(line, following, width):
        return True
    if _is_open(line):
        return True
    if _ENDED.search(line):
        return False
    return following[0].islower() or _cuts_name(line, following, first=first)


def _is_open(line: str) -> bool:
    """Tell a line whose last word begins something."""
    last = line.rsplit(" ", 1)[-1].lower()
    shortened = last.endswith(".") and last[:-1] in sentence_ends().never_end
    return shortened or last.endswith(",") or last in sentence_ends().open


def _cuts_name(line: str, following: str, *, first: bool) -> bool:
    """Tell a line end between two capitalised words of running text from one behind a heading."""
    word = re.match(r"[\w.’'-]*", following)
    begins = word is None or word[0].lower() in sentence_ends().starters
    if begins or not following[0].isupper() or find_dateline(following) is not None:
        return False
    runs = _SENTENCE_INSIDE.search(line) is not None or find_dateline(line) is not None
    return runs or _ends_in_title(line) or (len(line) >= _LONG and not first)


def _ends_in_title(line: str) -> bool:
    """Tell a line that ends with a title and perhaps a part of the name."""
    words = (_LAST_WORDS.search(line) or [""])[0].split()
    while words and words[-1][0].isupper():
        if words.pop().lower().rstrip(".") in titles().heads | titles().address:
            return True
    return False
