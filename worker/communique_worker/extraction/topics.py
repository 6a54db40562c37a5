"""What was discussed: the items of the lists that follow "discussed", "talks on" and the like."""

import re
from collections.abc import Iterator
from functools import cache

from communique_schemas import LabelledSpan
from communique_worker.extraction.dates import calendar_words, weekdays
from communique_worker.extraction.sentences import Sentence
from communique_worker.lexicon.loader import Lexicon, load_as

_MOST_TOPICS = 8
_LONGEST_ITEM = 70
_ASIDE = re.compile(r",\s+(?:and\s+)?(?P<word>[a-z]+ing|according|to|in|at|on)\b")
_BETWEEN = re.compile(r"\bbetween\b[^,]*$")


class TopicWords(Lexicon):
    """`topics.toml`."""

    verbs: frozenset[str]
    cues: frozenset[str]
    leads: frozenset[str]
    openers: frozenset[str]
    breaks: frozenset[str]
    reporting: frozenset[str]
    generic: frozenset[str]
    gerunds: frozenset[str]


@cache
def _words() -> TopicWords:
    return load_as(TopicWords, "topics")


def find_topics(sentence: Sentence) -> tuple[LabelledSpan, ...]:
    """Find what was discussed: the phrases after "discussed", "focused on", "talks on" and the like."""
    found: list[LabelledSpan] = []
    covered = 0
    for match in _cues().finditer(sentence.text):
        tail = sentence.text[match.end() :]
        first = re.split(r"\W", tail, maxsplit=1)[0].lower()
        if match.end() < covered or first in calendar_words():
            continue  # "talks on Monday"
        stop = _end().search(tail)
        tail = tail[: stop.start()] if stop else tail
        items = coordinated(sentence, match.end(), _until_aside(tail))
        found.extend(item for item in items if _is_topic(item.label))
        covered = match.end() + len(tail)
    return tuple(found[:_MOST_TOPICS])


def coordinated(sentence: Sentence, start: int, words: str) -> Iterator[LabelledSpan]:
    """Split a coordination into its items.

    Args:
        sentence: where it stands.
        start: where in the sentence, in characters.
        words: the coordination.
    """
    position = 0
    for end, following in _cuts(words):
        item = words[position:end].rstrip()
        cut = 0
        while lead := _lead().match(item, cut):
            cut = lead.end()
        label = item[cut:].strip()
        if 1 < len(label) <= _LONGEST_ITEM:
            begin = sentence.start + start + position + item.index(label, cut)
            yield LabelledSpan(start=begin, end=begin + len(label), text=label, label=label)
        position = following


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    """Yield where an item ends and the next one begins.

    "A and B" is one item after "between", and where one word goes before a longer phrase
    ("security and defence partnership").
    """
    commas = "," in words
    position = 0
    for piece in _splits().finditer(words):
        before = words[position : piece.start()]
        longer = len(before.split()) == 1 and len(words[piece.end() :].split()) > 1
        joined = piece[0].strip() in {"and", "&"} and (
            _BETWEEN.search(before) is not None or (not commas and longer)
        )
        if not joined:
            yield piece.start(), piece.end()
            position = piece.end()
    yield len(words), len(words)


def _until_aside(tail: str) -> str:
    """Cut a list off where a participle begins a clause: ", demonstrating …"."""
    for comma in _ASIDE.finditer(tail):
        if comma["word"].lower() not in _words().gerunds:
            return tail[: comma.start()]
    return tail


def _is_topic(label: str) -> bool:
    """Tell a topic from "issues of mutual interest", and from who reported it."""
    words = re.findall(r"\w+", label.lower())
    generic = all(word in _words().generic for word in words)
    return not generic and _words().reporting.isdisjoint(words)


def _any(forms: frozenset[str]) -> str:
    """A pattern for any of the forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_words().cues | _words().verbs)})\s+", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """What stands before the head of an item and says nothing of it."""
    return re.compile(rf"(?:{_any(_words().leads)})\s+", re.IGNORECASE)


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(
        rf",?\s+(?:{_any(_words().openers)})\s+"
        r"|,\s*(?:and\s+|as well as\s+)?|;\s*|\s+and\s+|\s+&\s+"
    )


@cache
def _end() -> re.Pattern[str]:
    """Where a list of topics ends at the latest."""
    weekday = "|".join(sorted(word.capitalize() for word in weekdays()))
    return re.compile(
        rf"[;:!?”\"(]|\.\s*$|\s[–—-]\s|,\s+(?:{_any(_words().breaks)})\b"
        rf"|\s(?:which|that|who|while)\s|\s(?:on\s+)?(?:{weekday})\b"
    )
