"""Whether a name that the model does not know well may be that of a company or another body."""

from communique_extraction.gazetteer.places import find_known_place
from communique_extraction.lexicon.word_classes import class_of_word
from communique_extraction.mentions.mention import Mention

_NO_BODIES = frozenset({"LOC", "FAC", "EVENT", "DATE", "PRODUCT"})
_STATES_OR_CITIES = "GPE"


def names_a_body(mention: Mention) -> bool:
    """Tell what can be bound by an agreement: no site, no day, no event, and no place that is known."""
    if mention.label == _STATES_OR_CITIES:
        return find_known_place(mention.text) is None
    return mention.label not in _NO_BODIES


def is_called_as_city(mention: Mention) -> bool:
    """Tell what the model takes for a body by the name of a city: "the Gothenburg summit"."""
    known = find_known_place(mention.text) if mention.kind == "body" else None
    return known is not None and known.kind == "city"


def has_own_name(mention: Mention) -> bool:
    """Tell "Norway's Equinor", a name by itself, from "Norway's Ministry of Energy"."""
    first = (mention.name or "").partition(" ")[0]
    possessed = mention.affiliation is not None and mention.text.startswith(mention.affiliation)
    return possessed and first[:1].isupper() and first.lower() not in class_of_word()
