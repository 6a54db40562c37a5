"""What a sentence tells again without its verb: "met A on Monday and B on Tuesday".

The parser hangs B now on the day, now on the verb or nowhere: it is found by the order of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique_extraction.coreference.resolution import Coreference
from communique_extraction.events.event_mention import EventMention, Part
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.calendar import calendar_words, near_days
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.mention_patterns import MentionKind
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.parsed_sentence import mention_at

_COUNTERPARTS: frozenset[MentionKind] = frozenset({"person", "role", "group"})
_VISITED: frozenset[MentionKind] = frozenset({"country"})
_REACH = 12
"""How many words at most tell when and where one of them was."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class _Next:
    """Whom it was with the next time, and the word that joins this on."""

    joint: Token
    counterpart: Token
    mention: Mention


def told_again(event: EventMention, coreference: Coreference) -> Iterator[EventMention]:
    """Yield an event, and each that its sentence tells again with a time or a place of its own."""
    kinds = _VISITED if event.subtype == "visit" else _COUNTERPARTS
    last = _last_counterpart(event, kinds) if event.type == "meeting" else None
    following = list(_following(last, event, kinds)) if last is not None else []
    if last is None or not following:
        yield event
        return
    known = {entity for each in following for entity in coreference.of(each.mention)}
    role = next(p.role for p in event.parts if p.mention.last == last.i)
    first = tuple(p for p in event.parts if p.entity not in known)
    constant = tuple(p for p in first if p.mention.last < event.trigger.i or p.role != role)
    ends = [each.joint.idx for each in following[1:]] + [len(event.sentence.sentence.text)]
    yield replace(event, parts=first, stretch=(event.trigger.idx, following[0].joint.idx))
    for each, end in zip(following, ends, strict=True):
        others = tuple(Part(role, entity, each.mention) for entity in coreference.of(each.mention))
        place = each.counterpart if event.place is not None else None
        stretch = (each.counterpart.idx, end)
        if others:
            yield replace(event, parts=(*constant, *others), place=place, stretch=stretch)


def _last_counterpart(event: EventMention, kinds: frozenset[MentionKind]) -> Token | None:
    """The last of those behind the trigger whom the event was with."""
    doc = event.sentence.doc
    behind = [
        doc[p.mention.last]
        for p in event.parts
        if event.sentence.by_token.get(p.mention.last) == p.mention
        and p.mention.last > event.trigger.i
        and p.mention.kind in kinds
        and not _is_joined_anew(doc[p.mention.last])
    ]
    return max(behind, key=lambda token: token.i, default=None)


def _is_joined_anew(token: Token) -> bool:
    """Tell "and with B", which the parser may have seen to belong to the verb."""
    before = token.doc[max(token.i - 2, 0) : token.i]
    joined = words_of("and") | words_of("comma") | grammar().again.words
    return (
        len(before) > 1
        and before[1].lower_ in grammar().counterparts
        and before[0].lower_ in joined
    )


def _following(last: Token, event: EventMention, kinds: frozenset[MentionKind]) -> Iterator[_Next]:
    """Yield those who follow, each behind the time or the place of the one before."""
    found = _next(last, event, kinds)
    while found is not None:
        yield found
        found = _next(found.counterpart, event, kinds)


def _next(last: Token, event: EventMention, kinds: frozenset[MentionKind]) -> _Next | None:
    doc, placed = last.doc, False
    joining = words_of("and") | words_of("comma") | grammar().again.words
    for joint in doc[last.i + 1 : last.i + 1 + _REACH]:
        if is_verb(joint):
            return None
        if placed and joint.lower_ in joining:
            counterpart = _behind(joint)
            mention = mention_at(counterpart, event.sentence) if counterpart is not None else None
            if counterpart is not None and mention is not None and mention.kind in kinds:
                is_next = counterpart.dep_ not in _SUBJECTS and _is_timed(counterpart)
                return _Next(joint, counterpart, mention) if is_next else None
        placed |= _tells_when_or_where(joint)
    return None


def _behind(joint: Token) -> Token | None:
    """What follows a joint, but for what joins and governs it: "as well as with B"."""
    passed = grammar().again.words | grammar().counterparts.words | words_of("and")
    return next((t for t in joint.doc[joint.i + 1 :] if t.lower_ not in passed), None)


def _is_timed(counterpart: Token) -> bool:
    """Tell whether a time or a place follows right behind."""
    return any(map(_tells_when_or_where, counterpart.doc[counterpart.i + 1 : counterpart.i + 2]))


def _tells_when_or_where(token: Token) -> bool:
    word = token.lower_
    dated = word in calendar_words() or word in near_days()
    return dated or word in place_words().prepositions or word in words_of("on")
