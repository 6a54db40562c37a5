"""How a date stands to an event in the parse: on its own words, around them, or in another clause.

A date dates the word on which it hangs. From there and from the event's trigger the parse is climbed to
the word above both: what lies on the two ways tells whether the date is the event's, too.
"""

from collections.abc import Sequence
from enum import IntEnum

from spacy.tokens import Token

from communique_extraction.events.apart_in_time import (
    is_apart,
    is_held_of_another,
    is_long_before_or_after,
    tells_when,
)
from communique_extraction.events.days_of_speaking import (
    is_day_of_report,
    is_of_speaker,
    is_remembered,
    is_spoken_of,
)
from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.occasion_clause import clauses_of_occasion
from communique_extraction.events.year_of_name import MAKING
from communique_extraction.lexicon.calendar import weekdays
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.frames import meeting_nouns, noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.timing import timing_words, words_of_telling
from communique_extraction.lexicon.verbs_of_frames import agreeing_verbs
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import with_carrier
from communique_extraction.syntax.tense import tense_of

_QUALIFIERS = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
_COMMON_NOUNS = frozenset({"NN", "NNS"})
_PAST = frozenset({"VBD", "VBN"})
_YEAR_LENGTH = 4
_COMPLEMENTS = frozenset({"xcomp", "advcl", "dobj", "prep"})


class Standing(IntEnum):
    """How near a date stands to an event; the lowest is the nearest."""

    OWN = 0
    """It hangs on the words of the event."""
    AROUND = 1
    """It hangs on a word above the event, or on something that was there."""
    BESIDE = 2
    """It hangs on a coordinated verb, or the parse does not tell."""


def standing(dated: Sequence[Token], event: EventMention) -> Standing | None:
    """How a date stands to an event of its sentence; None where it dates something else."""
    top = _top_of(dated)
    anchors = _anchors(event)
    if tells_when(dated, event.trigger):
        return Standing.OWN
    if _qualifies_another(top, anchors) or is_day_of_report(dated[0], anchors):
        return None
    if _says_which_was_kept(top, event):
        return None
    ups, event_ups = [top, *top.ancestors], [event.trigger, *event.trigger.ancestors]
    if (common := next((token for token in ups if token in event_ups), None)) is None:
        return Standing.BESIDE
    from_date, from_event = ups[: ups.index(common)], event_ups[: event_ups.index(common)]
    elsewhere = _is_elsewhere(from_date, [*anchors, *_bearers(event)], event)
    elsewhere |= _is_of_what_it_did(common, event)
    if (elsewhere and not _is_of_caption(dated)) or is_remembered(from_date):
        return None
    if from_date and _is_day_of_asking(from_date, event):
        return None
    if common in anchors:
        return None if _is_day_of_telling(from_date, common, event) else _under(from_date, event)
    told = is_of_speaker(from_event, common) or any(_is_told_on(top, t) for t in from_event)
    if told or is_apart(from_event, event, common):
        return None
    if is_spoken_of(from_event, common, event) and not _is_right_behind(dated[0], event):
        return None
    return _above(top, from_event, common)


def _top_of(dated: Sequence[Token]) -> Token:
    """The word by which a date hangs on others: not "the" of "the March 18 agreement"."""
    tops = (token for token in dated if token.head not in dated and token.dep_ != "det")
    return next(tops, dated[0])


def _says_which_was_kept(top: Token, event: EventMention) -> bool:
    """Tell "violated the March 18 agreement", "left the pact of 1975": it was made then."""
    instrument = event.instrument
    made = event.type == "meeting" or event.subtype in MAKING or event.trigger is instrument
    before = top.dep_ in _QUALIFIERS and top.head == instrument and top.i < top.head.i
    behind = top if top.lower_ in grammar().of else top.head
    behind_of = behind.lower_ in grammar().of and behind.head == instrument
    return not made and (before or behind_of)


def _anchors(event: EventMention) -> list[Token]:
    instrument = [event.instrument] if event.instrument is not None else []
    return [*with_carrier(event.trigger), *instrument]


def _bearers(event: EventMention) -> list[Token]:
    """The words on which the parse hangs what tells when the event is."""
    return [verb.head for verb in clauses_of_occasion(event.trigger) if _opens_clause(verb)]


def _qualifies_another(top: Token, anchors: Sequence[Token]) -> bool:
    """Tell "the November 20 election": the date says which election, not when the event was."""
    before = top.doc[top.left_edge.i - 1].lower_ if top.left_edge.i else ""
    noun = top.head
    within = top.dep_ in _QUALIFIERS and noun.i > top.i and noun.tag_ in _COMMON_NOUNS
    at_event = noun in anchors or noun.lower_ in noun_triggers()  # "in its Sunday meeting"
    return within and before not in words_of("on") and not at_event


def _is_of_caption(dated: Sequence[Token]) -> bool:
    """Tell the day behind a caption, "A greets B before their talks in Oslo, May 13, 2024".

    It is behind a comma, whole with its year, and nothing follows.
    """
    first, last = dated[0], dated[-1]
    closes = all(token.is_punct for token in last.doc[last.i + 1 :])
    whole = len(last.text) == _YEAR_LENGTH and last.like_num
    return closes and whole and first.i > 0 and first.nbor(-1).text == ","


