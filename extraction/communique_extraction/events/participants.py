"""Participants of an event mention: its arguments, and who else its sentence shows to be there."""

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.events.event_mention import EventMention, Part
from communique_extraction.frames.arguments import Argument, led
from communique_extraction.lexicon.frames import frame_lexicon
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.syntax.dependencies import (
    agents_of,
    clause_persons,
    clause_subjects,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects_of,
    possessors_of,
    prepositions_of,
    subjects_of,
    with_conjuncts,
)
from communique_extraction.syntax.parsed_sentence import (
    ParsedSentence,
    is_person,
    mention_at,
    takes_part,
)
from communique_extraction.syntax.support_verbs import carrier_word, with_carrier

_PLACES = frozenset({"name", "country", "capital"})


class ParticipantFiller:
    """Fills the roles of event mentions with the entities of one article."""

    def __init__(self, coreference: Coreference) -> None:
        """Use the entities of one article."""
        self._coreference = coreference

    def fill(self, event: EventMention, arguments: list[Argument], *, noun: bool) -> None:
        """Give an event its participants.

        Args:
            event: what was found at a trigger.
            arguments: what the frame makes of the words around the trigger.
            noun: the trigger is a noun, whose clause may name more of them.
        """
        self._take(event, arguments)
        if event.type == "agreement":
            self._take_parties(event)
        elif event.subtype == "visit":
            self._take_for_visit(event, noun=noun)
        elif noun:
            self._take_from_clause(event)
            _let_bodies_stand_back(event)

    def _take(self, event: EventMention, arguments: list[Argument]) -> None:
        for given in arguments:
            for argument in led(given):
                mention = mention_at(argument.token, event.sentence)
                if mention is None:
                    _take_unnamed(event, argument)
                elif mention.kind != "demonym" or event.subtype != "visit":
                    self._take_mention(event, argument, mention)

    def _take_mention(self, event: EventMention, argument: Argument, mention: Mention) -> None:
        visited = argument.role == "visited"
        if visited:
            _take_place(event, argument.token, mention)
            if mention.kind in {"capital", "name"}:
                return
        entities = self._coreference.of(mention)
        if event.type == "agreement" and _is_government(mention):
            entities = [self._coreference.state(mention.countries[0])]
        if mention.kind == "name" and argument.role in {"party", "signatory"}:
            entities = self._coreference.organization(mention)
        event.others |= not entities and mention.kind in TAKES_PART
        taken = {id(part.entity) for part in event.parts}
        role = "host" if visited else argument.role
        event.parts += [
            Part(role, entity, mention) for entity in entities if id(entity) not in taken
        ]

    def _take_from_clause(self, event: EventMention) -> None:
        """In "In a meeting with X, Y said", Y took part; in "X greets Y before a meeting", both."""
        noun = event.trigger
        chairs = [Argument("participant", t) for t in _chairs(noun)]
        came = carrier_word(noun) in frame_lexicon().delegations.chaired and event.definite
        event.attended = came or (bool(chairs) and not event.parts)
        self._take(event, chairs)
        if possessors_of(noun):
            return
        with_whom = any(p.lower_ in {"with", "between"} for p in prepositions_of(noun))
        if len(event.parts) == 1 and with_whom:
            self._take(event, [Argument("participant", t) for t in clause_subjects(noun)])
        if not event.parts and _is_occasion(noun) and not event.definite:
            persons = [t for t in clause_persons(noun) if is_person(t, event.sentence)]
            if len(persons) > 1:
                self._take(event, [Argument("participant", t) for t in persons])

    def _take_for_visit(self, event: EventMention, *, noun: bool) -> None:
        """Who visits whom, as the clause around the visit tells it."""
        self._take_inviting(event)
        if not noun:
            return
        self._take_guest_ahead(event)
        self._let_nobody_visit_home(event)
        _take_state_visited(event)
        guests = [t for t in clause_subjects(event.trigger) if is_person(t, event.sentence)]
        led_by = possessors_of(event.trigger) or any(part.role == "guest" for part in event.parts)
        if _is_occasion(event.trigger) and not led_by:
            self._take(event, [Argument("guest", t) for t in guests])

    def _take_guest_ahead(self, event: EventMention) -> None:
        """In "During his visit to X, Y said …" the visitor is named after the pronoun."""
        noun = event.trigger
        pronouns = [t for t in possessors_of(noun) if t.tag_ == "PRP$"]
        subjects = [t for t in clause_subjects(noun) if is_person(t, event.sentence)]
        if pronouns and subjects and subjects[0].i > noun.i:
            event.parts = [part for part in event.parts if part.role != "guest"]
            self._take(event, [Argument("guest", t) for t in subjects])

    def _take_inviting(self, event: EventMention) -> None:
        """In "visits Rome at the invitation of Y", Y is a host."""
        for token in event.sentence.doc:
            if token.lower_ == "invitation":
                by = [p for p in prepositions_of(token) if p.lower_ in {"of", "from"}]
                inviting = [t for preposition in by for t in governed_by(preposition)]
                hosts = [t for t in (*inviting, *possessors_of(token)) if t.i != token.i]
                named = {id(e) for t in hosts for e in self._entities(t, event.sentence)}
                event.parts = [part for part in event.parts if id(part.entity) not in named]
                self._take(event, [Argument("host", t) for t in hosts])

    def _let_nobody_visit_home(self, event: EventMention) -> None:
        """In "President A hailed his guest's visit", "his visit to A's country" is the other one's."""
        code = next((p.entity.country for p in event.parts if p.entity.kind == "country"), None)
        here = [m for m in event.sentence.mentions if m.last < event.trigger.i]
        others = [
            Part("guest", entity, mention)
            for mention in here
            if mention.kind in {"person", "role"}
            for entity in self._coreference.of(mention)
            if entity.country not in {None, code}
        ]
        at_home = [
            part for part in event.parts if part.role == "guest" and part.entity.country == code
        ]
        if code and at_home and others:
            guest = others[-1]
            event.parts = [p for p in event.parts if p not in at_home and p.entity != guest.entity]
            event.parts.append(guest)

    def _take_parties(self, event: EventMention) -> None:
        """Parties named on the instrument ("agreement between A and B"), witnesses, and states."""
        if event.instrument is not None:
            arguments = [
                Argument("party", token)
                for instrument in with_conjuncts(event.instrument)
                for preposition in prepositions_of(instrument)
                if preposition.lower_ in {"between", "with", "among"}
                for token in governed_by(preposition)
            ]
            arguments += [
                Argument("party", child)
                for child in event.instrument.children
                if child.dep_ in {"compound", "amod", "nmod", "poss"}
                and _can_be_bound(mention_at(child, event.sentence))
            ]
            self._take(event, arguments)
            if not any(part.role == "party" for part in event.parts):
                self._take(event, [Argument("party", t) for t in _pair_behind(event)])
        self._take_witnesses(event)
        self._add_states(event)

    def _take_witnesses(self, event: EventMention) -> None:
        """Take those in whose presence it was out of the other roles, and in as witnesses."""
        for token in event.sentence.doc:
            arguments = [
                Argument("witness", witness) for witness in _witnesses(token, event.trigger)
            ]
            if arguments:
                entities = {
                    id(e) for a in arguments for e in self._entities(a.token, event.sentence)
                }
                event.parts = [part for part in event.parts if id(part.entity) not in entities]
                self._take(event, arguments)

    def _add_states(self, event: EventMention) -> None:
        """The states of signatories are bound: they are parties; else those of the witnesses."""
        self._add_states_of_witnesses(event)
        present = {part.entity.country for part in event.parts if part.role == "party"}
        for part in list(event.parts):
            entity = part.entity
            if part.role == "party" and entity.kind == "person":
                part.role = "signatory"
            if part.role == "signatory" and entity.kind in {"country", "organization"}:
                part.role = "party"
            elif part.role == "signatory" and entity.country and entity.country not in present:
                present.add(entity.country)
                event.parts.append(
                    Part("party", self._coreference.state(entity.country), part.mention)
                )

    def _add_states_of_witnesses(self, event: EventMention) -> None:
        """Two leaders watch what their states sign, where nobody else is named as bound."""
        if any(part.role != "witness" for part in event.parts):
            return
        by_state = {part.entity.country: part for part in event.parts if part.entity.country}
        if len(by_state) > 1:
            for code, part in by_state.items():
                state = self._coreference.state(code or "")
                event.parts.append(Part("party", state, part.mention))

    def _entities(self, token: Token, sentence: ParsedSentence) -> list[Entity]:
        mention = mention_at(token, sentence)
        return self._coreference.of(mention) if mention else []


