"""Groups: whom "the ministers of A and B" are, and what a group is called that nobody names."""

from dataclasses import replace

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.offices import (
    is_held_once,
    is_leader,
    is_portfolio,
    partition_of,
    singular_office,
    unquantified,
)
from communique_extraction.coreference.sets import SetResolver
from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence

_HYPHENATED = 3
"""How many tokens "high-ranking" is."""
_TELLING = frozenset({"amod", "compound"})
_OF_ANOTHER = frozenset({"amod", "compound", "nmod", "poss"})
"""How a noun stands that says of what sort another one is."""


class GroupResolver:
    """Resolves mentions of groups: "the foreign ministers of A and B", "humanitarian aid workers"."""

    def __init__(self, table: EntityTable, sets: SetResolver) -> None:
        """Look among the persons of an article, and ask of which states "the two countries" are."""
        self._table = table
        self._sets = sets

    def resolve(self, mention: Mention, sentence: ParsedSentence) -> list[Entity]:
        """A group; of several states, whoever holds its office in each of them, else a group of each."""
        title = mention.title or mention.text
        if mention.number:
            mention = replace(mention, countries=self._sets.states_of(mention))
        if len(mention.countries) < 2:
            code = next(iter(mention.countries), None)
            name = _named_in_full(mention, sentence)
            held = singular_office(title) or singular_office(partition_of(title)[0])
            return [self._group_called(name, code, held)]
        first, _, rest = title.partition(" and ")
        named = self._holders(mention, first) if rest else []
        if named:  # "the presidents and ministers of A and B", of whom the presidents are named
            return [*named, *self._of_each_state(mention, rest)]
        return self._of_each_state(mention, title)

    def known_alone(self, mention: Mention) -> list[Entity]:
        """Those who are known where none were spoken of before: "the rebels"."""
        title = (mention.title or "").lower()
        known = title in office_words().opponents and not mention.number
        return [self._group_called(title, None, None)] if known else []

    def of_another(self, group: Mention, body: Mention) -> Entity:
        """The group of the same office in another body: those of B in "the managers of A and B"."""
        title, link, _ = partition_of(group.text)
        code = next(iter(body.countries), None)
        name = f"{title} {link} {body.name or body.text}"
        return self._group_called(name, code, singular_office(title))

    def _holders(self, mention: Mention, title: str) -> list[Entity]:
        """Who holds an office of each of the states of a group, if all of them are named.

        Where one state is left, and one of whom no state is told bears the office, it is his.
        """
        held = singular_office(title)
        if held is None:
            return []
        holders = {code: self._table.holder(held, code) for code in mention.countries}
        left = [code for code, holder in holders.items() if holder is None]
        untold = [e for e in self._table.persons() if _has_no_state(e) and e.holds(held)]
        if len(left) == len(untold) == 1 and is_held_once(held):
            (bearer,) = untold
            bearer.country = left[0]
            holders[left[0]] = bearer
        named = [person for person in holders.values() if person]
        return named if len(named) == len(holders) else []

    def _of_each_state(self, mention: Mention, title: str) -> list[Entity]:
        """Whoever is named of those who hold an office of each state, and a group of each state else.

        Of an office that a state has once, who holds it in one of them is meant, whoever else is named.
        """
        held, plain = singular_office(title), unquantified(title)
        named = self._holders(mention, title)
        if named:
            return named
        one = held is not None and is_held_once(held) and not _is_any_leader(held)
        called = held if one else plain  # "the foreign minister of A", of whom there is one
        return [
            self._named_holder(held, code)
            or self._group_called(f"{called} of {countries().name(code)}", code, held)
            for code in mention.countries
        ]

    def _named_holder(self, held: str | None, code: str) -> Entity | None:
        """Who holds an office that a state has once, if he is named and his state is told."""
        holder = self._table.holder(held, code) if held and is_held_once(held) else None
        if holder is None or holder.described or holder.presumed:
            return None
        return holder if holder.is_leader or not is_leader(held or "") else None

    def _group_called(self, name: str, code: str | None, held: str | None) -> Entity:
        group = self._table.group(name, code)
        group.title = group.title or held
        return group


def _has_no_state(person: Entity) -> bool:
    named = not person.described and person.country is None
    return named and (person.affiliation is None or is_portfolio(person.affiliation))


def _is_any_leader(title: str) -> bool:
    """Tell "leader", by which several are called in one state."""
    return title.lower() in office_words().any_leader


def _named_in_full(mention: Mention, sentence: ParsedSentence) -> str:
    """The words of a group with those right before them that belong to its noun: "humanitarian aid workers".

    In "the third Leaders' Summit" they belong to the summit. A sentence that is context has no parse.
    """
    first, noun = mention.first, sentence.doc[mention.last]
    if sentence.sentence.context or noun.dep_ in _OF_ANOTHER:
        return mention.text
    while first and _tells_which(first - 1, mention.last, sentence):
        first -= 1 if first == 1 or sentence.doc[first - 2].text != "-" else _HYPHENATED
    first = max(first, 0)
    return sentence.doc[first : mention.last + 1].text


def _tells_which(at: int, noun: int, sentence: ParsedSentence) -> bool:
    token = sentence.doc[at]
    belongs = token.dep_ in _TELLING and at < token.head.i <= noun
    said = token.lower_ in office_words().quantifiers or not token.text[-1:].isalpha()
    return belongs and not said and at not in sentence.by_token