def _is_elsewhere(
    from_date: Sequence[Token], anchors: Sequence[Token], event: EventMention
) -> bool:
    """Tell a date in another clause, or of what was before or after: "since the vote on Monday"."""
    words = timing_words()
    of_noun = False
    for token in from_date[1:]:
        clause = _opens_clause(token) and not _is_closed(token, from_date[0])
        of_event = token.head in anchors or (event.subtype != "visit" and _is_held(token, event))
        of_event &= not _is_other_act(token, event)
        if clause and (token.dep_ == "ccomp" or not of_event):
            return True
        if is_verb(token) and is_long_before_or_after(token):
            return True  # "since she was elected in May"
        if is_held_of_another(token, event):
            return True
        if token.lower_ in words.apart or (token.lower_ in words.after and of_noun):
            return True
        linked = f"{token.head.lower_} {token.lower_}" if token.dep_ == "prep" else ""
        if linked in words.earlier_than or linked in words.eve:
            return True
        of_noun |= token.tag_ in _COMMON_NOUNS
    return False


def _is_other_act(verb: Token, event: EventMention) -> bool:
    """Tell "extended the truce signed on March 3": the clause tells what else was done to an agreement.

    Who announces "a deal reached on March 3" tells of its making.
    """
    if event.type != "agreement" or verb.head != event.instrument or event.trigger == verb.head:
        return False
    made = event.subtype == "conclude" and verb.dep_ == "acl"
    return verb.lower_ in agreeing_verbs() and not made


def _is_of_what_it_did(verb: Token, event: EventMention) -> bool:
    """Tell when an agreement did something from when it was made: "their treaty expired in May"."""
    noun = event.trigger
    if event.type != "agreement" or is_verb(noun):
        return False
    return noun.dep_ == "nsubj" and noun.head == verb and verb not in with_carrier(noun)


def _is_held(verb: Token, event: EventMention) -> bool:
    """Tell the clause of "a meeting, which was held on Monday" from that of "a deal that A abandoned"."""
    nouns = meeting_nouns() if event.type == "meeting" else noun_triggers()
    return verb.lower_ in support_roles() and verb.head.lower_ in nouns


def _opens_clause(token: Token) -> bool:
    """Tell a clause of its own; "a delegation led by X on Monday" has none."""
    led = token.dep_ == "acl" and token.lower_ in cues().leading
    return is_verb(token) and token.dep_ in {"relcl", "acl", "ccomp"} and not led


def _is_closed(verb: Token, date: Token) -> bool:
    """A comma behind its verb ends a clause about a noun."""
    return verb.dep_ != "ccomp" and any(t.text == "," for t in verb.doc[verb.i : date.i])


def _is_right_behind(date: Token, event: EventMention) -> bool:
    """Tell a date that no verb parts from the event before it."""
    trigger = event.trigger
    return trigger.i < date.i and not any(map(is_verb, trigger.doc[trigger.i + 1 : date.i]))


def _is_day_of_telling(from_date: Sequence[Token], verb: Token, event: EventMention) -> bool:
    """Tell "invited her on Monday to come": a date on the verb is not that of what is to come.

    In "proposed talks in June", it is: it stands behind them, and is none of these days.
    """
    to_come = event.reading.status not in BEGUN
    date = from_date[0]
    apart = date.i > event.trigger.i and date.lower_ not in weekdays()
    inside = apart or any(is_verb(token) for token in from_date)
    return to_come and not inside and verb.lower_ in words_of_telling()


def _is_day_of_asking(from_date: Sequence[Token], event: EventMention) -> bool:
    """Tell "On Monday, she called for talks": she did so then, and they are yet to come."""
    asked = [cue.at for cue in event.reading.cues if cue.effect == "proposed" and cue.at]
    verb = next((token for token in (*from_date, *from_date[-1].ancestors) if is_verb(token)), None)
    if verb is None or verb not in asked or verb.tag_ not in _PAST:
        return False
    date = from_date[0]
    return date.i < event.trigger.i or date.lower_ in weekdays()


def _under(from_date: Sequence[Token], event: EventMention) -> Standing | None:
    """Under the event's own words: on them, on something else there, or on the next verb."""
    following = next((t for t in from_date if t.dep_ == "conj" and is_verb(t)), None)
    if following is not None:
        return Standing.BESIDE if tense_of(following) == tense_of(event.trigger) else None
    between = any(token.tag_ in _COMMON_NOUNS or is_verb(token) for token in from_date[1:])
    return Standing.AROUND if between else Standing.OWN


def _above(top: Token, from_event: Sequence[Token], verb: Token) -> Standing | None:
    """On a word above the event; what is coordinated shares it with its like."""
    coordinated = next((t for t in from_event if t.dep_ == "conj" and is_verb(t)), None)
    if coordinated is None or top.i < verb.i:
        return Standing.AROUND
    return Standing.BESIDE if tense_of(coordinated) == tense_of(verb) else None


def _is_told_on(top: Token, complement: Token) -> bool:
    """Tell the day on which something was told from that of what was told: "said Monday that …"."""
    verb = complement.head
    if complement.dep_ == "ccomp":
        if complement.i < verb.i:  # "…, officials said Tuesday"
            return top.i > verb.i
        aside = verb.i + 1 < len(verb.doc) and verb.nbor().text == ","
        return top.i < complement.left_edge.i and not aside
    told = verb.lower_ in words_of_telling() and complement.dep_ in _COMPLEMENTS
    told &= complement.lower_ not in grammar().around  # "announced at the talks" was done there
    return told and top.i < complement.i
