"""Days on which somebody spoke, which are not those of what was spoken of."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.lexicon.timing import timing_words, words_of_speaking
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import with_carrier


def is_of_speaker(from_event: Sequence[Token], verb: Token) -> bool:
    """Tell what only says who spoke: "the envoy to the talks said on Monday that …"."""
    return verb.lower_ in speech_verbs() and bool(from_event) and from_event[-1].dep_ == "nsubj"


def is_spoken_of(from_event: Sequence[Token], above: Token, event: EventMention) -> bool:
    """Tell what was only spoken of: "met on Monday to discuss the visit", "thanked her for the deal".

    What was "discussed at the summit" was so on the summit's day.
    """
    own = with_carrier(event.trigger)
    path = (*from_event, above)
    for number, verb in enumerate(path):
        if verb.lower_ in words_of_speaking() and verb.dep_ != "prep" and verb not in own:
            return not any(below.lower_ in grammar().around for below in path[:number])
        if is_verb(verb) and verb not in own:
            return False
    return False


def is_day_of_report(first: Token, anchors: Sequence[Token]) -> bool:
    """Tell "reported on Monday", whatever the parse makes of it: the day stands right behind the verb."""
    i = first.i - 1
    while i > 0 and first.doc[i].tag_ in {"IN", "RB"}:
        i -= 1
    verb = first.doc[max(i, 0)]
    return verb.lower_ in timing_words().reported and verb not in anchors


def is_remembered(from_date: Sequence[Token]) -> bool:
    """Tell the date in "to coincide with the anniversary of the truce of May 7", whatever it hangs on."""
    above = from_date[1:]
    before = above[0].doc[: from_date[0].i] if above else ()
    return any(
        token.lower_ in timing_words().remembered
        and not {token, *token.ancestors}.isdisjoint(above)
        for token in before
    )
