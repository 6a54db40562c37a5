"""The tables of names carry examples: names that are one by an entry, and names that it leaves two."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from communique_merging.identity.given_names import given_names
from communique_merging.identity.name_words import name_words
from communique_merging.identity.organisations import organisations
from communique_merging.identity.same_name import SAME, same_name
from communique_merging.identity.spelling import Rule, Spelling, spelled, spelling
from communique_merging.identity.tables import Shown


def entries(value: object, place: str) -> Iterator[tuple[str, Shown]]:
    """All entries of a table that carry examples, with their places in it."""
    if isinstance(value, Shown):
        yield place, value
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from entries(getattr(value, field), f"{place}.{field}")
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from entries(each, f"{place}[{at}]")


ENTRIES = [
    pytest.param(entry, id=place)
    for name, table in {
        "spelling": spelling(),
        "given_names": given_names(),
        "name_words": name_words(),
        "organisations": organisations(),
    }.items()
    for place, entry in entries(table, name)
]


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_names_of_an_entry_are_one_or_two_as_it_says(entry: Shown) -> None:
    assert entry.same
    assert entry.other
    for a, b in entry.same:
        assert same_name(a, b) >= SAME, (a, b)
    for a, b in entry.other:
        assert same_name(a, b) < SAME, (a, b)


def without(rule: Rule) -> Spelling:
    whole = spelling()
    return Spelling(
        letters=tuple(each for each in whole.letters if each != rule),
        sounds=tuple(each for each in whole.sounds if each != rule),
    )


RULES = [pytest.param(rule, id=rule.form) for rule in spelling().letters + spelling().sounds]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_spelling_is_needed_by_its_example(rule: Rule) -> None:
    level = "letters" if rule in spelling().letters else "sounds"

    def read(name: str, rules: Spelling) -> list[str]:
        return [getattr(spelled(word, rules), level) for word in name.split()]

    assert all(read(a, spelling()) == read(b, spelling()) for a, b in rule.same)
    assert any(read(a, without(rule)) != read(b, without(rule)) for a, b in rule.same)


def test_forms_of_one_given_name_are_one_and_of_two_are_two() -> None:
    firsts = [line.split()[0] for line in given_names().names]
    for line in given_names().names:
        first, *others = line.split()
        assert all(same_name(f"{first} Tarvik", f"{form} Tarvik") >= SAME for form in others), line
        assert not [
            other
            for other in firsts
            if other != first and same_name(f"{first} Tarvik", f"{other} Tarvik") >= SAME
        ]
