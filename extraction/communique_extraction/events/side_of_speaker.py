"""Who is bound by what he tells of: "a treaty with Peru was signed, the Chilean minister said"."""

from spacy.tokens import Token

from communique_extraction.events.cast import Cast
from communique_extraction.events.event_mention import Part
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.syntax.dependencies import agents_of, is_passive, is_verb, subjects_of
from communique_extraction.syntax.parsed_sentence import mention_at

_TOLD = frozenset({"ccomp", "xcomp", "ROOT", "conj"})


def take_side_of_speaker(cast: Cast) -> None:
    """Take in the state of the official who tells of a deal of which only the other side is named.

    That a passive names nobody who made it, and one with whom, shows that the speaker's side did.
    """
    bound = [part for part in cast.parts if part.role in {"party", "signatory"}]
    if len(bound) != 1 or not bound[0].entity.country or not _names_partner_alone(bound[0], cast):
        return
    verb = _speech_above(cast.trigger)
    for token in subjects_of(verb) if verb is not None else []:
        mention = mention_at(token, cast.sentence)
        codes = {entity.country for entity in cast.entities_at(token)} - {None}
        if mention is not None and len(codes) == 1 and bound[0].entity.country not in codes:
            cast.parts.append(Part("party", cast.coreference.state(codes.pop() or ""), mention))
            return


def _names_partner_alone(part: Part, cast: Cast) -> bool:
    """Tell "a deal with Peru was signed", by nobody, from "Peru signed a deal"."""
    trigger = cast.trigger
    unsaid = is_verb(trigger) and is_passive(trigger) and not agents_of(trigger)
    behind = cast.sentence.doc[part.mention.first : part.mention.last + 1]
    return unsaid and any(token.head.lower_ in grammar().accompanying for token in behind)


def _speech_above(trigger: Token) -> Token | None:
    """The verb by which somebody tells what the trigger says."""
    above = trigger
    while above.dep_ in _TOLD and above.head != above:
        above = above.head
        if above.lower_ in speech_verbs():
            return above
    return None
