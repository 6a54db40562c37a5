"""States told once for two persons: "Minister A and Chief of Staff B of Argentina"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import Mention

_JOINTS = frozenset({"and", ",", ", and", "&"})


def share_states(found: Sequence[Mention], doc: Doc) -> list[Mention]:
    """Give the state of one of two coordinated persons with titles to the other.

    That behind the second is the first one's too; that of the first is the second's, as in "US
    Secretary of State A and Secretary of Defense B", where no leader comes second.
    """
    shared = list(found)
    pairs = enumerate(pairwise(found))
    places = [place for place, pair in pairs if _are_joined(*pair, doc)]
    for place in reversed(places):
        mention, following = shared[place], shared[place + 1]
        if not mention.countries and following.state_after:
            shared[place] = replace(
                mention,
                countries=following.state_after,
                affiliation=following.affiliation,
                state_after=following.state_after,
            )
    for place in places:
        mention, following = shared[place], shared[place + 1]
        if mention.countries and _is_subordinate(following):
            shared[place + 1] = replace(following, countries=mention.countries)
    return shared


def _are_joined(mention: Mention, following: Mention, doc: Doc) -> bool:
    persons = mention.kind == following.kind == "person" and mention.title is not None
    return persons and doc[mention.last + 1 : following.first].text in _JOINTS


def _is_subordinate(mention: Mention) -> bool:
    """Tell a title that leads no state, and for which none is told."""
    led = mention.title is None or mention.title.lower() in office_words().leaders
    return not (led or mention.countries or mention.affiliation)
