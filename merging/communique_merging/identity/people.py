"""Who is who across articles: a table of persons and organisations, a function of the set of events.

Whole names come first, the fullest before the others, and each joins those of whom all names are one with
it. What is only a family name is held against this table, each mention by itself: it goes to the one person
that it can be; of several to the one that fits best by article, country, office and time; and where two fit
equally, it stays apart. So no mention depends on the order in which events arrive.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique_merging.identity.gathering import Identity
from communique_merging.identity.mention import Mention, mentions
from communique_merging.identity.name import Name
from communique_merging.identity.named import NamingReport
from communique_merging.identity.person_record import person_of
from communique_schemas import Person


class _Table:
    """Identities by the keys of their names."""

    def __init__(self) -> None:
        self.identities: list[Identity] = []
        self._by_key: defaultdict[str, list[Identity]] = defaultdict(list)

    def add(self, told: Sequence[Mention]) -> None:
        """Put mentions of one name to whom they are of, or to a new identity."""
        identity = self.best(told)
        if identity is None:
            identity = Identity()
            self.identities.append(identity)
        for key in told[0].name.keys - identity.keys:
            self._by_key[key].append(identity)
        identity.add(told)

    def best(self, told: Sequence[Mention]) -> Identity | None:
        """Whom the mentions are of; none where there is nobody, or where two fit equally well."""
        possible = [one for one in self._candidates(told[0].name) if one.can_be(told)]
        if len(possible) < 2:
            return possible[0] if possible else None
        fits = [(one.fit(told), one) for one in possible]
        top = max(fit for fit, _ in fits)
        fitting = [one for fit, one in fits if fit == top]
        return fitting[0] if len(fitting) == 1 else None

    def _candidates(self, name: Name) -> list[Identity]:
        found = {id(one): one for key in sorted(name.keys) for one in self._by_key[key]}
        return list(found.values())


def people(events: Iterable[NamingReport]) -> tuple[Person, ...]:
    """The persons and organisations that the events name, each once, sorted by name.

    Order-independent. Participants that are told by their office alone, states and groups are left out.
    """
    told = list(mentions(events))
    table = _table_of(mention for mention in told if mention.is_whole)
    apart = _given_away((mention for mention in told if not mention.is_whole), table)
    everybody = table.identities + _table_of(apart).identities
    found = (person_of(identity.mentions) for identity in everybody)
    return tuple(sorted(found, key=lambda one: (one.name, one.kind, one.country or "", str(one))))


def _given_away(told: Iterable[Mention], table: _Table) -> list[Mention]:
    """Give mentions of family names to whom they are of; what is left fits nobody, or two."""
    apart: list[Mention] = []
    given: defaultdict[Identity, list[Mention]] = defaultdict(list)
    for mention in told:
        identity = table.best([mention])
        (apart if identity is None else given[identity]).append(mention)
    for identity, taken in given.items():
        apart += identity.add_short(taken)
    return apart


def _table_of(told: Iterable[Mention]) -> _Table:
    """Identities of names, the fullest names before the others, those with a country first."""
    namings: defaultdict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in told:
        who = mention.participant
        namings[who.kind, who.name, who.country or ""].append(mention)
    table = _Table()
    for _, mentions_of_name in sorted(namings.items(), key=_fullest_first):
        table.add(mentions_of_name)
    return table


def _fullest_first(
    naming: tuple[tuple[str, str, str], list[Mention]],
) -> tuple[bool, int, int, int, tuple[str, str, str]]:
    key, told = naming
    words = told[0].name.words
    in_full = sum(not word.is_initial for word in words)
    return not key[2], -in_full, -len(words), -len(told), key
