"""The initials of a state in brackets behind its name: "the Republic of Korea (ROK)"."""

from collections.abc import Iterable
from dataclasses import replace

from communique_extraction.mentions.mention import Mention
from communique_extraction.mentions.words import Words


def with_initials(found: Iterable[Mention], words: Words) -> list[Mention]:
    """Take the initials of a state into the mention before the brackets, which ends with its name.

    On their own they would be one more participant: in "met President X of the Republic of Korea (ROK)"
    that is X alone.

    Args:
        found: the mentions of a sentence, from left to right.
        words: those of the sentence.
    """
    kept: list[Mention] = []
    for mention in found:
        if kept and _are_initials(mention, kept[-1], words):
            kept[-1] = replace(kept[-1], last=mention.last + 1)
        else:
            kept.append(mention)
    return kept


def _are_initials(mention: Mention, before: Mention, words: Words) -> bool:
    named = mention.kind == "country" and mention.countries == before.countries
    opened = mention.first == before.last + 2 and words.texts[mention.first - 1] == "("
    closed = words.texts[mention.last + 1 : mention.last + 2] == [")"]
    return named and opened and closed and mention.text.isupper()
