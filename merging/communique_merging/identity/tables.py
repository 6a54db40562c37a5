"""What the tables of this folder have in common."""

from communique_merging.tables import Table

NamePair = tuple[str, str]


class Shown(Table):
    """An entry with its examples: names that are one by it, and names that it leaves two."""

    same: tuple[NamePair, ...]
    other: tuple[NamePair, ...]
