"""Names that two states share ("Congo"): which of them an article means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence

Meant = Mapping[str, tuple[str, str]]
"""By the shared name, the code that it has by itself, and the code that is meant."""


def with_states_meant(
    sentences: Sequence[ParsedSentence], text: str, filed: str | None
) -> Sequence[ParsedSentence]:
    """Give mentions of a shared name the state that the article means by it.

    Args:
        sentences: with their mentions.
        text: the whole article, dateline included.
        filed: the ISO alpha-3 code of the state from which it was filed, if that is told.
    """
    if not any(name in text for name in office_words().shared_names.words):
        return sentences
    meant = dict(_meant(text, filed))
    return [s.knowing(_told(s.mentions, meant)) for s in sentences] if meant else sentences


def _meant(text: str, filed: str | None) -> Iterator[tuple[str, tuple[str, str]]]:
    shared = office_words().shared_names.words
    found = [(text[state.start : state.end], state.code) for state in countries().find(text)]
    others = {code for form, code in found if form not in shared}
    for name, code in shared.items():
        own = countries().code(name) or code
        told = code in others and own not in others
        if own != code and (filed == code or (told and filed != own)):
            yield name, (own, code)


def _told(mentions: Sequence[Mention], meant: Meant) -> Iterator[Mention]:
    for mention in mentions:
        for name, (own, code) in meant.items():
            if own in mention.countries and _is_bare(name, mention.text):
                codes = tuple(code if each == own else each for each in mention.countries)
                yield replace(mention, countries=codes)


def _is_bare(name: str, text: str) -> bool:
    """Tell "Congo" from "the Republic of Congo", "Congo-Brazzaville" and "South Korea"."""
    found = [(text[s.start : s.end], s.code) for s in countries().find(text)]
    return name in {form for form, _ in found} and bool(re.search(rf"\b{name}\b", text))
