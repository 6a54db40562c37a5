"""Words with a hyphen that name or carry an event: "get-together", "co-chaired"."""

from functools import cache

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import Frame, frame_lexicon
from communique_extraction.lexicon.support_verbs import support_roles


@cache
def hyphenated_words() -> frozenset[str]:
    """All of them, in lower case."""
    frames: tuple[Frame, ...] = (*frame_lexicon().verb, *frame_lexicon().noun)
    forms = {form for frame in frames for form in frame.forms()}
    known = forms | support_roles().keys() | cues().chairing.forms
    return frozenset(form for form in known if "-" in form)
