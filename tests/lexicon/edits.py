"""Lets a test read with an entry of a lexicon file taken out, or with another value in its place."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any
from unittest.mock import patch

from communique_extraction.lexicon import loader

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
    """Read with the data of a file as `edit` leaves them."""
    parse = loader.parse

    def parse_edited(text: str, name: str) -> dict[str, Any]:
        data = deepcopy(parse(text, name))
        if name == f"{file}.toml":
            edit(data)
        return data

    with patch.object(loader, "parse", parse_edited):
        forget_what_was_read()
        try:
            yield
        finally:
            forget_what_was_read()


def forget_what_was_read() -> None:
    """Empty every cache of the extraction: what is kept there was made of the lexicon."""
    for name, module in list(sys.modules.items()):
        if name.startswith("communique_extraction"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
