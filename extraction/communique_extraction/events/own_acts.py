"""What one signs or adopts alone, and agrees with nobody: a declaration of emergency, a resolution."""

from functools import cache

from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.frames import VerbFrame
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_lexicon
from communique_schemas.event import AgreementSubtype, MeetingSubtype

_ACTS: frozenset[MeetingSubtype | AgreementSubtype] = frozenset({"sign", "ratify", "conclude"})
"""The acts by which one may decide for oneself."""


def is_own_act(event: EventMention) -> bool:
    """Tell a paper that one signs or approves alone, with nothing of another side or of what is shared.

    "Signed a memorandum on drones"; not "a memorandum of understanding", "a joint declaration", "with Peru".
    A body decides for itself in a resolution or a statement alone: its declaration is one of its members.
    """
    paper, lexicon = event.instrument, instrument_lexicon()
    if paper is None or event.subtype not in _ACTS or not isinstance(event.frame, VerbFrame):
        return False
    if event.others or lexicon.own.forms.isdisjoint(paper.lower_.split()):
        return False
    told = (*paper.subtree, *event.trigger.children)
    described = {word for token in told for word in token.lower_.split()}
    if not described.isdisjoint(_of_several()):
        return False
    persons = [part.entity for part in event.parts if part.entity.kind == "person"]
    sides = {part.entity.country for part in event.parts}
    body = len(event.parts) == 1 and event.parts[0].entity.kind == "organization"
    decides = body and not lexicon.own.words.isdisjoint(paper.lower_.split())
    return (len(persons) == 1 and len(sides) == 1) or decides


@cache
def _of_several() -> frozenset[str]:
    """The words that tell of another side, or of what is shared."""
    lexicon = instrument_lexicon()
    return lexicon.shared.words | lexicon.of_names.words | grammar().partners.words
