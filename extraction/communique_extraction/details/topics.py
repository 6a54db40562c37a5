"""What was discussed: the items of the lists that follow "discussed", "talks on" and the like."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from communique_extraction.details.listed_items import coordinated, without_lead
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.calendar import calendar_words, weekdays
from communique_extraction.lexicon.topics import topic_words
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import LabelledSpan

_MOST_TOPICS = 8
_SENTENCES = 512
"""How many sentences' topics are kept: an article's events ask for the same ones."""
_LONGEST_SUBJECT = 160
_REACH = 600
"""How many characters a list of topics may take."""
_ASIDE = re.compile(r",\s+(?:and\s+)?(?P<word>[a-z]+ing|according|to|in|at|on)\b")
_WORD = re.compile(r"\w+")
_TALKS = re.compile(r"(?:talks|negotiations)\b", re.IGNORECASE)
_COLON = re.compile(r"(?P<what>[\w ,-]{3,60}):\s+(?=\w)")
_LEFT_OPEN = re.compile(r",?\s(?:and|or|as well as)\s*$")
"""What is left of a coordination whose next item is none."""


@lru_cache(maxsize=_SENTENCES)
def find_topics(sentence: Sentence) -> tuple[LabelledSpan, ...]:
    """Find what was discussed.

    It is what follows "discussed", "talks on" and the like, what goes before "were discussed", and what
    sort of talks they were ("peace talks").
    """
    found: list[LabelledSpan] = []
    if _may_tell(sentence.text):
        found.extend((*_behind_cues(sentence), *_said_of(sentence)))
    found.extend(kind for kind in _kinds_of_talks(sentence) if not _within(kind, found))
    return tuple(item for item in found if _is_topic(item.label))[:_MOST_TOPICS]


def _may_tell(text: str) -> bool:
    """Tell, from its words alone, whether a text can say what was discussed."""
    return not _words_of_cues().isdisjoint(_WORD.findall(text.lower()))


def _behind_cues(sentence: Sentence) -> Iterator[LabelledSpan]:
    covered = 0
    for match in _cues_in(sentence.text):
        tail = sentence.text[match.end() : match.end() + _REACH]
        first = {
            re.split(r"\W", words, maxsplit=1)[0].lower() for words in (tail, without_lead(tail))
        }
        if match.end() < covered or first & (calendar_words() | topic_words().not_topics.words):
            continue  # "talks on Monday", "on the sidelines"
        start = match.end() + _announced(tail)
        tail = _until_end(tail[start - match.end() :])
        yield from coordinated(sentence, start, _until_aside(tail))
        covered = start + len(tail)


def _cues_in(text: str) -> Iterator[re.Match[str]]:
    """The cues of a text from left to right, tried only at words with which one begins."""
    done = 0
    for word in _WORD.finditer(text):
        match = None
        if word.start() >= done and word[0].lower() in _first_words_of_cues():
            match = _cues().match(text, word.start())
        if match is not None:
            yield match
            done = match.end()


def _within(kind: LabelledSpan, found: Iterable[LabelledSpan]) -> bool:
    """Tell "peace" where "the peace talks" are what others talk about."""
    return any(item.start <= kind.start and kind.end <= item.end for item in found)


def _announced(tail: str) -> int:
    """How long the words are that only announce a list: "three areas: trade, mining and tourism"."""
    colon = _COLON.match(tail)
    words = colon["what"].lower().split() if colon else []
    return colon.end() if colon and words[-1] in topic_words().generic.words else 0


def _until_end(tail: str) -> str:
    stop = _end().search(tail)
    return _LEFT_OPEN.sub("", tail[: stop.start()]) if stop else tail


def _said_of(sentence: Sentence) -> Iterator[LabelledSpan]:
    """Read the subject of "… were also discussed", or what follows its last comma."""
    for match in _subjects().finditer(sentence.text):
        subject = match["subject"]
        opening = re.match(r"(?:[A-Z][a-z]+,\s+|(?:In|During|At) [^,]*,\s+)", subject)
        start = opening.end() if opening else 0
        if len(subject) - start <= _LONGEST_SUBJECT:
            yield from coordinated(sentence, match.start("subject") + start, subject[start:])


def _kinds_of_talks(sentence: Sentence) -> Iterator[LabelledSpan]:
    if _TALKS.search(sentence.text) is None:
        return
    for match in _talks().finditer(sentence.text):
        yield sentence.labelled(*match.span("kind"))


def _until_aside(tail: str) -> str:
    """Cut a list off where a participle begins a clause: ", demonstrating …"."""
    goes_on = topic_words().gerunds.words | topic_words().openers.words
    for comma in _ASIDE.finditer(tail):
        if comma["word"].lower() not in goes_on:
            return tail[: comma.start()]
    return tail


def _is_topic(label: str) -> bool:
    """Tell a topic from "issues of mutual interest", from a day, and from who reported it."""
    words = re.findall(r"\w+", label.lower())
    if all(word.isdigit() or word in calendar_words() for word in words):
        return False
    generic = all(word in topic_words().generic.words for word in words)
    return not generic and topic_words().reporting.words.isdisjoint(words)


@cache
def _words_of_cues() -> frozenset[str]:
    """Of each phrase that says what was discussed, before it or behind it, its longest word."""
    words = topic_words()
    phrases = (words.cues, words.verbs, words.telling, words.said_of, words.agenda)
    return frozenset(
        max(_WORD.findall(phrase), key=len) for group in phrases for phrase in group.words
    )


@cache
def _first_words_of_cues() -> frozenset[str]:
    words = topic_words()
    groups = (words.cues, words.verbs, words.telling, words.talks)
    return frozenset(_WORD.findall(phrase)[0] for group in groups for phrase in group.words)


@cache
def _cues() -> re.Pattern[str]:
    words = topic_words()
    verbs = any_of(words.cues.words | words.verbs.words)
    told = rf"(?:{any_of(words.telling.words)})\s[^.;:,]{{2,60}}?\s(?:about|of|on|regarding)"
    about = rf"(?:about|on|regarding|concerning)(?!\s+(?:\d|(?:{any_of(calendar_words())})\b))"
    talks = rf"(?:{any_of(words.talks.words)})\s+(?:with|between|in|at)\s[^.;:]{{2,70}}?\s{about}"
    return re.compile(rf"\b(?:{verbs}|{told}|{talks})[\"”]?\s+(?:[\"“](?=\w))?", re.IGNORECASE)


@cache
def _subjects() -> re.Pattern[str]:
    """What stands before "were also discussed"."""
    words = topic_words()
    return re.compile(
        rf"(?:^|[;:]\s|,\s(?:and\s)?)(?P<subject>[A-Za-z][^.;:]{{0,{_LONGEST_SUBJECT}}}?)\s+"
        r"(?:(?:is|are|was|were|has been|have been|will (?:also )?be)\s+(?:also\s+|then\s+)?"
        rf"(?:{any_of(words.said_of.words)})"
        rf"|(?:is |are )?(?:{any_of(words.agenda.words)}))\b(?!\s+(?:by|to)\b)"
    )


@cache
def _talks() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<kind>{any_of(topic_words().kinds.words)})\s+{_TALKS.pattern}", re.IGNORECASE
    )


@cache
def _end() -> re.Pattern[str]:
    """Where a list of topics ends at the latest."""
    weekday = "|".join(sorted(word.capitalize() for word in weekdays()))
    return re.compile(
        rf"[;:!?”\"(]|\.\s*$|\s[–—-]\s|,\s+(?:{any_of(topic_words().breaks.words)})\b"
        rf"|\s(?:which|that|who|while)\s|\s(?:on\s+)?(?:{weekday})\b|\s(?:{any_of(topic_words().ends.words)})\s"
        r"|\sand\s(?=(?:[A-Z][\w.]*\s)+[a-z]+ed\s)"
    )
