"""Words that tell how a date belongs to an event (`timing.toml`)."""

from functools import cache

from communique_extraction.lexicon.inflection import verb_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class TimingWords(Lexicon):
    """`timing.toml`."""

    bounds: WordGroup
    ahead: WordGroup
    same_day: WordGroup
    day_before: WordGroup
    day_after: WordGroup
    day_of_report: WordGroup
    days_earlier: WordGroup
    days_later: WordGroup
    timetable: WordGroup
    was_to: WordGroup
    apart: WordGroup
    earlier_than: WordGroup
    earlier: WordGroup
    after: WordGroup
    moments: WordGroup
    remembered: WordGroup
    reported: WordGroup
    spoken_of: WordGroup
    asked: WordGroup
    announced: WordGroup
    decided: WordGroup
    left: WordGroup
    journeys: WordGroup
    arrivals: WordGroup
    arriving: WordGroup


@cache
def timing_words() -> TimingWords:
    """How dates belong to events, as data."""
    return load_as(TimingWords, "lexicon/timing")


@cache
def words_of_speaking() -> frozenset[str]:
    """All forms of the verbs of what one says or does about an event."""
    verbs = timing_words().spoken_of.words
    return frozenset(form for verb in verbs for form in verb_forms(verb).all())


@cache
def words_of_telling() -> frozenset[str]:
    """Verbs whose own date is not that of the event of which they tell."""
    words = timing_words()
    return words.asked.words | words.announced.words | words.decided.words | words.left.words
