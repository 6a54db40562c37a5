"""What a journey is for: "flew to Doha for talks", "has traveled to Qatar to attend the summit"."""

from spacy.tokens import Token

from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.timing import words_of_speaking
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import with_carrier

_PURPOSE = frozenset({"advcl", "xcomp"})


def is_errand(cluster: Cluster, visit: Cluster) -> bool:
    """Tell whether the purpose of a visit, in its own sentence, is the event of a cluster.

    What somebody goes to prepare or to discuss may be elsewhere.
    """
    event, journey = cluster.first, visit.first
    if event.sentence is not journey.sentence or event is journey:
        return False
    verbs = [token for token in with_carrier(journey.trigger) if is_verb(token)]
    path = [event.trigger]
    for token in event.trigger.ancestors:
        if token in verbs:
            return _is_purpose(path)
        path.append(token)
    return False


def _is_purpose(path: list[Token]) -> bool:
    """Tell, by the words from an event up to below the verb of a journey, what the journey is for."""
    top = path[-1]
    spoken = any(token.lower_ in words_of_speaking() for token in path[1:])
    clause = top.dep_ in _PURPOSE and top.tag_ == "VB"
    bidden = top.dep_ == "prep" and top.lower_ in place_words().bidding
    others = sum(map(is_verb, path[1:-1]))
    return (clause or bidden) and not spoken and not others
