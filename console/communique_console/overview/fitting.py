"""Which events are meant: a query for canonical events as a condition of SQL.

The store decides what fits (`communique_store.canonical.canonical_query`); this says the same of the tables.
"""

from dataclasses import dataclass, field

from communique_console.overview.tables import Cell
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.names import name_words


@dataclass(slots=True)
class Condition:
    """A condition on rows of `event`, with the values of its parameters."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Cell] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The condition; true of all where nothing is asked for."""
        return " AND ".join(self.parts) or "TRUE"

    def add(self, part: str, **values: Cell) -> None:
        """Ask for something more."""
        self.parts.append(part)
        self.values |= values


def condition(wanted: CanonicalQuery) -> Condition:
    """Say in SQL what fits a query."""
    found = Condition()
    if wanted.type is not None:
        found.add("type = :type", type=wanted.type)
    if wanted.status is not None:
        found.add("status = :status", status=wanted.status)
    if wanted.min_confidence is not None:
        found.add("confidence >= :confidence", confidence=wanted.min_confidence)
    if wanted.min_reports > 1:
        found.add("reports >= :reports", reports=wanted.min_reports)
    if wanted.min_outlets > 0:
        found.add("outlets >= :outlets", outlets=wanted.min_outlets)
    if wanted.since:
        found.add("last >= :since", since=wanted.since.toordinal())
    if wanted.until:
        found.add("first <= :until", until=wanted.until.toordinal())
    if wanted.article:
        found.add(
            "n IN (SELECT event FROM article WHERE article = :article)", article=wanted.article
        )
    if wanted.country:
        code = wanted.country.upper()
        found.add("n IN (SELECT event FROM country WHERE country = :country)", country=code)
    _add_participant(found, name_words(wanted.participant or ""))
    return found


def _add_participant(found: Condition, words: tuple[str, ...]) -> None:
    """Ask for a participant whose name holds all of the words."""
    if not words:
        return
    values: dict[str, Cell] = {f"word{at}": f" {word} " for at, word in enumerate(words)}
    named = " AND ".join(f"instr(words, :{name}) > 0" for name in values)
    found.add(
        "n IN (SELECT event FROM participant WHERE name IN "  # noqa: S608 - values are parameters
        f"(SELECT n FROM name WHERE {named}))",
        **values,
    )
