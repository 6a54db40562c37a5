"""The entries of a lexicon file that carry examples, wherever in the file they stand."""

from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
"""Where a table stands: keys and indexes from the top."""


def tables_with_examples(data: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the tables that carry examples, in order.

    Args:
        data: what TOML makes of a file, or a part of it.
        path: where that part stands.
    """
    if isinstance(data, dict):
        if "example" in data:
            yield path, data
        for key, value in data.items():
            if key != "example":
                yield from tables_with_examples(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from tables_with_examples(value, (*path, number))
