"""Which frames a word fits where it stands."""

from collections.abc import Iterator

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import all_in_parse
from communique_extraction.frames.requirements import required_by_nouns, required_by_verbs
from communique_extraction.lexicon.frames import Frame, VerbFrame
from communique_extraction.syntax.dependencies import is_noun


def fitting_frames(clause: Clause) -> Iterator[Frame]:
    """Yield the frames whose conditions hold at a trigger, in the order of the file, verbs first.

    What is part of somebody's name, or of another mention, names no event.
    """
    word = clause.trigger.lower_
    if clause.trigger.i in clause.sentence.by_token:
        return
    for verb in required_by_verbs().get(word, ()):
        if _is_of_kind(verb.frame, clause) and all_in_parse(verb.conditions, clause):
            yield verb.frame
    if is_noun(clause.trigger):
        for noun in required_by_nouns().get(word, ()):
            if all_in_parse(noun.conditions, clause):
                yield noun.frame


def may_be_trigger(word: str) -> bool:
    """Tell whether a word, in lower case, is a form of any frame's."""
    return word in required_by_verbs() or word in required_by_nouns()


def _is_of_kind(frame: VerbFrame, clause: Clause) -> bool:
    """Tell whether a word is a verb, or what the frame asks for instead; in a heading it may be either."""
    if frame.heading:
        return True
    return clause.is_predicate if frame.predicate else clause.is_verbal
