"""Lists that stand below the sentence that opens them, an item a line: "Participants included:"."""

import re
from collections.abc import Iterable, Iterator

from communique_extraction.sentences.sentence import Sentence

_MARK = re.compile(r"(?:[*•·▪●–-]|\d{1,2}[.)])(?:\s|$)")
"""What an item begins with: a bullet, or its number."""
_MOST_ITEMS = 60


def opens_roster(text: str) -> bool:
    """Tell, from its last sign alone, whether a list may stand below the text of a sentence."""
    return text.endswith(":")


def items_below(header: Sentence, following: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences of the list below its header, in order, at most sixty.

    Args:
        header: the sentence that opens the list.
        following: sentences after it, in order; one that is missing ends the list.
    """
    last, item = header, False
    for sentence in following:
        numbered = item and sentence.paragraph == last.paragraph  # "1. A 2. B" in one line
        item = _MARK.match(sentence.text) is not None or numbered
        if sentence.index != last.index + 1 or not item:
            return
        if sentence.index > header.index + _MOST_ITEMS:
            return
        yield sentence
        last = sentence
