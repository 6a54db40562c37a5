"""What kind of body a name is that of, and whether it is one that the model does not know well."""

import re

from communique_extraction.coreference.names import name_words
from communique_extraction.gazetteer.places import find_known_place
from communique_extraction.lexicon.cues import cues
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


def is_name_of_standing_body(name: str) -> bool:
    """Tell the name of a body whose meetings are sessions by its last words: "Joint Commission"."""
    words = words_up_to_head(name)  # "Council of Ministers"
    return not cues().named["standing-body"].forms.isdisjoint({words[-1], " ".join(words[-2:])})


def is_short_for(short: str, full: str) -> bool:
    """Tell "the Fishing Council", by which "the Nordic Council for Fishing" goes once it was named."""
    if not is_name_of_standing_body(short) or len(short.split()) == 1:
        return False
    same_head = words_up_to_head(short)[-1] == words_up_to_head(full)[-1]
    return same_head and set(name_words(short)) < set(name_words(full))


def words_up_to_head(name: str) -> list[str]:
    """The words of a body's name in lower case, but for what it is of, or for: "Council of Ministers"."""
    return re.split(r" (?:of|for|on) ", name.lower(), maxsplit=1)[0].split() or [""]
