"""Where an entry of the lexicon stands, and an example of it, for who wants to read or change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique_extraction.lexicon.entries import tables_with_examples
from communique_extraction.lexicon.example import NOTHING
from communique_extraction.lexicon.loader import line_of, parse


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`file` and `line` (from 1) of an entry's name, and the text of the first example of what it is for."""

    file: str
    line: int
    example: str

    def __str__(self) -> str:
        return f"lexicon/{self.file}:{self.line}"


@cache
def entries_by_name(file: str) -> Mapping[str, Whereabouts]:
    """The entries of a file that carry a name and examples, by their names.

    Args:
        file: of the folder `lexicon`, as `frames.toml`.
    """
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return {
        table["name"]: Whereabouts(
            file,
            line_of(text, (*path, "name")),
            next(one["text"] for one in table["example"] if one["gives"] != NOTHING),
        )
        for path, table in tables_with_examples(parse(text, file))
        if "name" in table
    }
