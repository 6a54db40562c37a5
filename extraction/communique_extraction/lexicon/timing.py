"""Words that tell how a date belongs to an event (`timing.toml`)."""

import re
from functools import cache, cached_property

from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.calendar import near_days
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
    coming_into_force: WordGroup
    was_to: WordGroup
    apart: WordGroup
    earlier_than: WordGroup
    eve: WordGroup
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
    gatherings: WordGroup
    ours: WordGroup
    we_who_meet: WordGroup
    doings: WordGroup
    company: WordGroup

    @cached_property
    def spoken_today(self) -> re.Pattern[str]:
        """What a speaker says at a meeting of its day, with the word for it as `today`, or as another one."""
        today = rf"\b(?:{any_of(word for word, step in near_days().items() if not step)})\b"
        nouns = rf"(?:[\w-]+\s+){{0,2}}(?:{any_of(self.gatherings.words)})\b"
        ours = rf"\b(?:{any_of(self.ours.words)})\s+{nouns}"
        forms = (form for verb in self.doings.words for form in verb_forms(verb).all())
        done = rf"\b(?:{any_of(self.we_who_meet.words)})\b[^.;!?]{{0,30}}\b(?:{any_of(forms)})\b"
        there = rf"\b(?:{any_of(self.company.words)})\b"
        told = rf"(?:{ours}|{done}|{there})"
        near = r"[^.;!?]{0,60}"
        forms_of = (rf"{today}['’]s\s+{nouns}", rf"{today}{near}?{told}", rf"{told}{near}{today}")
        return re.compile("|".join(forms_of), re.IGNORECASE)


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
