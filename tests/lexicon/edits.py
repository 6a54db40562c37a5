"""Lets a test read with an entry of a lexicon file taken out, or with another value in its place."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from typing import Any
from unittest.mock import patch

from communique_extraction.lexicon import loader
from communique_extraction.lexicon.loader import LexiconT

Path = tuple[str | int, ...]


@contextmanager
def without(file: str, path: Path) -> Iterator[None]:
    """Read as if the entry at `path` did not stand in `file`.

    Args:
        file: with its folder, and without its ending: "lexicon/frames".
        path: keys and indexes from the top: ("verb", 3), ("cues", "call").
    """

    def drop(data: Any) -> None:
        *above, last = path
        for key in above:
            data = data[key]
        del data[last]

    with edited(file, drop):
        yield


@contextmanager
def edited(file: str, edit: Callable[[Any], None]) -> Iterator[None]:
    """Read with the data of a file as `edit` leaves them; the other files are as they are."""

    def check_edited(schema: type[LexiconT], text: str, name: str) -> LexiconT:
        if name != f"{file}.toml":
            return checked_once(schema, text, name)
        data = deepcopy(_parsed(text, name))
        edit(data)
        return schema.model_validate(data)

    with patch.object(loader, "check", check_edited):
        forget_what_was_read()
        try:
            yield
        finally:
            forget_what_was_read()


@cache
def _parsed(text: str, name: str) -> dict[str, Any]:
    return loader.parse(text, name)


@cache
def checked_once(schema: type[LexiconT], text: str, name: str) -> LexiconT:
    """A file that is not edited, parsed and checked once for all the tests."""
    return schema.model_validate(_parsed(text, name))


_NOT_OF_THE_LEXICON = frozenset({"_gazetteer", "_folded_cities"})
"""Caches of the gazetteer's cities, which are read from no file that a test edits, and take long to read."""


def forget_what_was_read() -> None:
    """Empty the caches of the extraction: what is kept there was made of the lexicon."""
    caches = [
        (name, value)
        for module_name, module in list(sys.modules.items())
        if module_name.startswith("communique_extraction")
        for name, value in vars(module).items()
        if hasattr(value, "cache_clear")
    ]
    assert {name for name, _ in caches} >= _NOT_OF_THE_LEXICON
    for name, value in caches:
        if name not in _NOT_OF_THE_LEXICON:
            value.cache_clear()
