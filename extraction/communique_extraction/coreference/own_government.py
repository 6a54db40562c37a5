"""Whom a government's own page names without a state: its own officials, and the bodies that they are of.

"Domestic Policy Advisor X", "Director of the Security Service Y": words that any government has, whatever it
is of. What else a name is made of may be anybody's, as "CEO of Quxo".
"""

import re
from functools import cache

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.offices import is_leader, office
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.plain_words import (
    are_of_many_states,
    are_plain,
    name_body,
    plain_words,
)
from communique_extraction.lexicon.word_classes import words_of


def serves_at_home(entity: Entity) -> bool:
    """Tell whose office is one of the page's own government, where no state is told."""
    told = [_office_in(entity, mention.text) for mention in entity.mentions if mention.title]
    words = plain_words(next(iter(told), entity.title or ""))
    if not entity.title or not words or not are_plain(words):
        return False
    called = _links().split(entity.title)[0]
    held = office(called)
    if held in office_words().serving:
        return not is_leader(called) or words == [held]
    return held in office_words().presiding and name_body(words)


def is_own_body(name: str) -> bool:
    """Tell a body that any government has: "the Ministry of Health", "the Security Service"."""
    words = plain_words(name)
    return name_body(words) and len(words) > 1 and are_plain(words)


def is_of_many_states(title: str) -> bool:
    """Tell the president of a body of several states: "European Council President"."""
    words = plain_words(title)
    return name_body(words) and are_of_many_states(words)


@cache
def _links() -> re.Pattern[str]:
    """What stands between an office and what it is of: "Chief of Staff of the Executive Office"."""
    return re.compile(rf"\b(?:{any_of(words_of('of') | words_of('to') | words_of('on'))})\b")


def _office_in(entity: Entity, text: str) -> str:
    """What is told of somebody before and behind his name, or of whom nothing else is told."""
    return text if entity.described else text.replace(entity.name, "")
