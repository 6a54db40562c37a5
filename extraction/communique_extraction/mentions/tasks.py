"""What an office is there for, which is not what it is of: "the coordinator of the Vienna talks"."""

import re
from collections.abc import Sequence

from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words


def is_resident(title: str) -> bool:
    """Tell an office that one holds at home."""
    return not office_words().resident.isdisjoint(title.lower().split()[-1:])


def is_for_occasion(words: Words, units: Sequence[Unit], match: re.Match[str], title: str) -> bool:
    """Tell a role "of" what is only the name of an occasion; whoever resides is of what he is told to be."""
    if not match["whose"] or is_resident(title):
        return False
    behind = (unit for unit in units[match.end() :] if unit.word_class != "qualifier")
    noun = next((words.texts[unit.first] for unit in behind), "")
    return noun in mention_patterns().occasions
