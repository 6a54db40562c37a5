"""How well `same_name` tells persons apart and together, on annotated reports in `../shared`.

usage: python benchmarks/names.py [DATA]

Persons of one state in two reports of one event are one person where each report has only one of that state;
persons of two states, and two persons of one report, are two. Each pair of different names counts once. As
few names there are written in several ways, each whole name is also written in the ways of `WAYS`, and the
variant is held against the name that it is of and against those of other countries.
"""

import argparse
import json
import timeit
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from communique_merging.identity import SAME, name_keys, same_name
from communique_merging.identity.name import name
from communique_merging.identity.same_name import _compared

DATA = Path(__file__).parents[2] / "shared/data/crossdoc.political.dev.jsonl"
MORE = ("dev.gold.jsonl", "dev2.gold.jsonl")
"""Annotated articles beside it, of which the names are taken."""

Person = tuple[str, str]
"""Name and country."""
Report = tuple[str, tuple[Person, ...]]
"""The real event, and the persons in this report of it."""


def without_diacritics(name: str) -> str:
    """The name in letters without diacritics."""
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))


def by_letters(name: str) -> str:
    """The name by another transliteration."""
    for form, other in (
        ("kh", "h"),
        ("zh", "j"),
        ("iy", "y"),
        ("yy", "y"),
        ("ou", "u"),
        ("w", "v"),
        ("ee", "i"),
    ):
        name = name.replace(form, other)
    return name


WAYS: dict[str, Callable[[str, str], str]] = {
    "without diacritics, in capitals": lambda given, family: without_diacritics(
        f"{given} {family}"
    ).upper(),
    "family name first": lambda given, family: f"{family} {given}",
    "family name, comma": lambda given, family: f"{family}, {given}",
    "a letter for the given name": lambda given, family: f"{given[0]}. {family}",
    "with title": lambda given, family: f"Foreign Minister {given} {family}",
    "a middle name more": lambda given, family: f"{given} M. {family}",
    "other transliteration": lambda given, family: by_letters(f"{given} {family}"),
    "hyphens opened": lambda given, family: f"{given} {family}".replace("-", " "),
    "family name alone": lambda _, family: family,
}
"""How others write a name of a given and a family name."""


def main() -> None:
    """Print precision and recall, each pair that is told wrong, and the time of a comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    data: Path = parser.parse_args().data
    reports = list(read(data))
    one = set(pairs_of_one(reports))
    two = set(pairs_of_two(reports)) - one
    hits = {pair for pair in one if same_name(*pair) >= SAME}
    false = {pair for pair in two if same_name(*pair) >= SAME}
    print(f"{len(one)} pairs of names of one person, {len(two)} of two")
    print(f"precision {len(hits) / len(hits | false):.3f}, recall {len(hits) / len(one):.3f}")
    for told, pairs in (("missed", one - hits), ("taken for one", false)):
        for a, b in sorted(pairs):
            print(f"{told}: {a} / {b} ({same_name(a, b):.2f})")
    unkeyed = [pair for pair in one if set(name_keys(pair[0])).isdisjoint(name_keys(pair[1]))]
    print(f"pairs of one person without a common key: {len(unkeyed)}")
    print_ways(whole_names(data, *(data.parent / name for name in MORE)))
    print_times(sorted(one), sorted(two))


def whole_names(*files: Path) -> list[tuple[str, str, str]]:
    """Given name, family name and country of all persons whose names are two words, each once."""
    names = {person for path in files for _, people in read(path) for person in people}
    halves = (
        (*text.partition(" ")[::2], country) for text, country in names if len(name(text).words) > 1
    )
    return sorted(each for each in halves if " " not in each[1] and "." not in each[0])


def print_ways(names: list[tuple[str, str, str]]) -> None:
    """Print how often a name is found by a variant of it, and which of other countries are taken for it."""
    print(
        f"{len(names)} names of two words, each in other ways, against itself and those of other countries"
    )
    for way, write in WAYS.items():
        found, false, written = 0, [], 0
        for given, family, country in names:
            variant = write(given, family)
            if variant == f"{given} {family}":
                continue
            written += 1
            found += same_name(f"{given} {family}", variant) >= SAME
            for first, last, home in names:
                if home != country and same_name(f"{first} {last}", variant) >= SAME:
                    false.append(f"{first} {last} / {variant}")
        print(
            f"{way}: {found} of {written} found, {len(false)} others taken for it", *false, sep="; "
        )


def read(path: Path) -> Iterator[Report]:
    """The reports of the annotated articles that have persons of a known state."""
    for line in path.read_text("utf-8").splitlines():
        for event in json.loads(line)["events"]:
            yield event.get("cluster", ""), tuple(persons(event["participants"]))


def persons(participants: Iterable[dict[str, Any]]) -> Iterator[Person]:
    """Names and countries of those who are persons."""
    for each in participants:
        if each.get("kind") == "person" and each.get("country"):
            yield each["name"], each["country"]


def pairs_of_one(reports: Iterable[Report]) -> Iterator[Person]:
    """Different names, in order, of the only person of a state in two reports of an event."""
    events = defaultdict(list)
    for event, people in reports:
        events[event].append(people)
    for told in events.values():
        for a, b in combinations(told, 2):
            for country in {country for _, country in a}:
                ours = [name for name, home in a if home == country]
                theirs = [name for name, home in b if home == country]
                if len(ours) == len(theirs) == 1 and ours != theirs:
                    yield in_order(ours[0], theirs[0])


def pairs_of_two(reports: Iterable[Report]) -> Iterator[Person]:
    """Names, in order, of persons of two states, and of two persons in one report."""
    everybody = set()
    for _, people in reports:
        everybody |= set(people)
        yield from (in_order(a, b) for (a, _), (b, _) in combinations(people, 2))
    for (a, home), (b, other) in product(everybody, repeat=2):
        if home < other:
            yield in_order(a, b)


def in_order(a: str, b: str) -> tuple[str, str]:
    """The two names, sorted."""
    return (a, b) if a < b else (b, a)


def print_times(one: list[Person], two: list[Person]) -> None:
    """Microseconds of a comparison of names that were seen before."""

    def cost(pairs: list[Person]) -> float:
        seconds = min(
            timeit.repeat(lambda: [same_name(*pair) for pair in pairs], number=1, repeat=5)
        )
        return 1e6 * seconds / len(pairs)

    print(f"two persons: {cost(two):.2f} µs a pair")
    _compared.cache_clear()
    seconds = timeit.timeit(lambda: [same_name(*pair) for pair in one], number=1)
    print(
        f"one person: {1e6 * seconds / len(one):.2f} µs a pair at first, {cost(one):.2f} µs again"
    )


if __name__ == "__main__":
    main()
