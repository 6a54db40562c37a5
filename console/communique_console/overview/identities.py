"""Which names of participants are one person, body or state, by names and countries alone.

`communique_merging.identity` decides more exactly, by each report: `communique people` shows that. Here
names are put together as events are counted, a hundred thousand at a time, by two rules that need no report:

- a name told once with a country and once without one is of that country, where it is told of one only;
- a single word is the person of that country whose name ends in it, where there is one only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Name = Mapping[str, Any]


def family(kind: str, words: str) -> str:
    """What names share that can be one: the last word; of states nothing, for they are one by their codes.

    So it is enough to look at the names of those families of which one came or went.
    """
    return "" if kind == "country" else words.strip().rpartition(" ")[2]


def identities(names: Iterable[Any]) -> dict[int, int]:
    """For the number of each name that of the name it belongs to.

    Args:
        names: rows with `n`, `kind`, `name`, `country` (empty where none is told) and `words`. The answer
            is a function of all but `n`, and of each family by itself: of those that are one, the name of
            most words stands for them.
    """
    groups: defaultdict[tuple[str, str, str], list[tuple[str, int]]] = defaultdict(list)
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    known = [(row["n"], row["kind"], row["name"], row["country"], row["words"]) for row in names]
    for _, kind, _, country, words in known:
        if country:
            told[kind, words].add(country)
    for number, kind, name, country, words in known:
        homes = told[kind, words]
        home = country or (next(iter(homes)) if len(homes) == 1 else "")
        # states are one by their codes, however they are called; a name without a letter is itself alone
        key = (
            (kind, home, "") if kind == "country" and home else (kind, home, words.strip() or name)
        )
        groups[key].append((name, number))
    _join_family_names(groups)
    return {number: min(group, key=_fullest)[1] for group in groups.values() for _, number in group}


def _fullest(name: tuple[str, int]) -> tuple[int, str]:
    return -len(name[0].split()), name[0]


def _join_family_names(groups: defaultdict[tuple[str, str, str], list[tuple[str, int]]]) -> None:
    """Put single words to the only person of the country whose whole name ends in them."""
    whole: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for key in groups:
        kind, country, words = key
        if kind == "person" and country and " " in words:
            whole[country, words.rpartition(" ")[2]].append(key)
    for key in [key for key in groups if key[0] == "person" and " " not in key[2]]:
        homes = whole.get((key[1], key[2]), [])
        if len(homes) == 1:
            groups[homes[0]] += groups.pop(key)
