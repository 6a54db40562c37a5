"""Which mentions are the same: names, roles, sets and pronouns resolved to entities.

Names come first, over the whole article, so that the fullest form is known wherever it stands.
Then the mentions are walked in reading order with a memory of who was spoken of, and each role
("the Tajik president"), set ("both leaders") and pronoun takes the most salient entity that fits.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from communique_extraction.coreference.bodies import names_a_body
from communique_extraction.coreference.body_resolver import BodyResolver
from communique_extraction.coreference.descriptions import DescriptionResolver
from communique_extraction.coreference.entity import Entity, distinct
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.first_persons import first_persons, quoted_persons
from communique_extraction.coreference.groups import GroupResolver
from communique_extraction.coreference.home_offices import HomeOffices
from communique_extraction.coreference.home_state import Home, Office
from communique_extraction.coreference.joined_names import joined_names, persons_joined
from communique_extraction.coreference.joint_subjects import subjects_above
from communique_extraction.coreference.known_leaders import give_known_leaders_their_states
from communique_extraction.coreference.leaders_left import give_leaders_the_state_left
from communique_extraction.coreference.persons import (
    NO_BACKGROUND,
    Background,
    Named,
    names_in_rosters,
    names_that_act,
    persons_by_name,
    persons_of_background,
    persons_of_heading,
    surnames_unseen,
    unsure_names,
)
from communique_extraction.coreference.pronouns import resolve_among, resolve_singular
from communique_extraction.coreference.pronouns_ahead import subject_ahead
from communique_extraction.coreference.salience import Salience
from communique_extraction.coreference.sets import SetResolver
from communique_extraction.coreference.states_told import StatesTold
from communique_extraction.coreference.whose_deed import who_is_thanked
from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.mentions.mention import Mention
from communique_extraction.sentences.article_text import HEADING
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_extraction.syntax.rosters import roster_below

Resolver = Callable[[Mention], list[Entity]]


class Coreference:
    """The entities of one article and what each of its mentions stands for; `groups` are told by offices.

    `sentences` are those given, with what only the whole article shows: which names are persons'; `home`
    tells the offices of the outlet's own state.
    """

    def __init__(
        self,
        sentences: Sequence[ParsedSentence],
        home: Home | None = None,
        own_office: Office | None = None,
        background: Background = NO_BACKGROUND,
        told: StatesTold | None = None,
        full_names: Mapping[str, str] | None = None,
    ) -> None:
        """Resolve all mentions.

        Args:
            sentences: the article's sentences that were read, in order.
            home: the outlet's own state, whose offices need no state named.
            own_office: the office whose own site the article stands on.
            background: persons whom other parts of the article introduce.
            told: the states of which the article speaks.
            full_names: those of the abbreviations that the article introduces.
        """
        told = told or StatesTold()
        self._table = EntityTable(full_names)
        self._home = HomeOffices(self._table.entities, home)
        self._by_mention: dict[Mention, list[Entity]] = {}
        self._quoted: dict[Mention, Mention] = {}
        self._salience = Salience()
        self._sets = SetResolver(self._table, self._salience)
        self._bodies = BodyResolver(self._table, self._salience, self._home)
        self.groups = GroupResolver(self._table, self._sets)
        self._descriptions = DescriptionResolver(self._table, self._salience, self._home)
        self._resolvers = self._resolvers_by_kind()
        self.sentences = self._name_persons(sentences, background)
        seen = [m for s in self.sentences for m in s.mentions]
        if not self._home.is_sure:
            self._home.guess([*seen, *background.text], told)
        if own_office is not None:
            self._home.give_office(own_office, seen)
        give_known_leaders_their_states(self._table.entities)
        self._home.complete()
        for person in persons_of_heading(background, self._table):
            self._salience.take(person, HEADING, subject=False)
        for sentence in self.sentences:
            for mention in sentence.mentions:
                self._resolve(mention, sentence)
        self._home.complete()
        self._table.learn_states_of_affiliations()
        own = self._home.country if self._home.is_sure else None
        give_leaders_the_state_left(self._table.entities, told, own)

    def of(self, mention: Mention) -> list[Entity]:
        """What a mention stands for: nothing, one entity, or the members of a set or pair."""
        return self._by_mention.get(mention, [])

    def roster_of(self, sentence: ParsedSentence) -> Iterator[ParsedSentence]:
        """Yield the items of the list that a sentence opens, where it opens one."""
        at = bisect_left(self.sentences, sentence.sentence.index, key=attrgetter("sentence.index"))
        return roster_below(self.sentences, at)

    def state(self, code: str) -> Entity:
        """The entity of a state by its ISO alpha-3 code."""
        return self._table.state(code)

    def organization(self, mention: Mention) -> list[Entity]:
        """Take an unknown name of who is bound for a body; nothing, where it can name none."""
        if not names_a_body(mention):
            return []
        if not self.of(mention):
            self._bind(mention, self._bodies.resolve(mention))
        return self.of(mention)

    def described_body(self, mention: Mention, described: Mention) -> list[Entity]:
        """Take a name for the body that it is said to be, of its states: "a Peruvian firm called Quxo"."""
        self._bind(mention, self._bodies.resolve(replace(mention, countries=described.countries)))
        return self.of(mention)

    def _name_persons(
        self, sentences: Sequence[ParsedSentence], background: Background
    ) -> tuple[ParsedSentence, ...]:
        """Bind the mentions that name persons; give the sentences with what these have turned out to be."""
        joined = joined_names(sentences)
        named = list(self._bound(persons_by_name(sentences, self._table, joined)))
        list(self._bound(persons_of_background(background, self._table)))  # in sentences not read
        named += self._bound(first_persons(sentences, background.turns, self._table))
        named += self._bound(names_that_act(sentences, self._table))
        named += self._bound(names_in_rosters(sentences, self._table))
        for mention, persons in persons_joined(joined, self._table):
            self._bind(mention, persons)
            named.append(mention)
        named += self._bound(unsure_names(sentences, self._table, joined))
        named += self._bound(surnames_unseen(sentences, self._table))
        self._quoted = dict(pair for sentence in sentences for pair in quoted_persons(sentence))
        by_sentence = defaultdict[int, list[Mention]](list)
        for mention in (*named, *self._quoted):
            by_sentence[mention.sentence].append(mention)
        return tuple(
            s.knowing(decided) if (decided := by_sentence.get(s.sentence.index)) else s
            for s in sentences
        )

    def _bound(self, named: Named) -> Iterator[Mention]:
        for mention, person in named:
            self._bind(mention, [person])
            yield mention

    def _resolve(self, mention: Mention, sentence: ParsedSentence) -> None:
        if mention not in self._by_mention:
            self._bind(mention, self._found(mention, sentence))
        if mention.text.lower() in pronouns().first:
            return  # whom "he" means is another one
        subject = sentence.is_subject(mention)
        for entity in self.of(mention):
            self._salience.take(entity, mention.sentence, subject=subject)

    def _found(self, mention: Mention, sentence: ParsedSentence) -> list[Entity]:
        if mention in self._quoted:
            return self._bound_early(self._quoted[mention], sentence)
        if mention.kind == "pronoun":
            return self._pronoun(mention, sentence)
        if mention.kind == "group":
            met = self._bodies.met_by_members(mention, sentence)
            return met or self.groups.resolve(mention, sentence)
        resolver = self._resolvers.get(mention.kind)
        return resolver(mention) if resolver else []

    def _resolvers_by_kind(self) -> Mapping[str, Resolver]:
        return {
            "role": self._descriptions.resolve,
            "set": self._set,
            "country": self._states,
            "capital": self._states,
            "demonym": self._states,
            "pair": self._pair,
            "body": self._bodies.resolve,
            "government": self._bodies.resolve_government,
        }

    def _bind(self, mention: Mention, found: list[Entity]) -> None:
        for entity in found:
            entity.add(mention)
        self._by_mention[mention] = found

    def _bound_early(self, mention: Mention, sentence: ParsedSentence) -> list[Entity]:
        """Whom a mention means before which a pronoun stands that means the same."""
        if mention not in self._by_mention:
            self._bind(mention, self._found(mention, sentence))
        return self.of(mention)

    def _pronoun(self, mention: Mention, sentence: ParsedSentence) -> list[Entity]:
        if mention.text.lower() in pronouns().plural:
            return (
                self._joint_subject(mention, sentence)
                or self._sets.subjects_before(mention)
                or self._sets.persons()
                or self._sets.states_just_named(mention)
            )
        if ahead := subject_ahead(mention, sentence):
            subject = self._bound_early(ahead[0], sentence)
            if subject and not any(subject == self.of(other) for other in ahead[1]):
                return subject
        thanked = who_is_thanked(mention, sentence)
        if thanked is not None and (doer := resolve_among(mention, self.of(thanked))):
            return doer
        beside = {e for other in sentence.subjects_beside(mention) for e in self.of(other)}
        return resolve_singular(mention, self._salience, beside)

    def _joint_subject(self, mention: Mention, sentence: ParsedSentence) -> list[Entity]:
        above = (
            distinct(entity for subject in subjects for entity in self.of(subject))
            for subjects in subjects_above(mention, sentence)
        )
        return next((found for found in above if len(found) > 1), [])

    def _set(self, mention: Mention) -> list[Entity]:
        """The members of a set; or else those who are known alone: "the rebels"."""
        return self._sets.resolve(mention) or self.groups.known_alone(mention)

    def _states(self, mention: Mention) -> list[Entity]:
        own = mention.text.removeprefix("the ") if mention.kind == "country" else None
        own = own.title() if own and own.isupper() and countries().code(own.title()) else own
        return [self._table.state(code, own) for code in mention.countries]

    def _pair(self, mention: Mention) -> list[Entity]:
        """Two states, or a state and a body of several: "EU-Norway"."""
        parts = re.split("[-–/]", mention.text)
        unions = [part for part in parts if part in mention_patterns().unions]
        bodies = [self._table.organization(name, None) for name in unions]
        return [*self._states(mention), *bodies]
