"""States told once for two persons: "Minister A and Chief of Staff B of Argentina"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.plain_words import are_plain, plain_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import Mention
from communique_extraction.mentions.words import Words

_LONGEST_JOINT = 2
"""How many words may join two persons: ", and"."""
_LONGEST_OPENING = 4
"""How many words may open a list behind a group: ", such as the"."""


def share_states(found: Sequence[Mention], words: Words) -> list[Mention]:
    """Give the state of one of two coordinated persons with titles to the other.

    That behind the second is the first one's too, but for two leaders: "President A and Prime Minister B
    of Norway" most often met. That of the first is the second's, as in "US Secretary of State A and
    Secretary of Defense B", where no leader comes second; a comma alone joins them only in a list.
    """
    shared = list(found)
    pairs = enumerate(pairwise(found))
    places = [place for place, pair in pairs if _are_joined(*pair, words)]
    for place in reversed(places):
        mention, following = shared[place], shared[place + 1]
        both_lead = _leads(mention) and _leads(following)
        if not mention.countries and following.state_after and not both_lead:
            shared[place] = replace(
                mention,
                countries=following.state_after,
                affiliation=following.affiliation,
                state_after=following.state_after,
            )
    for place in places:
        mention, following = shared[place], shared[place + 1]
        if mention.countries and _is_subordinate(following) and _is_list(shared, place, words):
            shared[place + 1] = replace(following, countries=mention.countries)
    return _with_states_of_parties(_with_states_of_groups(shared, words), places)


def _with_states_of_groups(found: Sequence[Mention], words: Words) -> list[Mention]:
    """Give who is listed behind a group its state: "Finnish officials, including President A and B"."""
    shared = list(found)
    state: tuple[str, ...] = ()
    for place, (mention, following) in enumerate(pairwise(found), start=1):
        opening = mention.kind == "group" and len(mention.countries) == 1
        if not (opening or state):
            continue
        joint = words.lowers[mention.last + 1 : following.first]
        opened = opening and _opens_list(joint)
        state = mention.countries if opened else state if _goes_on(joint) else ()
        own = following.countries or _is_elsewhere(following)
        if state and following.kind == "person" and following.title and not own:
            shared[place] = replace(following, countries=state)
    return shared


def _opens_list(joint: Sequence[str]) -> bool:
    """Tell ", including" and "such as"."""
    return 0 < len(joint) <= _LONGEST_OPENING and not cues().listing.forms.isdisjoint(joint)


def _goes_on(joint: Sequence[str]) -> bool:
    joined = words_of("and").union(words_of("comma")).issuperset(joint)
    return joined and 0 < len(joint) <= _LONGEST_JOINT


def _with_states_of_parties(found: Sequence[Mention], joined: Sequence[int]) -> list[Mention]:
    """Give two leaders of one title the two states that the sentence names besides, in their order.

    "Norway's Vuttu and Finland's Quxo signed it in the presence of Presidents A and B". Who is called by a
    family name alone was named before, with a state of his own.
    """
    shared = list(found)
    for place in joined:
        pair = shared[place : place + 2]
        titles = {(mention.title or "").lower() for mention in pair}
        shares = pair[1].text == pair[1].name  # "Presidents A and B"
        known = titles <= office_words().leaders and not _are_told(pair)
        whole = all(" " in (mention.name or "") for mention in pair)
        if len(titles) > 1 or not shares or not known or not whole:
            continue
        rest = [mention for mention in shared[:place] if mention.kind != "demonym"]
        codes = list(dict.fromkeys(code for m in rest for code in _named(m)))
        if len(codes) == len(pair):
            told = zip(pair, codes, strict=True)
            shared[place : place + 2] = [replace(m, countries=(code,)) for m, code in told]
    return shared


def _are_told(pair: Sequence[Mention]) -> bool:
    return any(mention.countries or mention.affiliation for mention in pair)


def _named(mention: Mention) -> tuple[str, ...]:
    """The states that a mention names, if it is no place where one may meet."""
    return () if mention.kind == "capital" else mention.countries


def _are_joined(mention: Mention, following: Mention, words: Words) -> bool:
    if not mention.kind == following.kind == "person" or mention.title is None:
        return False
    joint = words.texts[mention.last + 1 : following.first]
    joined = words_of("and").union(words_of("comma")).issuperset(joint)
    return joined and 0 < len(joint) <= _LONGEST_JOINT


def _is_list(found: Sequence[Mention], place: int, words: Words) -> bool:
    """Tell a list, in which "and" is still to come, from "After talks with X of Norway, Minister Y left".

    In "After talks with X of Norway, Minister Y and Minister Z left" the list begins with Y.
    """
    opened = _ends_opening(found[place], words)
    for mention, following in pairwise(found[place:]):
        behind = words.lowers[mention.last + 1 : following.first]
        if not words_of("and").isdisjoint(behind[:_LONGEST_JOINT]):
            after = words.texts[following.last + 1 : following.last + 2]
            goes_on = not words_of("comma").isdisjoint(after)
            return mention is found[place] or not opened or goes_on
        if not _are_joined(mention, following, words):
            return False
    return False


def _ends_opening(mention: Mention, words: Words) -> bool:
    """Tell whether somebody stands in an adverbial that opens the sentence: "After meeting X, …"."""
    before = words.lowers[: mention.first]
    openings = mention_patterns().openings
    with_whom = grammar().partners.words | openings
    return bool(before) and before[0] in openings and before[-1] in with_whom


def _is_subordinate(mention: Mention) -> bool:
    """Tell a title that leads no state, and for which none is told, nor a body of another one."""
    leads = mention.title is None or _leads(mention)
    return not (leads or mention.countries or _is_elsewhere(mention))


def _is_elsewhere(mention: Mention) -> bool:
    """Tell who is of a body that need not be the state's: "CEO of Quxo", not "Minister of Defence"."""
    return mention.affiliation is not None and not are_plain(plain_words(mention.affiliation))


def _leads(mention: Mention) -> bool:
    held = (mention.title or "").lower().split(" and ")
    return not office_words().leaders.isdisjoint(held)  # "Prime Minister and Foreign Minister"
