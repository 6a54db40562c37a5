"""Event mentions: each trigger of a sentence with its arguments resolved to participants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique_worker.extraction.arguments import (
    Argument,
    agents_of,
    clause_persons,
    clause_subjects,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    noun_arguments,
    objects_of,
    possessors_of,
    prepositions_of,
    subjects_of,
    support_of,
    verb_arguments,
)
from communique_worker.extraction.coreference import Coreference
from communique_worker.extraction.entities import Entity
from communique_worker.extraction.frames import (
    Family,
    NounFrame,
    VerbFrame,
    frame_lexicon,
    noun_frames,
    verb_frames,
)
from communique_worker.extraction.instruments import is_instrument
from communique_worker.extraction.mentions import Mention
from communique_worker.extraction.parser import ReadSentence
from communique_worker.extraction.status import Reading, read_status

_TAKES_PART = frozenset(
    {"person", "country", "body", "group", "role", "set", "pronoun", "pair", "capital", "government"}
)
_PLACES = frozenset({"name", "country", "capital"})
_FINITE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "dobj"})
_REACH = 12
"""How many words back a participle's noun may stand."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its"})


@dataclass(slots=True, eq=False)
class Part:
    """An entity in a role, with the mention that says so."""

    role: str
    entity: Entity
    mention: Mention


@dataclass(slots=True, eq=False)
class EventMention:
    """One trigger and what stands around it.

    `others` took part whom the article does not name; `formal` marks a visit said to be official.
    """

    type: Family
    subtype: str
    frame: str
    reading: Reading
    sentence: ReadSentence
    trigger: Token
    parts: list[Part] = field(default_factory=list)
    place: Token | None = None
    instrument: Token | None = None
    definite: bool = False
    others: bool = False
    formal: bool = False

    def entities(self) -> list[Entity]:
        """Its participants, in order of mention."""
        return [part.entity for part in self.parts]


