"""How words are set in type, and how they are read (`typography.toml`)."""

import re
from functools import cache
from typing import Literal

from pydantic import field_validator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as

ReaderName = Literal["entity", "compatible", "line_ends"]


class TypeRule(Lexicon):
    """What is written in one of many manners, and what is read for it."""

    what: str
    at: str
    form: str
    read: str = ""
    reader: ReaderName | None = None
    example: tuple[Example, ...]

    @field_validator("form")
    @classmethod
    def _is_expression(cls, form: str) -> str:
        """The rules of a pass are told apart by their groups."""
        if re.compile(form).groups:
            raise ValueError("has a group of its own: write (?:…)")
        return form


class Typography(Lexicon):
    """`typography.toml`."""

    escaped: tuple[TypeRule, ...]
    sign: tuple[TypeRule, ...]
    width: tuple[TypeRule, ...]
    spacing: tuple[TypeRule, ...]
    setting: tuple[TypeRule, ...]


@cache
def typography() -> Typography:
    """The rules of typography, as data."""
    return load_as(Typography, "lexicon/typography")
