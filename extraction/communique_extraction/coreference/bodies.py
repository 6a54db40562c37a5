"""Whether a name that the model does not know well may be that of a company or another body."""

from communique_extraction.gazetteer.places import find_known_place
from communique_extraction.mentions.mention import Mention

_NO_BODIES = frozenset({"LOC", "FAC", "EVENT", "DATE", "PRODUCT"})
_STATES_OR_CITIES = "GPE"


def names_a_body(mention: Mention) -> bool:
    """Tell what can be bound by an agreement: no site, no day, no event, and no place that is known."""
    if mention.label == _STATES_OR_CITIES:
        return find_known_place(mention.text) is None
    return mention.label not in _NO_BODIES