class EventFinder:
    """Finds the event mentions of sentences whose mentions are resolved."""

    def __init__(self, coreference: Coreference) -> None:
        """Use the entities of one article."""
        self._coreference = coreference

    def find(self, sentence: ReadSentence) -> Iterator[EventMention]:
        """Yield the event mentions of a sentence, left to right."""
        for token in sentence.doc:
            event = self._verb_event(sentence, token) or self._noun_event(sentence, token)
            if event is not None and event.reading.real:
                yield from _single_calls(event)

    # ------------------------------------------------------------------ triggers

    def _verb_event(self, sentence: ReadSentence, token: Token) -> EventMention | None:
        if token.lower_ not in verb_frames() or not is_verb(token) or token.i in sentence.by_token:
            return None
        for frame in verb_frames()[token.lower_]:
            if self._fits_verb(frame, token, sentence):
                event = self._event(frame, sentence, token, list(verb_arguments(frame, token)))
                if self._is_whole(event, frame):
                    return event
        return None

    def _noun_event(self, sentence: ReadSentence, token: Token) -> EventMention | None:
        if token.lower_ not in noun_frames() or not is_noun(token) or token.i in sentence.by_token:
            return None
        lexicon = frame_lexicon().not_meetings
        before = {
            child.lower_ for child in token.children if child.dep_ in {"compound", "amod", "nmod"}
        }
        if before & lexicon.before_noun or token.dep_ == "compound":
            return None
        if any(child.lower_ in lexicon.generic for child in token.children):
            return None
        for frame in noun_frames()[token.lower_]:
            if self._fits_noun(frame, token, sentence):
                event = self._event(frame, sentence, token, list(noun_arguments(frame, token)))
                if self._is_whole(event, frame):
                    return event
        return None

    # ------------------------------------------------------------------ what a frame asks for

    def _fits_verb(self, frame: VerbFrame, verb: Token, sentence: ReadSentence) -> bool:
        words = {child.lower_ for child in verb.children}
        objects = objects_of(verb)
        if frame.particle and frame.particle not in words:
            return False
        if frame.object_word and not any(t.lower_ in frame.object_word for t in objects):
            return False
        if frame.object_word:
            return self._needs(frame, verb, sentence)
        if frame.cue and not _has_cue(frame.cue, sentence):
            return False
        if frame.instrument_after:
            return _instrument_after(verb, frame.instrument_after) is not None
        if frame.subject_is == "instrument":
            return any(is_instrument(token) for token in subjects_of(verb))
        return self._object_fits(frame, verb, objects, sentence) and self._needs(
            frame, verb, sentence
        )

    def _object_fits(
        self, frame: VerbFrame, verb: Token, objects: list[Token], sentence: ReadSentence
    ) -> bool:
        if frame.object_is == "instrument":
            return any(is_instrument(token) for token in objects) or (
                _instrument_before(verb) is not None
            )
        if frame.object_is == "none":
            return is_passive(verb) is False and not objects
        direct = [token for token in objects if not is_verb(token)]
        if frame.object_is == "participant":
            fits = [
                token
                for token in direct
                if any(self._takes_part(a.token, sentence) for a in _led(Argument("guest", token)))
            ]
            if frame.object and not frame.prepositions:
                return bool(fits)
            return bool(fits) or not direct
        if frame.object_is == "visited":
            return any(self._mention(token, sentence) for token in direct)
        return True

    def _needs(self, frame: VerbFrame, verb: Token, sentence: ReadSentence) -> bool:
        prepositions = {p.lower_: p for p in prepositions_of(verb)}
        if frame.needs in {"with", "to", "in"}:
            return any(
                self._mention(token, sentence) is not None
                for name, preposition in prepositions.items()
                if name in frame.prepositions
                for token in governed_by(preposition)
            )
        if frame.needs == "with-or-call":
            by_phone = _has_cue("call", sentence)
            people = [
                t for n, p in prepositions.items() if n in {"with", "to"} for t in governed_by(p)
            ]
            if any(t.lower_ in frame_lexicon().not_meetings.audience for t in people):
                return False
            named = [
                m
                for t in people
                if (m := self._mention(t, sentence))
                and m.kind in _TAKES_PART
                and (m.kind != "group" or any(map(_is_of_note, self._coreference.of(m))))
            ]
            official = any(mention.title for mention in named)
            return (bool(named) and (by_phone or official or "with" in prepositions)) or (
                by_phone and not people
            )
        if frame.needs == "on-person":
            visited = [t for p in prepositions_of(verb) if p.lower_ == "on" for t in governed_by(p)]
            return not _demands(verb, visited) and any(
                (m := self._mention(t, sentence)) is not None and m.kind in {"person", "role"}
                for t in visited
            )
        if frame.needs == "decision":
            return _is_decision(verb)
        return True

    def _fits_noun(self, frame: NounFrame, noun: Token, sentence: ReadSentence) -> bool:
        if frame.of_is == "instrument":
            return _instrument_after(noun, frame.of_words) is not None
        if frame.cue and not (_modifiers(noun) | {noun.lower_} | _of(noun)) & _cue_words(frame.cue):
            return False
        if frame.needs == "with-or-for":
            names = {p.lower_ for p in prepositions_of(noun)}
            supported = support_of(noun) is not None or frame.subtype == "talks"
            return bool(names & {"with", "for", "to", "from", "between"}) and supported
        if frame.needs == "support":
            verb = support_of(noun)
            return verb is not None and "working" in _modifiers(noun) | {noun.lower_}
        if frame.needs == "body":
            return bool(_modifiers(noun) & frame_lexicon().subtypes["session"]) or any(
                self._mention(t, sentence) for p in prepositions_of(noun) for t in governed_by(p)
            )
        return True

    # ------------------------------------------------------------------ building

    def _event(
        self,
        frame: VerbFrame | NounFrame,
        sentence: ReadSentence,
        trigger: Token,
        arguments: list[Argument],
    ) -> EventMention:
        reading = read_status(trigger)
        if isinstance(frame, VerbFrame) and frame.status and reading.status == "occurred":
            reading = Reading(frame.status, (trigger.text,), reading.real)
        event = EventMention(
            frame.type, _subtype(frame, trigger, sentence), frame.name, reading, sentence, trigger
        )
        event.definite = any(child.lower_ in _DEFINITE for child in trigger.children)
        event.instrument = _instrument(frame, trigger)
        event.formal = bool(_modifiers(trigger) & _cue_words("formal-visit"))
        self._take(event, arguments)
        if frame.type == "agreement":
            self._take_parties(event)
        elif isinstance(frame, NounFrame):
            self._take_from_clause(event)
            _let_bodies_stand_back(event)
        return event

    def _take(self, event: EventMention, arguments: list[Argument]) -> None:
        taken = {id(part.entity) for part in event.parts}
        for argument in [led for argument in arguments for led in _led(argument)]:
            mention = self._mention(argument.token, event.sentence)
            if mention is None and argument.role == "visited":
                mention = self._city_of(argument.token, event)
            if mention is None or (mention.kind == "demonym" and event.subtype == "visit"):
                event.others |= mention is None and _is_somebody(argument.token)
                continue
            entities = self._coreference.of(mention)
            if mention.kind == "name" and argument.role in {"party", "signatory"}:
                entities = self._coreference.organization(mention)
            event.others |= not entities and mention.kind in _TAKES_PART
            if argument.role == "visited":
                if event.place is None or mention.kind in _PLACES:
                    known = event.place and self._mention(event.place, event.sentence)
                    if not known or known.kind not in _PLACES:
                        event.place = argument.token
                if mention.kind == "capital" or mention.kind == "name":
                    continue
            for entity in entities:
                if id(entity) not in taken:
                    taken.add(id(entity))
                    role = "host" if argument.role == "visited" else argument.role
                    event.parts.append(Part(role, entity, mention))

    def _city_of(self, noun: Token, event: EventMention) -> Mention | None:
        """The place behind a common noun: "the Belarusian capital of Minsk", "the city of Osh"."""
        inner = [t for p in prepositions_of(noun) if p.lower_ == "of" for t in governed_by(p)]
        named = [t for t in (*inner, *noun.children) if self._mention(t, event.sentence)]
        if named and event.place is None:
            event.place = named[0]
        return None

    def _take_from_clause(self, event: EventMention) -> None:
        """In "In a meeting with X, Y said", Y took part; in "X greets Y before a meeting", both."""
        noun = event.trigger
        self._take(event, [Argument("participant", t) for t in _chairs(noun)])
        if possessors_of(noun):
            return
        with_whom = any(p.lower_ in {"with", "between"} for p in prepositions_of(noun))
        if len(event.parts) == 1 and with_whom:
            self._take(event, [Argument("participant", t) for t in clause_subjects(noun)])
        if event.parts and event.subtype != "visit":
            return
        if noun.dep_ == "pobj" and noun.head.lower_ in frame_lexicon().occasions:
            if event.subtype == "visit":
                guests = [t for t in clause_subjects(noun) if self._is_person(t, event.sentence)]
                if not any(part.role == "guest" for part in event.parts):
                    self._take(event, [Argument("guest", t) for t in guests])
            elif not event.definite:
                persons = [t for t in clause_persons(noun) if self._is_person(t, event.sentence)]
                if len(persons) > 1:
                    self._take(event, [Argument("participant", t) for t in persons])

    def _is_person(self, token: Token, sentence: ReadSentence) -> bool:
        mention = self._mention(token, sentence)
        return mention is not None and mention.kind in {"person", "role", "pronoun", "set"}

    def _take_parties(self, event: EventMention) -> None:
        """Parties named on the instrument ("agreement between A and B"), witnesses, and states."""
        if event.instrument is not None:
            arguments = [
                Argument("party", token)
                for preposition in prepositions_of(event.instrument)
                if preposition.lower_ in {"between", "with", "among"}
                for token in governed_by(preposition)
            ]
            arguments += [
                Argument("party", child)
                for child in event.instrument.children
                if child.dep_ in {"compound", "amod", "nmod", "poss"}
            ]
            self._take(event, arguments)
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

    # ------------------------------------------------------------------ checks

    def _is_whole(self, event: EventMention, frame: VerbFrame | NounFrame) -> bool:
        if event.type == "agreement":
            return bool(event.parts) or event.definite or self._names_instrument(event)
        if isinstance(frame, VerbFrame):
            if frame.official and not any(p.entity.title for p in event.parts if p.role == "guest"):
                return False
            if frame.persons and not any(
                p.role == "guest" and _is_of_note(p.entity) for p in event.parts
            ):
                return False
            if event.subtype == "visit":
                return any(p.role == "guest" for p in event.parts) and (
                    event.place is not None or len(event.parts) > 1
                )
            return _headcount(event) > 1
        if event.subtype == "visit":
            return any(p.role == "guest" for p in event.parts) or event.definite
        if event.subtype == "call" and not event.definite:
            return _headcount(event) > 1
        return (
            _headcount(event) > 1
            or event.definite
            or (
                bool(event.parts)
                and (
                    support_of(event.trigger) is not None or event.subtype in {"summit", "session"}
                )
            )
        )

    def _names_instrument(self, event: EventMention) -> bool:
        token = event.instrument
        mention = self._mention(token, event.sentence) if token is not None else None
        return mention is not None and mention.kind == "instrument"

    def _mention(self, token: Token, sentence: ReadSentence) -> Mention | None:
        return sentence.by_token.get(token.i)

    def _takes_part(self, token: Token, sentence: ReadSentence) -> bool:
        mention = self._mention(token, sentence)
        return mention is not None and mention.kind in _TAKES_PART

    def _entities(self, token: Token, sentence: ReadSentence) -> list[Entity]:
        mention = self._mention(token, sentence)
        return self._coreference.of(mention) if mention else []


