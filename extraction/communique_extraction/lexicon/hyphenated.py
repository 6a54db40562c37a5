"""Words with a hyphen that count as one: "get-together", "co-chaired", "cease-fire", "twenty-one"."""

from functools import cache

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import forms_of, frame_lexicon
from communique_extraction.lexicon.instruments import instrument_lexicon, instrument_words
from communique_extraction.lexicon.support_verbs import support_roles


@cache
def hyphenated_words() -> frozenset[str]:
    """All of them, in lower case."""
    forms = forms_of((*frame_lexicon().verb, *frame_lexicon().noun))
    known = forms | support_roles().keys() | cues().chairing.forms | instrument_words()
    return _numbers().union(form for form in known if "-" in form)


def _numbers() -> frozenset[str]:
    """The cardinals of two words, from "twenty-one" on."""
    numbers = instrument_lexicon().numbers.words
    tens = [word for word, value in numbers.items() if value % 10 == 0 and value > 10]
    units = [word for word, value in numbers.items() if value < 10]
    return frozenset(f"{ten}-{unit}" for ten in tens for unit in units)
