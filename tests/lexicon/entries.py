"""The entries of a lexicon file that carry examples, wherever in the file they stand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from communique_extraction.lexicon.entries import tables_with_examples
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import parse
from tests.lexicon.edits import Path, edited, without

_WORDS = {"words", "nouns", "verbs"}
"""The keys of a group of words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A table with examples: where it stands (`edits.without` takes that), and all of its keys."""

    file: str
    path: Path
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What it is called in a list: its own name, or its path."""
        return str(self.data.get("name") or ".".join(map(str, self.path)))

    def examples(self) -> tuple[Example, ...]:
        """Its examples, in order."""
        return tuple(Example.model_validate(item) for item in self.data["example"])

    def right(self) -> tuple[Example, ...]:
        """The examples that show what it is there for."""
        return tuple(example for example in self.examples() if not example.is_wrong)

    @contextmanager
    def absent(self) -> Iterator[None]:
        """Read as if it did not stand in the file; a group of words that code asks for by name is empty."""

        def empty(data: Any) -> None:
            for key in self.path:
                data = data[key]
            for key in _WORDS & data.keys():
                data[key] = type(data[key])()

        by_name = isinstance(self.path[-1], str) and _WORDS & self.data.keys()
        with edited(self.file, empty) if by_name else without(self.file, self.path):
            yield


def entries_of(file: str) -> tuple[Entry, ...]:
    """The entries of a file that carry examples, in order.

    Args:
        file: with its folder, and without its ending: "lexicon/frames".
    """
    text = files("communique_extraction").joinpath(f"{file}.toml").read_text(encoding="utf-8")
    return tuple(Entry(file, path, data) for path, data in tables_with_examples(parse(text, file)))
