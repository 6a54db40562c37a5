"""The rules of cleaning as data (`rules.toml`)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

_AROUND = r"[\s(\[{<*_|»›→•·–—-]*"
_BEHIND = r"[\s)\]}>*_|»›→•·–—.!:…-]*"
"""Marks that stand around a line: those of lists, brackets and bold words."""


@dataclass(frozen=True)
class Repair:
    """A rule for characters: `right` are pairs of before and after, `wrong` are texts that stay."""

    right: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class LineRule:
    """A rule for lines that are no part of the article: `right` ones are taken out, `wrong` ones stay."""

    name: str
    patterns: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """What fits the whole of such a line."""
        return re.compile(f"{_AROUND}(?:{'|'.join(self.patterns)}){_BEHIND}", re.IGNORECASE)


@dataclass(frozen=True)
class Rules:
    """All of them."""

    repairs: dict[str, Repair]
    lines: tuple[LineRule, ...]


@cache
def rules() -> Rules:
    """The rules, read once."""
    text = files("communique_producer.cleaning").joinpath("rules.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    parts = data.pop("parts")
    lines = tuple(
        LineRule(
            each["name"],
            tuple(_whole(pattern, parts) for pattern in each["patterns"]),
            tuple(each["right"]),
            tuple(each["wrong"]),
        )
        for each in data.pop("line")
    )
    repairs = {
        name: Repair(tuple((a, b) for a, b in each["right"]), tuple(each["wrong"]))
        for name, each in data.items()
    }
    return Rules(repairs, lines)


def _whole(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its parts written out; other braces are repetitions."""
    return re.sub(r"\{([a-z]+)\}", lambda part: parts[part[1]], pattern)
