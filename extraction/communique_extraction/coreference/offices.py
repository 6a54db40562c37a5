"""Offices compared: whether somebody of one title is meant by another one."""

import re

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, words_of

_LINKS: tuple[WordClass, ...] = ("and", "of", "the", "on")
"""The classes of what stands between the words of a portfolio."""
_WORD = re.compile(r"[^\W_]+")


def is_office_of(own_title: str, title: str) -> bool:
    """Tell whether who bears `own_title` holds the office: the head word of the title stands in it.

    A description of office ("the head of state") means any of the offices that the lexicon lists.
    """
    own_title, title = spelled_out(own_title), spelled_out(title)
    if office(title) in office_words().any_leader and is_leader(own_title):
        return True
    synonyms = office_words().synonyms.words
    named = synonyms.get(title.lower(), frozenset()) | synonyms.get(office(title), frozenset())
    wanted = {office(title)} | named
    own = {office(part) for part in own_title.split(" and ")} - {""}
    if named and not own.isdisjoint(named):
        return True
    return not own.isdisjoint(wanted) and _qualifiers(title) <= _qualifiers(own_title)


def _qualifiers(title: str) -> set[str]:
    """The words that tell one minister from another: "prime", "foreign"."""
    return set(_WORD.findall(title.lower())) & office_words().qualifiers


def spelled_out(title: str) -> str:
    """A title in lower case with words for its abbreviations: "foreign minister" of "FM"."""
    words = office_words().spelled_out.words
    return " ".join(words.get(word, word) for word in title.lower().split())


def other_words_for(noun: str) -> frozenset[str]:
    """The words that stand for titles of a head noun, in lower case: "pm" and "fm" of "minister"."""
    words = office_words().spelled_out.words
    return frozenset(word for word, title in words.items() if office(title) == noun)


def may_have_leader(code: str, title: str) -> bool:
    """Tell whether a state has leaders of a title, in lower case, as far as that is known."""
    known = office_words().leaders_of.words.get(code)
    return known is None or title in known


def without_pending(title: str) -> str:
    """An office in lower case, whether somebody is in it or not yet: "prime minister-designate"."""
    called, _, pending = title.lower().rpartition("-")
    return called if pending in titles().pending else title.lower()


def may_have_office(code: str, title: str) -> bool:
    """Tell whether a state has an office of the kind at all: "minister" is none of the United States."""
    lacking = office_words().lacking.words.get(code, frozenset())
    return lacking.isdisjoint({office(title), title.lower()})


def is_leader(own_title: str) -> bool:
    """Tell the title of who leads a state or government."""
    title = f" {own_title.lower()} "
    deputy = any(f" {word}" in title for word in office_words().no_leaders)
    return not deputy and any(f" {word} " in title for word in office_words().leaders)


def is_deputy(title: str) -> bool:
    """Tell a vice president and a deputy minister from whose deputies they are."""
    return not office_words().no_leaders.isdisjoint(title.lower().split())


def office(title: str) -> str:
    """The head word of a title in lower case: "president" of "acting Tajik president"."""
    words = _WORD.findall(title.lower())
    return next(
        (word for word in reversed(words) if word in titles().nouns), words[-1] if words else ""
    )


def is_held_once(title: str) -> bool:
    """Tell an office that a state has once, a leader's or that of a ministry, from "minister"."""
    which = _qualifiers(title)
    of_one_ministry = office(title) in office_words().ministers and bool(which)
    return is_leader(title) or (of_one_ministry and which.isdisjoint(office_words().no_leaders))


def is_of_state(title: str) -> bool:
    """Tell an office of a state, whatever it is of: "Deputy National Security Advisor"."""
    national, called = office_words().national, title.lower().partition(" of the ")[0]
    return office(title) in national or any(
        called == each or called.endswith(f" {each}") for each in national
    )


def is_portfolio(affiliation: str) -> bool:
    """Tell what a minister is of ("Trade and Industry") from whose president somebody is ("Alstom")."""
    words = _WORD.findall(affiliation.lower())
    links = (words_of(name) for name in _LINKS)
    known = (titles().modifiers | titles().portfolios).union(*links)
    return bool(words) and all(word in known for word in words)


def state_of_office(title: str) -> str | None:
    """The state that alone calls an office so, whatever it is for."""
    states = office_words().states.words
    called = title.lower()
    return states.get(called) or states.get(called.partition(" for ")[0])


def is_peer(title: str) -> bool:
    """Tell whose office is that of somebody else: a counterpart, a colleague."""
    return office(title) in titles().counterparts


def unquantified(title: str) -> str:
    """The words of a group without those that say nothing of its office: "ministers"."""
    words = title.split()
    while len(words) > 1 and words[0].lower() in office_words().quantifiers:
        words = words[1:]
    return " ".join(words)


def partition_of(group: str) -> tuple[str, str, str]:
    """What the members of a group hold, the "of" or "from", and of what: as `str.partition` gives it."""
    words = group.split()
    link = next((n for n, word in enumerate(words) if word.lower() in words_of("of")), len(words))
    return " ".join(words[:link]), " ".join(words[link : link + 1]), " ".join(words[link + 1 :])


def singular_office(title: str) -> str | None:
    """The office that the members of a group hold: "minister" of "respective ministers".

    None where the noun names no office ("rebels").
    """
    plain = unquantified(title)
    held, of, field = plain.partition(" of ")  # "ministers of energy", not "members of Congress"
    if not field.islower():
        held, of, field = plain, "", ""
    words = held.split()
    last = re.sub(r"ies$", "y", words[-1]) if words[-1].endswith("ies") else words[-1].rstrip("s")
    if last.lower() not in titles().nouns:
        return None
    return " ".join((*words[:-1], last)) + of + field


def translated(title: str, country: str | None) -> str:
    """The office that is called so in one state alone, as the others call it."""
    for own, (state, other) in office_words().peers.words.items():
        if country != state and title.lower() == own:
            return other
        if country == state and title.lower() == other.lower():
            return own.title().replace(" Of ", " of ")
    return title
