"""A mention: who or what some words of a sentence name."""

from dataclasses import dataclass, field

from communique_extraction.lexicon.mention_patterns import MentionKind
from communique_schemas import Span

TAKES_PART: frozenset[MentionKind] = frozenset(
    {
        "person", "country", "body", "group", "role", "set", "pronoun", "pair", "capital",
        "government",
    }
)  # fmt: skip
"""The kinds of mentions that can take part in an event."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, known by its sentence and its place in the article.

    `kind` is that of the pattern in `mention_patterns.toml`; `text` are its words as they are read.
    `first` and `last` are token indexes (inclusive) in the sentence's `Doc`. `countries` are ISO alpha-3
    codes: of the affiliation for a person, of its states for a group or pair, its own for a state;
    `state_after` those of them that stand after a person's name. `label` is the model's, of its first word.
    """

    sentence: int
    span: Span
    kind: MentionKind = field(compare=False)
    text: str = field(compare=False)
    first: int = field(compare=False)
    last: int = field(compare=False)
    name: str | None = field(default=None, compare=False)
    title: str | None = field(default=None, compare=False)
    affiliation: str | None = field(default=None, compare=False)
    countries: tuple[str, ...] = field(default=(), compare=False)
    number: str | None = field(default=None, compare=False)
    label: str = field(default="", compare=False)
    state_after: tuple[str, ...] = field(default=(), compare=False)
