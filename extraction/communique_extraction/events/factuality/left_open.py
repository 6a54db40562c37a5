"""Nouns that only name an event: nothing beside them says whether it has happened yet."""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import support_of

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PAST = "VBD"


def only_names(trigger: Token) -> bool:
    """Tell "the visit will help" and "preparations for the visit" from "made a visit" and "during the visit".

    What a past tense tells of ("the visit came amid unrest") has begun, too.
    """
    if is_verb(trigger) or support_of(trigger) is not None:
        return False
    above = trigger.head
    if trigger.dep_ in _SUBJECT:
        verbs = (above, *(child for child in above.lefts if child.dep_ == "aux"))
        return all(verb.tag_ != _PAST for verb in verbs)
    return above.lower_ not in cues().under_way
