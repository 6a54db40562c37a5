"""Words that say whether an event happened, and what each of them makes of it (`factuality.toml`)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.inflection import noun_forms, verb_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_schemas.event import Status

Effect = Literal[
    "occurred", "ongoing", "planned", "arranged", "proposed", "aired", "cancelled", "denied", "kept",
    "failed", "absent", "generic", "unreal",
]  # fmt: skip
"""What a cue makes of the event in its scope: a row of the table of composition."""
BEGUN: frozenset[Status] = frozenset({"occurred", "ongoing"})
"""The statuses of what has begun, whether it is over or not."""
State = Status | Literal["unreal"]
"""A status, or `unreal` for what is no event at all."""
Certainty = Literal["certain", "probable", "possible"]
Scope = Literal[
    "complement", "perfect", "clause", "object", "unspecified", "oblique", "subject", "modifier", "report",
    "auxiliary", "unfulfilled", "told", "adverb", "determiner", "mark", "opening", "sequel", "inverted",
    "teller",
]  # fmt: skip
"""Where an event stands to the words that tell of it; the header of the file explains each."""
PartOfSpeech = Literal["verb", "noun", "any"]


class CueClass(Lexicon):
    """Words of one scope and one effect; the keys are explained in `factuality.toml`."""

    name: str
    effect: Effect
    negated: Effect = "denied"
    certainty: Certainty = "certain"
    governs: frozenset[Scope]
    behind: frozenset[str] = frozenset()
    shared: bool = False
    factive: bool = False
    takes_part: bool = False
    asks: bool = False
    spares: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    example: tuple[Example, ...]

    def phrases(self) -> Iterator[tuple[PartOfSpeech, tuple[str, ...]]]:
        """Yield its words as they are written, in lower case."""
        for verb in self.verbs:
            first, *rest = verb.split()
            yield from (("verb", (form, *rest)) for form in verb_forms(first).all())
        for noun in self.nouns:
            first, *rest = noun.split()
            yield from (("noun", (form, *rest)) for form in noun_forms(first))
        yield from (("any", tuple(form.split())) for form in self.forms)


class FactualityLexicon(Lexicon):
    """`factuality.toml`."""

    composition: Mapping[Effect, Mapping[State, State]]
    cue: tuple[CueClass, ...]

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        asked = {effect for cue in self.cue for effect in (cue.effect, cue.negated)}
        missing = asked - set(self.composition)
        if missing:
            raise ValueError(f"[composition] lacks a row for {', '.join(sorted(missing))}")
        return self


Phrase = tuple[CueClass, PartOfSpeech, tuple[str, ...]]
"""A class, what its first word must be, and the words that must follow it."""


@cache
def factuality_lexicon() -> FactualityLexicon:
    """The words of factuality as data."""
    return load_as(FactualityLexicon, "lexicon/factuality")


@cache
def cues_by_word() -> Mapping[str, tuple[Phrase, ...]]:
    """The cues by their first word, in lower case; those of more words come first."""
    table: dict[str, list[Phrase]] = {}
    for cue in factuality_lexicon().cue:
        for part, (first, *rest) in cue.phrases():
            table.setdefault(first, []).append((cue, part, tuple(rest)))
    return {
        word: tuple(sorted(phrases, key=lambda phrase: -len(phrase[2])))
        for word, phrases in table.items()
    }


@cache
def carrying_verbs() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The verbs whose subject takes part in what their object names, with the words that must follow them."""
    return {
        word: found
        for word, phrases in cues_by_word().items()
        if (
            found := tuple(rest for cue, part, rest in phrases if cue.takes_part and part == "verb")
        )
    }


@cache
def planning_words() -> frozenset[str]:
    """Verbs, in every form, behind which an infinitive tells what lies ahead: "plan", "expected"."""
    return _words_of_plans("verb", "complement")


@cache
def planned_ahead() -> frozenset[str]:
    """The words behind a noun that tell that it lies ahead: "meetings scheduled with X"."""
    return _words_of_plans("any", "modifier")


def _words_of_plans(part: PartOfSpeech, scope: Scope) -> frozenset[str]:
    """The words of one part of speech that by themselves make planned what stands to them in one way."""
    return frozenset(
        word
        for word, phrases in cues_by_word().items()
        for cue, told_as, rest in phrases
        if told_as == part and not rest and cue.effect == "planned" and scope in cue.governs
    )


@cache
def content_nouns() -> Mapping[str, bool]:
    """Nouns of plans and the like ("his plan to meet"), and whether they ask somebody else to do it."""
    return {
        word: any(cue.asks for cue, part, _ in phrases if part == "noun")
        for word, phrases in cues_by_word().items()
        if any(part == "noun" and "complement" in cue.governs for cue, part, _ in phrases)
    }