def _is_government(mention: Mention) -> bool:
    """Tell "the Government of Jamaica": what it signs binds its state."""
    words = {word.lower() for word in mention.span.text.split()}
    return mention.kind == "body" and len(mention.countries) == 1 and "government" in words


def _pair_behind(event: EventMention) -> list[Token]:
    """The two in "a memorandum on trade and tourism between A and B", wherever the parser hangs them."""
    start = event.instrument.i if event.instrument is not None else event.trigger.i
    for token in event.sentence.doc[start:]:
        if token.lower_ == "between":
            pair = [t for t in governed_by(token) if takes_part(t, event.sentence)]
            return pair if len(pair) > 1 else []
    return []


def _can_be_bound(mention: Mention | None) -> bool:
    """Tell who is a party by its place before the noun: "the Iran deal", not "the Paris accord"."""
    return mention is not None and mention.kind not in {"capital", "name"}


def _take_state_visited(event: EventMention) -> None:
    """In "the minister, who is on a Nepal visit" the state before the noun is the one visited."""
    persons = any(p.role == "guest" and p.entity.kind == "person" for p in event.parts)
    for part in event.parts if persons else ():
        if part.role == "guest" and part.entity.kind == "country":
            part.role = "host"
            event.place = event.place or event.sentence.doc[part.mention.last]


