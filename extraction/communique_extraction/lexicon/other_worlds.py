"""Worlds in which the words of meetings and agreements mean something else (`other_worlds.toml`)."""

import re
from functools import cache, cached_property
from typing import Literal

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as


class World(Lexicon):
    """How a world shows, and what in it is public all the same."""

    name: str
    pattern: str
    public: Literal["never", "office"]
    among: Literal["sentence", "participants"]
    example: tuple[Example, ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Its pattern, compiled."""
        return re.compile(self.pattern, re.IGNORECASE)


class OtherWorlds(Lexicon):
    """`other_worlds.toml`."""

    world: tuple[World, ...] = ()


@cache
def other_worlds() -> tuple[World, ...]:
    """The worlds, in the order of the file."""
    return load_as(OtherWorlds, "lexicon/other_worlds").world
