"""Who takes part in an event, while the words around its trigger are read."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.names import are_initials
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.events.event_mention import Part
from communique_extraction.frames.arguments import Argument
from communique_extraction.frames.audience import is_of_audience
from communique_extraction.frames.delegations import leaders_of, names_behind
from communique_extraction.frames.lists import groups_beside, office_shared
from communique_extraction.frames.members import members_of
from communique_extraction.frames.spelled_out import are_bodies, spelled_out
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import Family
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.syntax.asides import closes_as_source
from communique_extraction.syntax.dependencies import is_noun
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_schemas.event import AgreementRole, AgreementSubtype, MeetingRole, MeetingSubtype

_PLACES = frozenset({"name", "country", "capital"})
_BODIES = frozenset({"body", "name"})
_NEVER_HOSTS = frozenset({"capital", "name"})
_STATES = frozenset({"demonym", "country"})
_ADDED = frozenset({"conj", "appos"})


@dataclass(slots=True)
class Cast:
    """The participants of one event mention, taken in one after the other.

    What stands above `parts` is known of the event beforehand; the rest is found. `place` is what is
    visited; `others` took part whom no mention names; `attended`: all that is said is who came;
    `in_clause` did something on its occasion, and took part if no other sentence says who did; `companies`
    are listed as such, whatever their names are taken for.
    """

    coreference: Coreference
    sentence: ParsedSentence
    trigger: Token
    type: Family
    subtype: MeetingSubtype | AgreementSubtype
    definite: bool
    instrument: Token | None
    named_by_city: bool = False
    of_companies: bool = False
    parts: list[Part] = field(default_factory=list)
    place: Token | None = None
    others: bool = False
    attended: bool = False
    in_clause: list[Part] = field(default_factory=list)
    companies: set[Token] = field(default_factory=set)

    def take(self, arguments: Iterable[Argument]) -> None:
        """Take in who fills an argument; whoever leads a delegation stands for it."""
        for given in arguments:
            for token in self._meant_by(given.token):
                argument = Argument(given.role, token)
                mention = mention_at(argument.token, self.sentence)
                if argument.role == "visited":
                    self._take_state_told(token)
                if mention is None:
                    self._take_unnamed(argument)
                elif _is_source(token, mention) or self._is_office_behind(token, mention):
                    continue
                elif mention.kind != "group" or not is_of_audience(token):
                    self._take_mention(argument, mention)

    def _is_office_behind(self, token: Token, mention: Mention) -> bool:
        """Tell the office of "Elina Koskinen, the minister's special envoy", who is named before it."""
        named = mention_at(token.head, self.sentence) if token.dep_ == "appos" else None
        return mention.kind == "role" and named is not None and named.kind == "person"

    def _meant_by(self, token: Token) -> list[Token]:
        """Who a word stands for: the members of a group, who leads a delegation, or itself.

        And the groups listed beside it.
        """
        members = spelled_out(token, self.sentence)
        listed = members_of(token, self.sentence)
        if are_bodies(token):
            self.companies.update(members, listed)
        beside = groups_beside(token, self.sentence)
        return [*(members or [*leaders_of(token), *listed]), *beside]

    def take_as(self, role: MeetingRole | AgreementRole, tokens: Iterable[Token]) -> None:
        """Take in who some words name, in a role."""
        self.take([Argument(role, token) for token in tokens])

    def take_named(self, role: MeetingRole | AgreementRole, mention: Mention) -> None:
        """Take in whom a mention of another sentence names, in a role."""
        self._take_entities(role, mention, self.coreference.of(mention))

    def named_by(self, role: MeetingRole | AgreementRole, tokens: Iterable[Token]) -> list[Part]:
        """Whom some words name, in a role, without taking them in."""
        apart = replace(self, parts=[])
        apart.take_as(role, tokens)
        return apart.parts

    def leave_out(self, entities: Collection[Entity]) -> None:
        """Take somebody out again, whom other words show in another role."""
        self.parts = [part for part in self.parts if part.entity not in entities]

    def entities_at(self, token: Token) -> list[Entity]:
        """Whom a word names."""
        mention = mention_at(token, self.sentence)
        return self.coreference.of(mention) if mention else []

    def has(self, role: MeetingRole | AgreementRole) -> bool:
        """Tell whether anybody has a role."""
        return any(part.role == role for part in self.parts)

    def _take_mention(self, argument: Argument, mention: Mention) -> None:
        if mention.kind == "demonym" and self.subtype == "visit":
            return
        if argument.role == "visited":
            self._take_place(argument.token, mention)
            if mention.kind in _NEVER_HOSTS:
                return
        entities = self._entities_of(argument, mention)
        self.others |= not entities and mention.kind in TAKES_PART
        role = "host" if argument.role == "visited" else argument.role
        self._take_entities(role, mention, entities)

    def _take_entities(
        self, role: MeetingRole | AgreementRole, mention: Mention, entities: Iterable[Entity]
    ) -> None:
        known = {part.entity for part in self.parts}
        self.parts += [Part(role, entity, mention) for entity in entities if entity not in known]

    def _entities_of(self, argument: Argument, mention: Mention) -> list[Entity]:
        bound = argument.role in {"party", "signatory"}
        if not mention.title and (described := self._body_called_so(argument.token)):
            return self.coreference.described_body(mention, described)
        if argument.token in self.companies and mention.kind == "name":
            return self.coreference.described_body(mention, mention)
        if mention.kind == "name" and (bound or self._meets_as(mention)):
            return self.coreference.organization(mention)
        if self.type == "meeting" and mention.kind in _BODIES:
            group = office_shared(argument.token, self.sentence)
            if group is not None:
                return [self.coreference.groups.of_another(group, mention)]
        if self.type == "agreement" and _is_government(mention):
            return [self.coreference.state(code) for code in mention.countries]
        return self.coreference.of(mention)

    def _body_called_so(self, name: Token) -> Mention | None:
        """Of which body a name is told: "a Peruvian company called Quxo"."""
        noun = name.head.head
        mention = mention_at(noun, self.sentence)
        is_body = mention is not None and mention.kind == "body"
        return mention if is_body and name in names_behind(noun) else None

    def _meets_as(self, mention: Mention) -> bool:
        """Tell the initials of a body whose summit it is: "the AFU summit"."""
        return self.subtype == "summit" and are_initials(mention.text)

    def _take_unnamed(self, argument: Argument) -> None:
        """Take what no mention names: the place behind "the capital of X", or somebody unknown."""
        noun = argument.token
        if argument.role == "visited":
            inner = list(_where_it_is(noun))
            named = [t for t in (*inner, *noun.children) if mention_at(t, self.sentence)]
            self.place = self.place or next(iter(named), None)
        elif noun.lower_ in office_words().governments and (head := self._head_of(noun)):
            self._take_entities(argument.role, *head)
        else:
            self.take_as(argument.role, _listed_before(noun, self.sentence))
        self.others |= _is_somebody(noun)

    def _take_state_told(self, place: Token) -> None:
        """Take the state for a host that is told with the sort of a place: "the Finnish city of Turku"."""
        before = list(place.lefts)
        sorts = [token for token in (place, *before) if token.lower_ in grammar().sorts_of_place]
        for token in (each for noun in sorts for each in (*before, *noun.lefts)):
            mention = mention_at(token, self.sentence)
            if mention is not None and mention.kind in _STATES:
                self._take_entities("host", mention, self.coreference.of(mention))

    def _head_of(self, government: Token) -> tuple[Mention, list[Entity]] | None:
        """The state of whom a government is called after, "the Hagen administration", or it by itself."""
        before = (child for child in government.lefts if child.dep_ == "compound")
        named = [(m, self.coreference.of(m)) for t in before if (m := mention_at(t, self.sentence))]
        for mention, persons in named:
            if mention.kind != "person" or len(persons) != 1:
                continue
            if code := persons[0].country:
                return mention, [self.coreference.state(code)]
            span = self.sentence.locate(self.sentence.doc[mention.first], government)
            body = Mention(mention.sentence, span, "body", span.text, mention.first, government.i)
            return body, self.coreference.organization(body)
        return None

    def _take_place(self, token: Token, mention: Mention) -> None:
        """Take the place visited: the first that is one by its name."""
        known = mention_at(self.place, self.sentence) if self.place is not None else None
        better = mention.kind in _PLACES and (known is None or known.kind not in _PLACES)
        if self.place is None or better:
            self.place = token


def _is_source(token: Token, mention: Mention) -> bool:
    """Tell who reports it, whom the parser may add to those of whom it is reported."""
    added = mention.kind in _BODIES or token.dep_ in _ADDED
    return added and closes_as_source(token)


def _listed_before(noun: Token, sentence: ParsedSentence) -> list[Token]:
    """The body listed before a noun on which the parser hangs it: "the government and rebel forces"."""
    listed = [child for child in noun.lefts if any(c.dep_ == "cc" for c in child.children)]
    named = ((child, mention_at(child, sentence)) for child in listed)
    return [child for child, mention in named if mention is not None and mention.kind == "body"]


def _where_it_is(noun: Token) -> Iterator[Token]:
    """What tells where something is that is visited: "the capital of X", "toured a plant in X"."""
    near = grammar().of.words | place_words().prepositions.words
    behind = [p for p in prepositions_of(noun) if p.lower_ in near]
    if noun.dep_ == "dobj":
        beside = (p for p in prepositions_of(noun.head) if p.lower_ in place_words().prepositions)
        behind.extend(beside)
    return (token for preposition in behind for token in governed_by(preposition))


def _is_government(mention: Mention) -> bool:
    """Tell "the Government of Jamaica", "the governments of A and B": what they sign binds their states."""
    words = {word.lower() for word in mention.text.split()}
    if mention.kind == "group":
        return bool(mention.countries) and not words.isdisjoint(office_words().binding_together)
    binding = not words.isdisjoint(office_words().binding)
    return mention.kind == "body" and len(mention.countries) == 1 and binding


def _is_somebody(token: Token) -> bool:
    """Tell a noun that can take part from the figurative ("met with resistance")."""
    nobody = cues().audience.forms | cues().figurative.forms
    return is_noun(token) and token.lower_ not in nobody
