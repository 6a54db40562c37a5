"""The gate: which sentences can name an event at all, told from their words alone."""

import re

from communique_worker.extraction.frames import trigger_forms
from communique_worker.extraction.sentences import Sentence

_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-z]+)*")


def passes_gate(sentence: Sentence) -> bool:
    """Tell whether the sentence holds a word that can name an event."""
    return not trigger_forms().isdisjoint(_WORD.findall(sentence.text.lower()))
