"""A mention: who or what some words of a sentence name."""

from dataclasses import dataclass

from communique_schemas import Span


@dataclass(slots=True, eq=False)
class Mention:
    """One mention; `first` and `last` are token indexes (inclusive) in the sentence's `Doc`.

    `kind` is that of the pattern in `mention_patterns.toml`. `countries` are ISO alpha-3 codes: of the
    affiliation for a person, of its states for a group or pair, its own for a state; `state_after`
    those of them that stand after a person's name.
    """

    kind: str
    sentence: int
    first: int
    last: int
    span: Span
    name: str | None = None
    title: str | None = None
    affiliation: str | None = None
    countries: tuple[str, ...] = ()
    number: str | None = None
    possessive: str | None = None
    determiner: str | None = None
    label: str = ""
    state_after: tuple[str, ...] = ()


TAKES_PART = frozenset(
    {
        "person",
        "country",
        "body",
        "group",
        "role",
        "set",
        "pronoun",
        "pair",
        "capital",
        "government",
    }
)
"""The kinds of mentions that can take part in an event."""