def _take_unnamed(event: EventMention, argument: Argument) -> None:
    """Take what no mention names: the place behind "the capital of X", or somebody unknown."""
    noun = argument.token
    if argument.role == "visited":
        inner = [t for p in prepositions_of(noun) if p.lower_ == "of" for t in governed_by(p)]
        named = [t for t in (*inner, *noun.children) if mention_at(t, event.sentence)]
        event.place = event.place or next(iter(named), None)
    event.others |= _is_somebody(noun)


def _take_place(event: EventMention, token: Token, mention: Mention) -> None:
    """Take the place visited: the first that is one by its name."""
    known = mention_at(event.place, event.sentence) if event.place is not None else None
    if event.place is None or (
        mention.kind in _PLACES and (known is None or known.kind not in _PLACES)
    ):
        event.place = token


def _let_bodies_stand_back(event: EventMention) -> None:
    """A session is a meeting of its body; where persons or states are named, they took part in it."""
    others = [part for part in event.parts if part.entity.kind != "organization"]
    if event.subtype == "session" and others:
        event.parts = others


def _is_occasion(noun: Token) -> bool:
    """Tell a meeting on whose occasion its clause reports something: "during the talks, X said"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in frame_lexicon().occasions


def _chairs(noun: Token) -> list[Token]:
    """Who led a meeting: "…, chaired by X", "… with X in the chair"."""
    verbs = [
        child
        for head in with_carrier(noun)
        for child in head.children
        if child.lower_ in frame_lexicon().delegations.chaired
    ]
    return [t for verb in verbs if is_verb(verb) for t in agents_of(verb)]


def _is_somebody(token: Token) -> bool:
    """Tell a noun that can take part from the figurative ("met with resistance")."""
    lexicon = frame_lexicon().not_meetings
    return is_noun(token) and token.lower_ not in lexicon.audience | lexicon.figurative


def _witnesses(token: Token, trigger: Token) -> list[Token]:
    """Who stands as witness at a word: "in the presence of X", "witnessed by X", "X witnessed it"."""
    words = frame_lexicon().witnesses
    if token.lower_ in words.nouns:
        governed = [t for preposition in prepositions_of(token) for t in governed_by(preposition)]
        return governed + possessors_of(token)
    if token.lower_ not in words.verbs or not is_verb(token):
        return []
    if is_passive(token):
        return agents_of(token)
    own = trigger in objects_of(token) or trigger.head == token
    return subjects_of(token) if own else []
