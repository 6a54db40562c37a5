"""Visits of which the text does not say whereto, and that are known all the same."""

from communique_extraction.events.event_mention import Dated, Part
from communique_extraction.events.series_words import place_in_series
from communique_extraction.lexicon.frames import NounFrame
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.clauses import is_occasion


def is_known_visit(item: Dated) -> bool:
    """Tell the visit of an official who is named, if it is dated, or something was done on its occasion.

    "The minister's visit will take place on Monday", "they signed it during a visit by the minister".
    Not "his last visit", which is another one than those of which is told whereto.
    """
    mention = item.mention
    if mention.subtype != "visit" or not isinstance(mention.frame, NounFrame):
        return False
    told = any(map(_is_official_guest, mention.parts)) and not place_in_series(mention.trigger)
    opening = mention.trigger.head.lower_ in scope_words().during
    during = opening and is_occasion(mention.trigger) and not mention.definite
    return told and (item.date is not None or during)


def _is_official_guest(part: Part) -> bool:
    return part.role == "guest" and part.entity.kind == "person" and part.entity.title is not None
