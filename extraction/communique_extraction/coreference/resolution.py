"""Which mentions are the same: names, roles, sets and pronouns resolved to entities.

Names come first, over the whole article, so that the fullest form is known wherever it stands.
Then the mentions are walked in reading order with a history of who was spoken of, and each role
("the Tajik president"), set ("both leaders") and pronoun takes the most salient entity that fits.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique_extraction.coreference.entity import (
    Entity,
    distinct,
    is_acronym,
    is_leader,
    match_title,
    name_words,
    office,
    same_person,
    singular_office,
    unquantified,
)
from communique_extraction.coreference.home_offices import HomeOffices, translated
from communique_extraction.coreference.home_state import Home, Office
from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence

_MEMORY = 6
"""How many sentences back a pronoun or set may reach."""
_REMEMBERED = 600
"""How many mentions back anything may reach: the bound keeps the time linear on any text."""


@dataclass(frozen=True, slots=True)
class _Seen:
    entity: Entity
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Background:
    """Persons with a title outside the sentences read: elsewhere in the text, and in the headline."""

    text: tuple[Mention, ...] = ()
    heading: tuple[Mention, ...] = ()


NO_BACKGROUND = Background()


class Coreference:
    """The entities of one article and what each of its mentions stands for."""

    def __init__(
        self,
        sentences: Sequence[ParsedSentence],
        home: Home | None = None,
        own_office: Office | None = None,
        background: Background = NO_BACKGROUND,
        named: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """Resolve all mentions.

        Args:
            sentences: the article's sentences that were read, in order.
            home: the outlet's own state, whose offices need no state named.
            own_office: the office whose own site the article stands on.
            background: persons whom other parts of the article introduce.
            named: the states that the article names, by ISO alpha-3 code, the most frequent first.
        """
        self.entities: list[Entity] = []
        self._home = HomeOffices(self.entities, home)
        self._by_mention: dict[int, list[Entity]] = {}
        self._history: deque[_Seen] = deque(maxlen=_REMEMBERED)
        self._name_persons(sentences)
        self._introduce(background)
        self._find_surnames(sentences)
        if not self._home.is_sure:
            seen = [m for s in sentences for m in s.mentions]
            self._home.guess([*seen, *background.text], named)
        if own_office is not None:
            self._home.give_office(own_office)
        self._home.complete()
        for sentence in sentences:
            for mention in sentence.mentions:
                self._resolve(mention, sentence)
        self._home.complete()

    def of(self, mention: Mention) -> list[Entity]:
        """What a mention stands for: nothing, one entity, or the members of a set or pair."""
        return self._by_mention.get(id(mention), [])

    def state(self, code: str) -> Entity:
        """The entity of a state by its ISO alpha-3 code."""
        return self._entity("country", countries().name(code), code)

    # ------------------------------------------------------------------ names, over the article

    def _name_persons(self, sentences: Sequence[ParsedSentence]) -> None:
        mentions = [m for s in sentences for m in s.mentions if m.kind == "person" and m.name]
        mentions.sort(key=lambda m: (m.title is None, -len(name_words(m.name or ""))))
        for mention in mentions:
            self._place_person(mention)
        unsure = (m for s in sentences for m in s.mentions if m.kind in {"name", "body"} and m.name)
        for mention in unsure:
            person = self._person_called(mention.name or "")
            if person and not mention.countries:
                mention.kind = "person"
                self._bind(mention, [person])

    def _introduce(self, background: Background) -> None:
        for mention in background.text:
            if mention.countries or len(name_words(mention.name or "")) > 1:
                self._place_person(mention)
        for mention in background.heading:
            person = self._person_called(mention.name or "", mention)
            if person is not None:
                person.learn(mention)

    def _find_surnames(self, sentences: Sequence[ParsedSentence]) -> None:
        """Known surnames that were not seen to be names, as at the beginning of a sentence."""
        surnames = {e.words()[-1]: e for e in self.entities if e.kind == "person"}
        for sentence in sentences:
            covered = {i for m in sentence.mentions for i in range(m.first, m.last + 1)}
            for token in sentence.doc:
                person = (
                    surnames.get(name_words(token.text)[0]) if token.text[0].isupper() else None
                )
                if person is None or token.i in covered or token.tag_ not in {"NNP", ""}:
                    continue
                span = sentence.locate(token, token)
                mention = Mention(
                    "person", sentence.sentence.index, token.i, token.i, span, name=token.text
                )
                sentence.add(mention)
                self._bind(mention, [person])

    def _place_person(self, mention: Mention) -> None:
        name = mention.name or ""
        person = self._person_called(name, mention)
        if person is None:
            person = Entity("person", name)
            self.entities.append(person)
        person.add(mention)
        self._by_mention[id(mention)] = [person]

    def _person_called(self, name: str, mention: Mention | None = None) -> Entity | None:
        fits = [e for e in self.entities if e.kind == "person" and same_person(e, name)]
        if mention and mention.countries:
            fits = [e for e in fits if e.country in {None, *mention.countries}]
        return fits[0] if fits else None

    # ------------------------------------------------------------------ mentions in reading order

    def _resolve(self, mention: Mention, sentence: ParsedSentence) -> None:
        if id(mention) not in self._by_mention:
            resolver = self._resolvers().get(mention.kind)
            found = resolver(mention) if resolver else []
            self._bind(mention, found)
        subject = sentence.is_subject(mention)
        for entity in self.of(mention):
            self._history.append(_Seen(entity, mention.sentence, subject))

    def _resolvers(self) -> dict[str, Callable[[Mention], list[Entity]]]:
        return {
            "role": self._role,
            "set": self._set,
            "pronoun": self._pronoun,
            "country": self._states,
            "capital": self._states,
            "demonym": self._states,
            "pair": self._states,
            "body": self._body,
            "group": self._group,
            "government": self._government,
        }

    def _bind(self, mention: Mention, found: list[Entity]) -> None:
        for entity in found:
            entity.add(mention)
        self._by_mention[id(mention)] = found

    def _entity(self, kind: str, name: str, country: str | None) -> Entity:
        """The state, body or group of that name; states are known by their code alone."""
        for entity in self.entities:
            same_name = entity.words() == name_words(name) or (
                kind == "organization" and is_acronym(entity.name, name)
            )
            if entity.kind == kind and (
                same_name if kind != "country" else entity.country == country
            ):
                if kind == "organization" and len(name) > len(entity.name):
                    entity.name = name
                return entity
        entity = Entity(kind, name, country=country)  # type: ignore[arg-type]
        self.entities.append(entity)
        return entity

    def _states(self, mention: Mention) -> list[Entity]:
        named = mention.kind == "country"
        found = []
        for code in mention.countries:
            name = mention.span.text.removeprefix("the ") if named else countries().name(code)
            found.append(self._entity("country", name, code))
        return found

    def _body(self, mention: Mention) -> list[Entity]:
        code = mention.countries[0] if len(mention.countries) == 1 else None
        return [self._entity("organization", mention.span.text, code)]

    def _government(self, mention: Mention) -> list[Entity]:
        """For "the government": the state named last, else the outlet's own, else the body itself."""
        if mention.span.text.lower().split()[-1] not in mention_patterns().governments.words:
            return []
        last = next((s.entity.country for s in reversed(self._history) if s.entity.country), None)
        code = last or self._home.country
        return [self.state(code)] if code else self._body(mention)

    def organization(self, mention: Mention) -> list[Entity]:
        """Take an unknown name for an organisation: who is bound by an agreement is one."""
        if mention.label in {"GPE", "LOC", "FAC", "EVENT", "DATE"}:
            return []
        if id(mention) not in self._by_mention or not self.of(mention):
            self._bind(mention, self._body(mention))
        return self.of(mention)

    def _group(self, mention: Mention) -> list[Entity]:
        title = mention.title or mention.span.text
        held = singular_office(title)
        if len(mention.countries) < 2:
            entity = self._entity("group", mention.span.text, next(iter(mention.countries), None))
            entity.title = entity.title or held
            return [entity]
        persons = [self._holder(held, code) for code in mention.countries] if held else []
        if all(persons) and persons:
            return [person for person in persons if person]
        members = []
        for code in mention.countries:
            entity = self._entity(
                "group", f"{unquantified(title)} of {countries().name(code)}", code
            )
            entity.title = entity.title or held
            members.append(entity)
        return members

    def _holder(self, title: str, code: str) -> Entity | None:
        """Who holds an office of a state: "the presidents of Russia and Iran" are two persons."""
        return next(
            (
                entity
                for entity in self.entities
                if entity.kind == "person" and entity.country == code and match_title(entity, title)
            ),
            None,
        )

    # ------------------------------------------------------------------ roles, sets, pronouns

    def _role(self, mention: Mention) -> list[Entity]:
        title = mention.title or ""
        if office(title) == "counterpart":
            return self._counterpart(mention)
        code = mention.countries[0] if len(mention.countries) == 1 else None
        recent = self._recent_persons()
        by_title = [e for e in recent if match_title(e, title) and _agrees(e, code)]
        everyone = [e for e in self.entities if e.kind == "person"]
        plain = [
            e
            for e in by_title
            if code is None and not mention.affiliation and self._home.is_plain(e)
        ]
        candidates = (
            plain
            or [e for e in by_title if code is None or e.country == code]
            or by_title
            or [e for e in everyone if match_title(e, title) and _agrees(e, code)]
            or [e for e in recent if code and e.country == code and not e.title]
        )
        if candidates:
            return candidates[:1]
        if code is None and mention.affiliation is None and not self._home.is_of_home(title):
            return []
        person = Entity("person", mention.span.text, described=True)
        self.entities.append(person)
        return [person]

    def _counterpart(self, mention: Mention) -> list[Entity]:
        """A "French counterpart" without a name: somebody of that country, of the same office."""
        code = mention.countries[0] if mention.countries else None
        known = [e for e in self._recent_persons() if code and e.country == code]
        if known or code is None:
            return known[:1]
        peer = next((e.title for e in self._recent_persons() if e.title), None)
        title = translated(peer, code) if peer else None
        person = Entity("person", mention.span.text, title=title, country=code, described=True)
        self.entities.append(person)
        return [person]

    def _set(self, mention: Mention) -> list[Entity]:
        word = (mention.title or "").split()[-1].lower() if mention.title else ""
        wanted = {"three": 3, "four": 4, "five": 5}.get((mention.number or "").lower(), 2)
        if word in mention_patterns().sets.countries:
            return self._sides_here(mention, wanted) or self._members(
                "country", wanted, lambda _: True
            )
        title = word.removesuffix("s")
        if title == "leader" or " of " in (mention.title or ""):  # "the two heads of state"
            leaders = self._members("person", wanted, is_leader)
            if leaders:
                return leaders
            title = ""
        if title in {"leader", "official", "representative", "diplomat", ""}:
            return self._members("person", wanted, lambda _: True)
        return self._members("person", wanted, lambda entity: match_title(entity, title))

    def _sides_here(self, mention: Mention, wanted: int) -> list[Entity]:
        """The states of the persons in the same sentence: "A of X and B of Y hailed … of both countries"."""
        here = [s.entity for s in self._history if s.sentence == mention.sentence]
        named = [entity for entity in here if entity.kind == "country"]
        codes = dict.fromkeys(e.country for e in here if e.kind == "person" and e.country)
        if len(distinct(named)) >= wanted or len(codes) != wanted:
            return []
        return [self.state(code) for code in codes if code]

    def _members(self, kind: str, wanted: int, fits: Callable[[Entity], bool]) -> list[Entity]:
        """The latest sentence that names enough of them, else the latest ones of a few sentences."""
        recent = [s for s in reversed(self._history) if s.entity.kind == kind and fits(s.entity)]
        by_sentence: dict[int, list[Entity]] = {}
        for seen in recent:
            by_sentence.setdefault(seen.sentence, []).append(seen.entity)
        enough = [distinct(reversed(near)) for near in by_sentence.values()]
        enough = [near[:wanted] for near in enough if len(near) >= wanted]
        if enough:
            return max(enough, key=_states_apart)
        found = distinct(seen.entity for seen in recent)[:wanted]
        if len(found) == wanted:
            return found[::-1]
        return self._states_of_persons() if kind == "country" else []

    def _states_of_persons(self) -> list[Entity]:
        codes = dict.fromkeys(e.country for e in self._recent_persons() if e.country)
        states = [self._entity("country", countries().name(code), code) for code in codes]
        return states[:2] if len(states) > 1 else []

    def _pronoun(self, mention: Mention) -> list[Entity]:
        word = mention.span.text.lower()
        pronouns = mention_patterns().pronouns
        if word in pronouns.plural:
            return self._members("person", 2, lambda _: True)
        if word in pronouns.neutral:
            return self._last_state(mention)
        female = word in pronouns.female
        near = [s for s in self._history if s.sentence >= mention.sentence - _MEMORY]
        fitting = [
            s
            for s in reversed(near)
            if s.entity.kind == "person" and s.entity.female in {None, female}
        ]
        for seen in fitting:
            if seen.subject:
                return [seen.entity]
        return [fitting[0].entity] if fitting else []

    def _last_state(self, mention: Mention) -> list[Entity]:
        """For "it": the state or body that was last the subject of a sentence nearby."""
        near = [
            s
            for s in reversed(self._history)
            if s.entity.kind in {"country", "organization"}
            and mention.sentence - 2 <= s.sentence <= mention.sentence
        ]
        return next(([seen.entity] for seen in near if seen.subject), [])

    def _recent_persons(self) -> list[Entity]:
        return distinct(s.entity for s in reversed(self._history) if s.entity.kind == "person")


def _states_apart(entities: list[Entity]) -> int:
    """Rank a set: "the two officials" of a meeting are seldom of one state."""
    codes = [entity.country for entity in entities]
    known = {code for code in codes if code}
    return len(known) - (len(known) == 1 and None not in codes)


def _agrees(entity: Entity, code: str | None) -> bool:
    return code is None or entity.country in {None, code}
