"""Two who are told as if they were one: "the Vice President and President Hagen"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.unit import Unit


def parting_of_two(doc: Doc, units: Sequence[Unit], match: re.Match[str]) -> int | None:
    """The place of the "and" between an office with its article and a leader's name with another one.

    "The Norwegian Vice President and Prime Minister Hagen" is one person, whose state stands before both.
    """
    groups = match.re.groupindex
    whole = "title" in groups and "name" in groups and match["title"] and match["name"]
    bare = units[match.start()].word_class == "the" and not ("before" in groups and match["before"])
    if not whole or not bare:
        return None
    begin, behind = match.start("title"), match.start("name")
    parts = [at for at in range(begin, behind) if units[at].word_class == "and"]
    if len(parts) != 1 or begin != match.start() + 1:
        return None
    first, second = (
        doc[units[i].first : units[j - 1].last + 1].text.lower()
        for i, j in ((begin, parts[0]), (parts[0] + 1, behind))
    )
    return parts[0] if _is_at_head(first) and second in office_words().leaders else None


def _is_at_head(title: str) -> bool:
    """Tell a leader and his deputy."""
    return any(f" {title}".endswith(f" {leader}") for leader in office_words().leaders)
