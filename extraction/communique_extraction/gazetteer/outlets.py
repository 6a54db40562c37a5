"""Outlets by their addresses, with the states that they are of (`outlets.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class Governments(Lexicon):
    """How the addresses of governments' pages are told: by a part between dots."""

    labels: frozenset[str]


class Outlets(Lexicon):
    """`outlets.toml`."""

    countries: Mapping[str, str]
    offices: Mapping[str, tuple[str, str]]
    governments: Governments
    domains: Mapping[str, str]


@cache
def outlets() -> Outlets:
    """The outlets as data."""
    return load_as(Outlets, "gazetteer/outlets")
