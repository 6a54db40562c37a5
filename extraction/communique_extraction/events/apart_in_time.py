"""What the clauses of a sentence tell of the order of things: before, after, then, and when."""

from collections.abc import Sequence
from itertools import dropwhile

from spacy.tokens import Token

from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.clauses import verb_above
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.tense import tense_of

_PAST = frozenset({"VBN", "VBD"})
_JOINTS = frozenset({"CC", ","})
_FINITE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})


def tells_when(dated: Sequence[Token], trigger: Token) -> bool:
    """Tell the date of "in 2015, when she visited Oslo": right before the clause of an event.

    Args:
        dated: the words of the date.
        trigger: of the event.
    """
    verb = next((token for token in (trigger, *trigger.ancestors) if is_verb(token)), None)
    asked = next((c for c in verb.children if c.lower_ in grammar().when), None) if verb else None
    if asked is None or asked.i < 2:
        return False
    before = asked.nbor(-1)
    return (before.nbor(-1) if before.text == "," else before) == dated[-1]


def is_apart(from_event: Sequence[Token], event: EventMention, verb: Token) -> bool:
    """Tell an event before which the rest was, or so long after which, or one told of by the way.

    Args:
        from_event: the words from its trigger up to the one below `verb`.
        event: any mention.
        verb: on which a date hangs.
    """
    words = timing_words()
    for token in from_event:
        marks = {child.lower_ for child in token.children if child.dep_ == "mark"} | {token.lower_}
        by_the_way = token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN")
        by_the_way &= not _is_occasion_ahead(event, verb) and goes_on_from(token) is None
        before = not marks.isdisjoint(words.apart.words) and not _is_next_step(token, event)
        if before or (is_verb(token) and by_the_way):
            return True
        if _is_counted(token) and not marks.isdisjoint(words.after.words):
            return True
    return False


def is_held_of_another(participle: Token, event: EventMention) -> bool:
    """Tell the day of "exchanged views on the talks held on Monday", whatever the parse hangs it on.

    Args:
        participle: above a date.
        event: named before.
    """
    bare = participle.tag_ in _PAST and not any(c.dep_ in _FINITE for c in participle.children)
    joined = participle.i > 0 and participle.nbor(-1).tag_ in _JOINTS
    if not bare or joined or participle.lower_ not in support_roles():
        return False
    between = participle.doc[event.trigger.i + 1 : participle.i]
    topic = dropwhile(lambda token: token.lower_ not in words_of("on"), between)
    return any(token.lower_ in noun_triggers() for token in topic)


def goes_on_from(clause: Token) -> Token | None:
    """The verb of "was in Oslo on Monday, where she met him", if the tale goes on there in its tense."""
    there = any(child.lower_ in grammar().where for child in clause.children)
    above = verb_above(clause) if there else None
    return above if above is not None and tense_of(clause) == tense_of(above) else None


def is_long_before_or_after(verb: Token) -> bool:
    """Tell the clause of what was some other day: "since she left", "a week after she left".

    What was "hours after" something was on its day.
    """
    words = timing_words()
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    long_after = _is_counted(verb) and not marks.isdisjoint(words.after.words)
    return not marks.isdisjoint(words.apart.words) or long_after


def _is_counted(token: Token) -> bool:
    """Tell "a week after she left": the length stands before all other words of its clause."""
    counts = (child for child in token.lefts if child.dep_ == "npadvmod")
    first = next(counts, None)
    return first is not None and first.lower_ not in timing_words().moments


def _is_next_step(preposition: Token, event: EventMention) -> bool:
    """Tell "toured the harbour before visiting Oslo": it was the next thing done."""
    done = event.reading.status == "occurred"
    steps = (c for c in preposition.children if c.dep_ == "pcomp" and c.tag_ == "VBG")
    return done and preposition.dep_ == "prep" and any(steps)


def _is_occasion_ahead(event: EventMention, verb: Token) -> bool:
    """Tell the visit of "will hold talks with B, who will be in Norway on an official visit"."""
    is_ahead = event.subtype == "visit" and event.reading.status == "planned"
    return is_ahead and any(child.tag_ == "MD" for child in verb.children)
