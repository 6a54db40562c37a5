"""Persons by their names, over the whole article: the fullest form is known wherever it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.names import name_words
from communique_extraction.coreference.turns import Turn
from communique_extraction.gazetteer.places import find_place
from communique_extraction.lexicon.speakers import speakers
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.verbs_of_frames import meeting_verbs
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_extraction.syntax.rosters import roster_below

_PROPER = frozenset({"NNP", ""})
"""The tags of a name; a sentence that is context has none."""
_MARKS = 2
"""How many tokens the mark of an item has at the most: "1" and "."."""


@dataclass(frozen=True, slots=True)
class Background:
    """Persons with a title outside the sentences read: elsewhere in the text, and in the headline.

    `turns` are the stretches of the text that one speaker says, where he is told; `introduced` are those of
    the headline whose names are sure, and do not stand among words with capitals.
    """

    text: tuple[Mention, ...] = ()
    heading: tuple[Mention, ...] = ()
    turns: tuple[Turn, ...] = ()
    introduced: tuple[Mention, ...] = ()


NO_BACKGROUND = Background()
Named = Iterator[tuple[Mention, Entity]]
"""Mentions, each with the person that it names."""


def persons_by_name(
    sentences: Sequence[ParsedSentence], table: EntityTable, besides: Sequence[Mention] = ()
) -> Named:
    """Yield the mentions that name persons; who is named with a title, and most fully, comes first.

    Those of `besides` may name two.
    """
    found = (m for s in sentences for m in s.mentions if m.kind == "person" and m.name)
    mentions = [mention for mention in found if mention not in besides]
    mentions.sort(key=lambda m: (m.title is None, -len(name_words(m.name or ""))))
    for mention in mentions:
        yield mention, person_of(mention, table)


def unsure_names(
    sentences: Sequence[ParsedSentence], table: EntityTable, besides: Sequence[Mention] = ()
) -> Named:
    """Yield the names that did not show whose they are, and are those of persons known by now.

    "The Hagen administration" is no person, whoever Hagen is; those of `besides` name two.
    """
    unsure = (m for s in sentences for m in s.mentions if m.kind in {"name", "body"} and m.name)
    for mention in unsure:
        if mention in besides or titles().bodies.intersection(name_words(mention.name or "")):
            continue
        person = table.person_called(mention.name or "")
        if person and not mention.countries:
            yield replace(mention, kind="person"), person


def names_that_act(sentences: Sequence[ParsedSentence], table: EntityTable) -> Named:
    """Yield the names of several words that do what persons do, whatever the model takes them for."""
    for sentence in sentences:
        for mention in sentence.mentions:
            name = mention.name or ""
            several = len(name.split()) > 1 and name[0].isupper()
            acts = several and mention.kind == "name" and _acts(sentence.doc[mention.last])
            if acts and find_place(name) is None:
                yield replace(mention, kind="person"), person_of(mention, table)


def names_in_rosters(sentences: Sequence[ParsedSentence], table: EntityTable) -> Named:
    """Yield the names that open an item of a list, with what they are behind a comma: "• Gene Serrano, …"."""
    items = (item for at in range(len(sentences)) for item in roster_below(sentences, at))
    for sentence in items:
        mention = next(iter(sentence.mentions), None)
        if mention is None or mention.kind != "name" or mention.first > _MARKS:
            continue
        name, behind = mention.name or "", sentence.doc[mention.last + 1 : mention.last + 2]
        several = len(name.split()) > 1 and titles().bodies.isdisjoint(name_words(name))
        if several and behind.text in words_of("comma") and find_place(name) is None:
            yield replace(mention, kind="person"), person_of(mention, table)


def _acts(token: Token) -> bool:
    """Tell the subject of a verb that names a meeting, or may carry a noun that does: "held talks"."""
    verb = token.head.lower_
    return token.dep_ == "nsubj" and (verb in meeting_verbs() or verb in speakers().acts)


def persons_of_background(background: Background, table: EntityTable) -> Named:
    """Yield who else the text introduces; what the headline tells of known persons is learnt."""
    for mention in background.text:
        if mention.countries or len(name_words(mention.name or "")) > 1:
            yield mention, person_of(mention, table)
    persons_of_heading(background, table)


def persons_of_heading(background: Background, table: EntityTable) -> list[Entity]:
    """Who the headline names: known persons, of whom more is learnt, and where names are plain new ones."""
    found = []
    for mention in background.heading:
        person = table.person_called(mention.name or "", mention)
        if person is None and mention in background.introduced:
            person = table.add_person(mention.name or "")
        if person is not None:
            person.learn(_without_end(mention, person))
            found.append(person)
    return found


def _without_end(mention: Mention, person: Entity) -> Mention:
    """A mention without what a headline in capitals puts behind a known name: "Lars Hagen Welcomes"."""
    words = name_words(mention.name or "")
    goes_on = words[: len(person.words())] == person.words() and len(person.words()) > 1
    return replace(mention, name=person.name) if goes_on else mention


def surnames_unseen(sentences: Sequence[ParsedSentence], table: EntityTable) -> Named:
    """Yield mentions of known surnames that were not seen to be names, as where a sentence begins."""
    surnames = {person.words()[-1]: person for person in table.persons()}
    for sentence in sentences:
        covered = {i for m in sentence.mentions for i in range(m.first, m.last + 1)}
        for token in sentence.doc:
            person = surnames.get(name_words(token.text)[0]) if token.text[0].isupper() else None
            if person is None or token.i in covered or token.tag_ not in _PROPER:
                continue
            yield sentence.mention_of(token, "person", name=token.text), person


def person_of(mention: Mention, table: EntityTable) -> Entity:
    """The person that a mention names; a new one where none fits."""
    name = mention.name or ""
    return table.person_called(name, mention) or table.add_person(name)
