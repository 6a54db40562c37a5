"""The present tense of what is set for a day: "arrives on Friday", "is meeting her on Friday"."""

from spacy.tokens import Token

from communique_extraction.lexicon.timing import timing_words
from communique_extraction.syntax.dependencies import is_verb

_PRESENT = frozenset({"VBZ", "VBP"})


def is_timetable(trigger: Token) -> bool:
    """Tell whether the clause of an event tells what is set for a day: its weekdays lie ahead."""
    if trigger.tag_ in _PRESENT and trigger.lower_ in timing_words().coming_into_force:
        return True
    verb = next((token for token in (trigger, *trigger.ancestors) if is_verb(token)), None)
    if verb is None:
        return False
    if verb.tag_ == "VBG":
        return any(child.dep_ == "aux" and child.tag_ in _PRESENT for child in verb.children)
    return verb.tag_ in _PRESENT and verb.lower_ in timing_words().timetable
