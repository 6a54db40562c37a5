"""The sentences of a list that stands below another one, as they were read."""

from collections.abc import Iterator, Sequence

from communique_extraction.sentences.rosters import items_below, opens_roster
from communique_extraction.syntax.parsed_sentence import ParsedSentence


def roster_below(sentences: Sequence[ParsedSentence], at: int) -> Iterator[ParsedSentence]:
    """Yield the items of the list that a sentence opens, in order; none where it opens no list.

    Args:
        sentences: those read, in order.
        at: the place of the sentence among them.
    """
    if opens_roster(sentences[at].sentence.text):
        below = sentences[at + 1 :]
        items = items_below(sentences[at].sentence, (each.sentence for each in below))
        yield from (each for each, _ in zip(below, items, strict=False))
