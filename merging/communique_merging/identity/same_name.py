"""Whether two names are one, and the keys that names share that are."""

from functools import lru_cache

from communique_merging.identity.name import Name, name
from communique_merging.identity.organisation_names import same_organisation_name
from communique_merging.identity.person_names import same_person_name

SAME = 0.5
"""From here on two names are rather one than two."""


def same_name(a: str, b: str) -> float:
    """How sure it is that two names, of persons or of organisations, are one.

    From 0 to 1 and symmetric: 1 where all words agree, some 0.9 and more with other spellings, forms of
    given names, initials or dropped middle names, 0.8 for a family name beside the whole name (who it is,
    the name alone cannot tell), and 0 where words contradict each other.
    """
    if a == b:
        return 1.0 if name(a).keys else 0.0
    one, other = name(a), name(b)
    if one.keys.isdisjoint(other.keys):
        return 0.0
    return _compared(a, b) if a < b else _compared(b, a)


def name_keys(text: str) -> tuple[str, ...]:
    """A few short words, sorted, of which names that are one share at least one; most often one or two.

    Empty for what holds no letter. Names that are not one may share a key as well.
    """
    return tuple(sorted(name(text).keys))


@lru_cache(maxsize=65_536)
def _compared(a: str, b: str) -> float:
    one, other = name(a), name(b)
    if one.is_organisation or other.is_organisation:
        return same_organisation_name(one, other)
    return max(same_person_name(one, other), _as_short_names(one, other))


def _as_short_names(one: Name, other: Name) -> float:
    return same_organisation_name(one, other) if one.is_short or other.is_short else 0.0
