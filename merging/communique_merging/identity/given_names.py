"""Given names and their forms, and where the family name stands (`given_names.toml`)."""

from functools import cache
from typing import Self

from pydantic import model_validator

from communique_merging.identity.spelling import plain
from communique_merging.identity.tables import Shown
from communique_merging.tables import load_table


class Words(Shown):
    """A group of words."""

    words: str

    def plainly(self) -> frozenset[str]:
        """The words, in plain letters."""
        return frozenset(map(plain, self.words.split()))


class GivenNames(Shown):
    """`given_names.toml`."""

    names: tuple[str, ...]
    first_family_names: Words

    @model_validator(mode="after")
    def _each_form_stands_once(self) -> Self:
        seen: dict[str, str] = {}
        for line in self.names:
            for form in set(map(plain, line.split())):
                if form in seen:
                    message = f"{form!r} stands with {seen[form]!r} and with {line!r}"
                    raise ValueError(message)
                seen[form] = line
        return self


@cache
def given_names() -> GivenNames:
    """The given names, as data."""
    return load_table(GivenNames, "identity/given_names")


@cache
def given_name_of() -> dict[str, str]:
    """The first form of the line that a form stands in, both in plain letters."""
    return {
        plain(form): plain(line.split()[0]) for line in given_names().names for form in line.split()
    }


@cache
def first_family_names() -> frozenset[str]:
    """Family names that stand before the given ones."""
    return given_names().first_family_names.plainly()
