"""Titles as they are told: of a counterpart, before a name like a form of address, in the plural."""

import re

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.titles import titles


def of_counterpart(title: str | None) -> str | None:
    """A "counterpart President" is a president; a "counterpart Sheikh" bears his peer's office."""
    first, _, rest = (title or "").partition(" ")
    if first.lower() not in titles().counterparts or not rest:
        return title
    return first if rest.lower() in office_words().ranks | titles().tribal else rest


def without_rank(
    name: str | None, title: str | None, *, of_person: bool
) -> tuple[str | None, str | None]:
    """Take a rank that is written as a form of address for a title: "Sheikh Hamad Al Nuaimi".

    That of a tribe is a part of the name, too; a "General Staff" bears none.
    """
    if not of_person:
        return name, title
    rank, _, rest = (name or "").partition(" ")
    if rank.lower() in titles().tribal and " " in rest:
        return name, title or rank
    if rank.lower() in office_words().ranks and " " in rest:
        return rest, title or rank
    return name, title


def singular(title: str | None) -> str | None:
    """The title of each of several: "presidents" is "president"."""
    return re.sub(r"s$", "", re.sub(r"ies$", "ys", title)) if title else None