def _let_bodies_stand_back(event: EventMention) -> None:
    """A session is a meeting of its body; where persons or states are named, they took part in it."""
    others = [part for part in event.parts if part.entity.kind != "organization"]
    if event.subtype == "session" and others:
        event.parts = others


def _headcount(event: EventMention) -> int:
    """How many took part, as far as the words tell: a group is several."""
    groups = sum(part.entity.kind == "group" for part in event.parts)
    return len(event.parts) + groups + event.others


def _chairs(noun: Token) -> list[Token]:
    """Who led a meeting: "…, chaired by X", "… with X in the chair"."""
    carrier = support_of(noun)
    heads = [noun] if carrier is None else [noun, carrier]
    verbs = [child for head in heads for child in head.children if child.lower_ in _chaired()]
    return [t for verb in verbs if is_verb(verb) for t in agents_of(verb)]


def _chaired() -> frozenset[str]:
    return frame_lexicon().delegations.chaired


def _is_of_note(entity: Entity) -> bool:
    """Tell a person, or a group that acts for somebody, from the public ("students")."""
    if entity.kind == "group":
        return entity.title is not None or entity.country is not None
    return entity.kind == "person"


def _is_somebody(token: Token) -> bool:
    """Tell a noun that can take part from the figurative ("met with resistance")."""
    lexicon = frame_lexicon().not_meetings
    return is_noun(token) and token.lower_ not in lexicon.audience | lexicon.figurative


