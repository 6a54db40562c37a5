"""The participants of an article: one entity for all mentions of the same person, state or body."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.mention import Mention
from communique_schemas.event import ParticipantKind

_WORD = re.compile(r"[^\W_]+")
_BEGINNING = 2
"""How many letters a first name shares with its short form at the least."""


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: no accents, no case, no forms of address, no suffixes."""
    flat = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in flat if not unicodedata.combining(letter)).lower()
    dropped = titles().address | titles().religious | {"the"}
    words = [word for word in _WORD.findall(plain) if word not in dropped]
    while len(words) > 1 and words[-1] in titles().suffixes:  # "Pius XI"; Xi Jinping is a Xi
        words.pop()
    return tuple(words) or tuple(_WORD.findall(plain))


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that can take part; compared by identity."""

    kind: ParticipantKind
    name: str
    title: str | None = None
    affiliation: str | None = None
    country: str | None = None
    female: bool | None = None
    mentions: list[Mention] = field(default_factory=list)
    described: bool = False

    def words(self) -> tuple[str, ...]:
        """The words of its name."""
        return name_words(self.name)

    def add(self, mention: Mention) -> None:
        """Take a mention in: the fullest name stays, the first title and affiliation too."""
        self.mentions.append(mention)
        if self.kind == "person" and mention.kind in {"person", "persons", "role"}:
            self.learn(mention)

    def learn(self, mention: Mention) -> None:
        """Take name, title and affiliation from a mention that need not stand in the text."""
        if mention.name and self._is_fuller(mention.name):
            self.name, self.described = mention.name, False
        ranked = (self.title or "").lower() in titles().ranks
        if mention.title and (not self.title or ranked):
            self.title = mention.title
        if len(mention.countries) == 1 and not self.country:
            self.country = mention.countries[0]
            self.affiliation = mention.affiliation or self.affiliation
        self.affiliation = self.affiliation or mention.affiliation
        if not self.country and self.title:
            self.country = titles().states.get(self.title.lower())
        if self.female is None:
            self.female = _gender(mention)

    def _is_fuller(self, name: str) -> bool:
        return self.described or len(name_words(name)) > len(self.words())


def _gender(mention: Mention) -> bool | None:
    words = set(mention.span.text.lower().replace(".", " ").split())
    if words & titles().female:
        return True
    return False if words & titles().male else None


def same_person(entity: Entity, name: str) -> bool:
    """Tell whether a name can be that of the person: a part of it, or the same surname.

    Two full names with one surname are the same person only if their first names agree, as far as
    they are written out ("Joseph R. Biden" and "Joe Biden" agree by how they begin). Names that are
    written in two ways ("Fuad Hussain", "Fuad Hussein") agree if one word of them is written alike.
    """
    known, given = entity.words(), name_words(name)
    if not known or not given:
        return False
    if set(given) <= set(known) or set(known) <= set(given):
        return known[-1] == given[-1] or given[-1] in known or known[-1] in given
    if len(known) == len(given) > 1 and set(known) & set(given):
        return all(map(_sound_alike, known, given))
    if known[-1] != given[-1]:
        return False
    return len(known) == 1 or len(given) == 1 or _may_be_one_name(known[0], given[0])


def _may_be_one_name(first: str, other: str) -> bool:
    """Tell whether two first names can be one: an initial, or a short form ("Joe", "Joseph")."""
    return first[:_BEGINNING] == other[:_BEGINNING] or (
        min(len(first), len(other)) == 1 and first[0] == other[0]
    )


def _sound_alike(word: str, other: str) -> bool:
    """Tell whether two words can be one foreign word in Latin letters: the vowels vary, and doubling."""
    return _consonants(word) == _consonants(other) and word[0] == other[0]


def _consonants(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


def is_acronym(name: str, other: str) -> bool:
    """Tell whether one of two names is made of the initials of the other: "EU", "European Union"."""
    short, full = sorted((name, other), key=len)
    initials = "".join(word[0] for word in re.findall(r"\w+", full) if word[0].isupper())
    return len(short) > 1 and short.isupper() and short.replace(".", "") == initials


def match_title(entity: Entity, title: str) -> bool:
    """Tell whether the entity bears the office: the head word of the title stands in its own.

    A description of office ("the head of state") means any of the offices that the lexicon lists.
    """
    if office(title) == "leader" and is_leader(entity):
        return True
    synonyms = titles().synonyms
    named = synonyms.get(title.lower(), frozenset()) | synonyms.get(office(title), frozenset())
    wanted = {office(title)} | named
    own = {office(part) for part in (entity.title or "").split(" and ")} - {""}
    if named and not own.isdisjoint(named):
        return True
    return not own.isdisjoint(wanted) and _qualifiers(title) <= _qualifiers(entity.title or "")


def _qualifiers(title: str) -> set[str]:
    """The words that tell one minister from another: "prime", "foreign"."""
    return set(_WORD.findall(title.lower())) & titles().qualifiers


def is_leader(entity: Entity) -> bool:
    """Tell whether somebody leads a state or government, by the title."""
    title = f" {(entity.title or '').lower()} "
    deputy = any(word in title for word in (" vice", " deputy", "foreign minister"))
    return not deputy and any(f" {word} " in title for word in titles().leaders.words)


def office(title: str) -> str:
    """The head word of a title in lower case: "president" of "acting Tajik president"."""
    words = _WORD.findall(title.lower())
    heads = titles().heads | {"state"}
    return next((word for word in reversed(words) if word in heads), words[-1] if words else "")


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """The entities once each, in order."""
    return list({id(entity): entity for entity in entities}.values())


def unquantified(title: str) -> str:
    """The words of a group without those that say nothing of its office: "ministers"."""
    words = title.split()
    while len(words) > 1 and words[0].lower() in titles().quantifiers:
        words = words[1:]
    return " ".join(words)


def singular_office(title: str) -> str | None:
    """The office that the members of a group hold: "minister" of "respective ministers".

    None where the noun names no office ("rebels").
    """
    words = unquantified(title).split()
    last = re.sub(r"ies$", "y", words[-1]) if words[-1].endswith("ies") else words[-1].rstrip("s")
    if last.lower() not in titles().heads:
        return None
    return " ".join((*words[:-1], last))


def is_of_note(entity: Entity) -> bool:
    """Tell a person, or a group that acts for somebody, from the public ("students")."""
    if entity.kind == "group":
        return entity.title is not None or entity.country is not None
    return entity.kind == "person"
