"""The forms of English words: regular ones by rule, irregular ones from `inflection.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")
_SHORTEST_OF_TWO_SPELLINGS = 6
"""How many letters a verb in "-ize" has at least that is written "-ise", too: "finalize", not "seize"."""


class _Irregular(Lexicon):
    past: tuple[str, ...]
    participle: tuple[str, ...]


class _Doubled(Lexicon):
    always: frozenset[str]
    in_british: frozenset[str]


class Inflection(Lexicon):
    """`inflection.toml`."""

    verbs: Mapping[str, _Irregular]
    third_person: Mapping[str, tuple[str, ...]]
    doubled: _Doubled
    nouns: Mapping[str, tuple[str, ...]]


@cache
def inflection() -> Inflection:
    """The irregular forms as data."""
    return load_as(Inflection, "lexicon/inflection")


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of a verb, each in all of its spellings."""

    base: tuple[str, ...]
    third_person: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every form once: "meet", "meets", "met", "meeting"."""
        forms = (*self.base, *self.third_person, *self.past, *self.participle, *self.gerund)
        return tuple(dict.fromkeys(forms))


@cache
def verb_forms(lemma: str) -> VerbForms:
    """The forms of a verb: of "finalize" those of "finalise", too."""
    spellings = [lemma]
    if lemma.endswith("ize") and len(lemma) >= _SHORTEST_OF_TWO_SPELLINGS:
        spellings.append(f"{lemma.removesuffix('ize')}ise")
    stems = [stem for spelling in spellings for stem in _stems(spelling)]
    irregular = inflection().verbs.get(lemma)
    past = tuple(_past(stem) for stem in stems)
    return VerbForms(
        base=tuple(spellings),
        third_person=inflection().third_person.get(lemma, tuple(map(_with_s, spellings))),
        past=irregular.past if irregular else past,
        participle=irregular.participle if irregular else past,
        gerund=tuple(_gerund(stem) for stem in stems),
    )


@cache
def noun_forms(lemma: str) -> tuple[str, ...]:
    """A noun in the singular and the plural: "visit", "visits"."""
    return (lemma, *inflection().nouns.get(lemma, (_with_s(lemma),)))


def _stems(lemma: str) -> tuple[str, ...]:
    """What endings are put behind: "sign", "scrapp", both "travel" and "travell"."""
    doubled = lemma + lemma[-1]
    if lemma in inflection().doubled.always:
        return (doubled,)
    return (lemma, doubled) if lemma in inflection().doubled.in_british else (lemma,)


def _ends_in_y(word: str) -> bool:
    """Tell "ratify" from "convey"."""
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _with_s(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith((*_HISSING, "go")) else f"{word}s"


def _past(stem: str) -> str:
    if _ends_in_y(stem):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def _gerund(stem: str) -> str:
    silent = stem.endswith("e") and not stem.endswith(("ee", "ye", "oe")) and stem != "be"
    return f"{stem[:-1] if silent else stem}ing"