def _led(argument: Argument) -> list[Argument]:
    """Whoever leads a delegation stands for it: "a delegation led by X"."""
    words = frame_lexicon().delegations
    if not words.nouns & set(argument.token.lower_.split()):
        return [argument]
    leaders = [
        Argument(argument.role, leader)
        for verb in argument.token.subtree
        if verb.lower_ in words.verbs and verb.i > argument.token.i
        for leader in agents_of(verb)
    ]
    return leaders or [argument]


def _demands(verb: Token, asked: list[Token]) -> bool:
    """Tell "called on Iran to stop": an infinitive hangs on the verb or on who is asked."""
    return any(
        child.tag_ == "VB" and any(grand.lower_ == "to" for grand in child.lefts)
        for head in (verb, *asked)
        for child in head.rights
    )


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
    own = trigger in objects_of(token) or trigger.head is token
    return subjects_of(token) if own else []


def _single_calls(event: EventMention) -> Iterator[EventMention]:
    """One call for each counterpart, unless they spoke together or the subject names them all."""
    partners = [p for p in event.parts if _is_counterpart(p, event)]
    others = [p for p in event.parts if p not in partners]
    together = any(
        t.lower_ in {"together", "jointly", "trilateral", "conference"} for t in event.sentence.doc
    )
    if event.subtype != "call" or len(partners) < 2 or not others or together:
        yield event
        return
    for partner in partners:
        yield replace(event, parts=[*others, partner])


