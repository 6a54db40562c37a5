"""Who brokered what others agreed on or talked about, beside whom the frame of the trigger knows."""

from spacy.tokens import Token

from communique_extraction.events.cast import Cast
from communique_extraction.events.event_mention import Part
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.brokered import is_behind_hyphen
from communique_extraction.syntax.dependencies import agents_of, is_verb, possessors_of
from communique_extraction.syntax.parsed_sentence import mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_PARTICIPLES = frozenset({"acl", "advcl", "relcl", "conj", "amod"})


def take_mediators(cast: Cast) -> None:
    """Take who brokered it out of the other roles, and in as mediators."""
    for token in cast.sentence.doc:
        named = _mediators(token, cast) if token != cast.trigger else []
        if named and _is_of(token, cast):
            cast.leave_out({entity for each in named for entity in cast.entities_at(each)})
            cast.take_as("mediator", named)
            _take_initials(named, cast)


def _take_initials(named: list[Token], cast: Cast) -> None:
    """Take the body of "an NFA-brokered deal", in which the model, for the hyphen, finds no name."""
    for token in named if cast.parts else ():
        if mention_at(token, cast.sentence) is None:
            mention = cast.sentence.mention_of(token, "name", token.text)
            entities = cast.coreference.organization(mention)
            cast.parts += [Part("mediator", entity, mention) for entity in entities]


def _mediators(token: Token, cast: Cast) -> list[Token]:
    """Who is told as such at a word: "mediated by X", "an X-mediated deal", "the mediation of X"."""
    if token.lower_ in cues().mediating and token.tag_ == "VBN" and token.dep_ in _PARTICIPLES:
        return [*agents_of(token), *_joined_by_hyphen(token, cast)]
    if token.lower_ not in cues().mediation:
        return []
    behind = [t for p in prepositions_of(token) if p.lower_ in grammar().of for t in governed_by(p)]
    before = [child for child in token.lefts if child.dep_ in _BEFORE_NOUN]
    named = (t for t in before if mention_at(t, cast.sentence) is not None)
    return [*behind, *possessors_of(token), *named]


def _joined_by_hyphen(participle: Token, cast: Cast) -> list[Token]:
    """Who is told before a participle and its hyphen; a parse takes such a name for many things."""
    if participle.i < 2 or not is_behind_hyphen(participle):
        return []
    name = participle.nbor(-2)
    known = mention_at(name, cast.sentence) is not None or name.text.isupper()
    return [name] if known else []


def _is_of(word: Token, cast: Cast) -> bool:
    """Tell whether a word hangs on the trigger, its instrument, or something between them."""
    whose = {cast.trigger, cast.instrument}
    for above in word.ancestors:
        if above in whose:
            return True
        if is_verb(above):
            return any(child in whose for child in above.children)
    return False
