"""The items of a list of things, as labels: "trade, political and cultural ties, and tourism"."""

import re
from collections.abc import Iterator
from functools import cache

from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.topics import topic_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import LabelledSpan

_LONGEST_ITEM = 70
_BEHIND = re.compile(
    r"(?<=\w\w\w\w)\s(?:between|among|to|through|across|in|for|with|at|on|towards?)\s"
)
"""What begins what is said of a head phrase."""
_QUOTES = "“”‘’\"' .…"
_BETWEEN = re.compile(r"\bbetween\b[^,]*$")
_LAST_WORD = re.compile(r"[\w-]+$")
_FIRST_WORDS = re.compile(r"(?P<word>[\w-]+)(?P<more>\s+(?!and\b)[\w-]+)?")


def coordinated(sentence: Sentence, start: int, words: str) -> Iterator[LabelledSpan]:
    """Split a coordination into its items, as far as it goes: "trade and | affirmed their friendship".

    Args:
        sentence: where it stands.
        start: where in the sentence, in characters.
        words: the coordination.
    """
    position = 0
    for end, following in _cuts(words):
        item = words[position:end].rstrip()
        cut = len(item) - len(without_lead(item))
        cut += len(item[cut:]) - len(item[cut:].lstrip(_QUOTES))
        if _begins_clause(item[cut:]):
            return
        label = _shortened(item[cut:].strip().rstrip(_QUOTES))
        if 1 < len(label) <= _LONGEST_ITEM:
            begin = start + position + item.index(label, cut)
            yield sentence.labelled(begin, begin + len(label))
        position = following


def without_lead(words: str) -> str:
    """Drop what says nothing at the beginning of a phrase."""
    while lead := _lead().match(words):
        words = words[lead.end() :]
    return words


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    """Yield where an item ends and the next one begins.

    "A and B" is one item after "between", and where one word goes before a longer phrase
    ("security and defence partnership"); so are adjectives before one noun.
    """
    commas = "," in words
    position = 0
    for piece in _splits().finditer(words):
        before, after = words[position : piece.start()], words[piece.end() :]
        shared = _in_a_row(before, after) or (
            piece[0].strip() in words_of("and")
            and (_BETWEEN.search(before) is not None or _shares_noun(before, after, commas=commas))
        )
        if not shared or _begins_clause(after):
            yield piece.start(), piece.end()
            position = piece.end()
    yield len(words), len(words)


def _begins_clause(item: str) -> bool:
    """Tell words that go on with the sentence from an item of a list: "this is new", "agreed to meet"."""
    clause = topic_words().clause
    return _closers().match(item) is not None or (
        clause is not None and re.match(clause.pattern, item) is not None
    )


def _shortened(label: str) -> str:
    """Keep the head phrase of what is too long for a label."""
    if len(label) <= _LONGEST_ITEM:
        return label
    behind = _BEHIND.search(label)
    return label[: behind.start()] if behind else label


def _shares_noun(before: str, after: str, *, commas: bool) -> bool:
    """Tell "economic and energy security", "security and defence partnership", "Belt and Road"."""
    first = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    longer = len(after.split()) > 1
    alone = len(without_lead(before).split()) == 1 and not commas
    names = alone and first[:1].isupper() and after[:1].isupper()
    return names or (longer and (alone or _has_its_noun_behind(first)))


def _in_a_row(before: str, after: str) -> bool:
    """Tell "political, | economic and cultural ties": the noun of the last is that of all."""
    adjectives = topic_words().adjectives_in_a_row.words
    last, first = _LAST_WORD.search(before), _FIRST_WORDS.match(after)
    return (
        last is not None
        and last[0].lower() in adjectives
        and first is not None
        and (first["word"].lower() in adjectives or first["more"] is not None)
    )


def _has_its_noun_behind(word: str) -> bool:
    """Tell an adjective that shares the noun of the one behind "and"."""
    adjective = topic_words().adjective
    return adjective is not None and re.match(adjective.pattern, word) is not None


@cache
def _closers() -> re.Pattern[str]:
    """What begins no item of a list."""
    return re.compile(rf"(?:{any_of(topic_words().closers.words)})(?![\w-])", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """What stands before the head of an item and says nothing of it."""
    return re.compile(rf"(?:{any_of(topic_words().leads.words)})\s+", re.IGNORECASE)


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(
        rf",?\s+(?:{any_of(topic_words().openers.words)})\s+"
        r"|,\s*(?:and\s+|as well as\s+)?|;\s*|\s+and\s+|\s+&\s+"
    )