def _is_counterpart(part: Part, event: EventMention) -> bool:
    """Tell whom the subject spoke with: what is governed by "with" or "to", coordinated or not."""
    token = next((i for i, m in event.sentence.by_token.items() if m is part.mention), None)
    above = event.sentence.doc[token] if token is not None else None
    while above is not None and above.dep_ in {"conj", "appos"}:
        above = above.head
    return above is not None and above.dep_ == "pobj" and above.head.lower_ in {"with", "to"}


def _modifiers(noun: Token) -> set[str]:
    return {
        grand.lower_
        for child in noun.children
        if child.dep_ in {"compound", "amod", "nmod"}
        for grand in (child, *child.children)
    }


def _of(noun: Token) -> set[str]:
    """The words that "of" governs at a noun: "talks" in "a round of talks"."""
    return {t.lower_ for p in prepositions_of(noun) if p.lower_ == "of" for t in governed_by(p)}


def _cue_words(cue: str) -> frozenset[str]:
    return frame_lexicon().cues[cue]


def _has_cue(cue: str, sentence: ReadSentence) -> bool:
    return any(token.lower_ in _cue_words(cue) for token in sentence.doc)


def _subtype(frame: VerbFrame | NounFrame, trigger: Token, sentence: ReadSentence) -> str:
    """The frame's subtype, or another one that the noun's modifiers or a by-phrase tell."""
    if frame.type == "agreement" or frame.subtype in {"visit", "reception", "summit"}:
        return frame.subtype
    words = _modifiers(trigger)
    words |= {
        t.lower_
        for p in prepositions_of(trigger)
        if p.lower_ in {"by", "via", "over"}
        for t in governed_by(p)
    }
    if isinstance(frame, NounFrame):
        words |= _of(trigger)
        governed = [t for p in prepositions_of(trigger) if p.lower_ == "of" for t in governed_by(p)]
        for token in (*trigger.children, *governed):
            mention = sentence.by_token.get(token.i)
            if mention is not None and mention.kind == "body":
                words |= set(re.findall(r"\w+", mention.span.text.lower()))
    for subtype in ("session", "summit", "call"):
        if words & frame_lexicon().subtypes[subtype]:
            return subtype
    return frame.subtype


def _instrument_after(head: Token, prepositions: tuple[str, ...]) -> Token | None:
    for preposition in prepositions_of(head):
        if preposition.lower_ in prepositions:
            for token in governed_by(preposition):
                if is_instrument(token):
                    return token
    return None


def _instrument(frame: VerbFrame | NounFrame, trigger: Token) -> Token | None:
    if frame.type != "agreement":
        return None
    if isinstance(frame, NounFrame):
        return _instrument_after(trigger, frame.of_words)
    if frame.instrument_after:
        return _instrument_after(trigger, frame.instrument_after)
    tokens = subjects_of(trigger) if frame.subject_is else objects_of(trigger)
    found = next((token for token in tokens if is_instrument(token)), None)
    return found or _instrument_before(trigger)


def _instrument_before(verb: Token) -> Token | None:
    """The noun that a bare participle belongs to: "the treaty between X and Y, signed at Z"."""
    if verb.tag_ != "VBN" or any(c.dep_ in _FINITE for c in verb.children):
        return None
    for token in reversed(verb.doc[max(0, verb.i - _REACH) : verb.i]):
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {";", "."}:
            return None
        if is_instrument(token):
            return token
    return None


def _is_decision(verb: Token) -> bool:
    """Tell a decision with content ("agreed to back safe zones") from a courtesy."""
    courtesies = frame_lexicon().cues["courtesy"]
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB":
            if child.lower_ in courtesies or child.lower_ == "be":
                return False
            return any(grand.lower_ == "to" for grand in child.lefts)
        if child.dep_ == "prep" and child.lower_ in {"on", "to"}:
            return any(is_instrument(token) for token in governed_by(child))
    return False
