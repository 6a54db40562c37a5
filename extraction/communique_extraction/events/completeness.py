"""Whether what was found at a trigger is enough to be an event: who must be known for which frame."""

from communique_extraction.coreference.entity import is_of_note
from communique_extraction.events.event_mention import EventMention, Part, headcount
from communique_extraction.events.own_acts import is_own_act
from communique_extraction.frames.delegations import is_delegated
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import NounFrame
from communique_extraction.syntax.parsed_sentence import mention_at
from communique_extraction.syntax.support_verbs import carrier_above

_PRESENT = "VBP"
"""The tag of a verb in the present of several: "they meet"."""


def is_whole(event: EventMention) -> bool:
    """Tell whether an event mention has the participants that its frame asks for."""
    frame = event.frame
    if frame.both_sides and len(event.parts) < 2:
        return False
    if event.type == "agreement":
        known = event.definite or event.instrument is not None
        breach = event.subtype == "violate" and isinstance(frame, NounFrame)
        told = bool(event.parts) or (known and not breach)  # "a violation of the deal", by nobody
        return told and not is_own_act(event)
    if isinstance(frame, NounFrame):
        return _noun_is_whole(event)
    if frame.anaphoric:
        return bool(event.parts)
    if frame.official and (not _has_office(event) or _is_way_home(event)):
        return False
    if _is_habit(event):
        return False
    if frame.persons and not any(map(_comes_for_somebody, _guests(event))):
        return False
    if frame.subtype == "session":
        return bool(event.parts)
    if event.subtype == "visit":
        return bool(_guests(event)) and (event.place is not None or len(event.parts) > 1)
    return headcount(event) > 1


def _is_habit(event: EventMention) -> bool:
    """Tell what people do who are of no state and no office: "teachers meet students where they are"."""
    unknown = (
        p.entity.kind == "group" and not (p.entity.country or p.entity.title) for p in event.parts
    )
    return event.trigger.tag_ == _PRESENT and all(unknown)


def _noun_is_whole(event: EventMention) -> bool:
    if _is_only_nearby(event):
        return False
    if event.definite:
        return True
    if event.subtype == "visit":
        return bool(_guests(event))
    if event.subtype == "call":
        return headcount(event) > 1
    if not event.parts:
        return _is_held(event) or event.named_by_city
    told = carrier_above(event.trigger) is not None or event.subtype in {"summit", "session"}
    return told or headcount(event) > 1


def _is_only_nearby(event: EventMention) -> bool:
    """Tell a summit of which all that is said is that something was on its sidelines."""
    above = event.trigger.head
    nearby = above.dep_ == "prep" and above.head.lower_ in place_words().beside
    return nearby and not any(part.entity.kind in {"person", "country"} for part in event.parts)


def _guests(event: EventMention) -> list[Part]:
    return [part for part in event.parts if part.role == "guest"]


def _has_office(event: EventMention) -> bool:
    """Tell whether a title or a delegation comes: "the minister flew to Oslo", not "my aunt".

    Who comes at the head of a delegation, or for talks, needs no title.
    """
    coming = [part for part in event.parts if part.role in {"guest", "participant"}]
    if any(part.entity.title or _is_mission(part) for part in coming):
        return True
    words = event.sentence.doc
    on_business = any(word.lower_ in cues().business for word in words)
    persons = any(part.entity.kind == "person" for part in coming)
    return (persons and on_business) or any(is_delegated(words[p.mention.last]) for p in coming)


def _is_mission(part: Part) -> bool:
    return cues().missions.is_among(set(part.entity.name.lower().split()))


def _comes_for_somebody(guest: Part) -> bool:
    """Tell a person, a group that acts for somebody, and a delegation from the public and from firms."""
    return is_of_note(guest.entity) or _is_mission(guest)


def _is_way_home(event: EventMention) -> bool:
    """Tell a return from a visit: the president who leaves for his own capital."""
    mention = mention_at(event.place, event.sentence) if event.place is not None else None
    codes = set(mention.countries) if mention is not None else set()
    return any(part.entity.country in codes for part in _guests(event))


def _is_held(event: EventMention) -> bool:
    """Tell a meeting that is said to take place before it is said of whom: "talks will be held"."""
    carrier = carrier_above(event.trigger)
    passive = carrier is not None and event.trigger.dep_ in {"nsubj", "nsubjpass"}
    return passive and event.subtype in {"talks", "meeting", "summit", "session"}
