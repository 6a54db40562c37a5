"""Did it happen? Reads tense, modality, negation and governing words around a trigger.

The words are data (`lexicon/factuality.toml`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.lexicon.factuality import status_lexicon
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import support_of
from communique_schemas.event import Status

_CLIMBS = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "pobj",
        "pcomp",
        "prep",
        "acl",
        "nsubjpass",
        "advcl",
        "attr",
        "oprd",
        "conj",
    }
)
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an event and the words that say so; `real` is False for the hypothetical."""

    status: Status
    cues: tuple[str, ...] = ()
    real: bool = True


def read_status(trigger: Token) -> Reading:
    """Read the status of the event that a trigger names."""
    verb = trigger if is_verb(trigger) else support_of(trigger)
    if verb is not None and _is_unreal(verb):
        return Reading("proposed", ("if",), real=False)
    for finder in (_modifier, _own_verb, _governor):
        reading = finder(trigger, verb)
        if reading is not None:
            return reading
    return Reading("occurred")


def _is_unreal(verb: Token) -> bool:
    """Tell the hypothetical and the habitual, which are no events."""
    lexicon = status_lexicon()
    words = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    return bool(words & (lexicon.hypothetical.marks | lexicon.standing.adverbs))


def _modifier(trigger: Token, verb: Token | None) -> Reading | None:
    """An adjective on the noun: "the planned meeting"; "the recent visit"."""
    del verb
    if is_verb(trigger):
        return None
    if trigger.head.lower_ == "of" and trigger.head.head.lower_ == "day":
        return Reading("ongoing", ("day of",))  # "on the second day of his visit"
    words = [
        child.lower_ for child in trigger.children if child.dep_ in {"amod", "nmod", "compound"}
    ]
    return _first(status_lexicon().modifiers, words)


def _own_verb(trigger: Token, verb: Token | None) -> Reading | None:
    """Negation, modals and tense of the verb itself or of the verb that carries the noun."""
    if verb is None:
        return _future_of_clause(trigger)
    chain = list(_verb_chain(verb))
    negations = status_lexicon().negations.words
    negated = next(
        (c for v in chain for c in v.children if c.dep_ == "neg" and c.lower_ in negations), None
    )
    if negated is not None or any(c.lower_ == "no" for c in trigger.children):
        return Reading("denied", (negated.text if negated is not None else "no",))
    carried = _first(status_lexicon().governors, [verb.lower_]) if verb != trigger else None
    if carried is not None and carried.status != "ongoing":
        return carried
    auxiliaries = [child for v in chain for child in v.children if child.dep_ in {"aux", "auxpass"}]
    reading = _first(status_lexicon().auxiliaries, [child.lower_ for child in auxiliaries])
    if reading is not None:
        return _reported_future(reading, verb) or reading
    if verb != trigger and verb.lower_ in {"is", "are", "'s", "’s"}:  # "is on a visit"
        return Reading("ongoing", (verb.text,))
    return _tense(verb, auxiliaries)


def _future_of_clause(noun: Token) -> Reading | None:
    """The future of a verb that says something of the event: "the talks will focus on trade"."""
    head = noun.head
    if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"} or not is_verb(head):
        return None
    return _is_ahead(head)


def _is_ahead(verb: Token) -> Reading | None:
    """Read the future tense of a verb, if that is what it stands in."""
    ahead = status_lexicon().auxiliaries["planned"]
    cue = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ahead), None)
    return Reading("planned", (cue.text,)) if cue is not None else None


def _reported_future(reading: Reading, verb: Token) -> Reading | None:
    """In "said that he would come", "would" is "will" told in the past."""
    said = verb.dep_ == "ccomp" and verb.head.tag_ == "VBD"
    return Reading("planned", reading.cues) if said and reading.cues == ("would",) else None


def _tense(verb: Token, auxiliaries: list[Token]) -> Reading | None:
    if verb.tag_ == "VBG" and any(
        child.lower_ in {"is", "are", "am", "been"} for child in auxiliaries
    ):
        return Reading("ongoing", tuple(child.text for child in auxiliaries))
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in auxiliaries):
        if verb.head.lower_ in {"are", "is", "was", "were"} and verb.dep_ in {
            "xcomp",
            "ccomp",
            "attr",
        }:
            return Reading("planned", (f"{verb.head.text} to",))
        return None
    return None


def _verb_chain(verb: Token) -> Iterator[Token]:
    """Yield the verb, and the one it is coordinated with, whose auxiliaries it shares."""
    yield verb
    has_own = any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in verb.children)
    if verb.dep_ == "conj" and is_verb(verb.head) and not has_own and verb.head.tag_ == verb.tag_:
        yield from _verb_chain(verb.head)


def _governor(trigger: Token, verb: Token | None) -> Reading | None:
    """A word above: "plans to meet", "called for talks", "cancelled the meeting", "denied that …"."""
    word = verb if verb is not None else trigger
    for _ in range(_STEPS):
        above = word.head
        if above == word or not _reaches(word):
            return None
        reading = _first(status_lexicon().governors, [above.lower_])
        if reading is not None and _governs(reading, word, above):
            negated = any(child.dep_ == "neg" for child in above.children)
            return Reading("denied", (*reading.cues, "not")) if negated else reading
        ahead = _is_ahead(above) if word.tag_ == "VB" and word.dep_ in {"advcl", "xcomp"} else None
        if ahead is not None:
            return ahead  # "will meet in Moscow to sign a treaty"
        if is_verb(above) and above.tag_ in {"VBD", "VBZ", "VBP"} and word.dep_ != "xcomp":
            return None
        word = above
    return None


def _reaches(word: Token) -> bool:
    if word.dep_ == "conj" and is_verb(word):
        return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)
    if word.dep_ == "prep":
        return word.lower_ in {
            "for",
            "to",
            "on",
            "of",
            "against",
            "off",
            "into",
            "from",
            "out",
            "in",
        }
    if word.dep_ in {"advcl", "ccomp", "xcomp", "acl"}:
        return word.tag_ in {"VB", "VBG"} or word.dep_ == "ccomp"
    return word.dep_ in _CLIMBS


def _governs(reading: Reading, word: Token, above: Token) -> bool:
    """A noun under a verb of planning is planned; a finite clause under it keeps its own tense."""
    if word.dep_ == "advcl":
        return reading.status in {"planned", "proposed"} and above.lower_ in {
            "due",
            "set",
            "scheduled",
            "going",
            "ready",
            "slated",
            "expected",
        }
    if above.lower_ == "about" and word.tag_ != "VB":  # "about his talks", not "about to meet"
        return False
    if word.dep_ == "ccomp" and word.tag_ in {"VBD", "VBN"}:
        return reading.status == "denied"
    return not (above.lower_ == "call" and above.tag_.startswith("NN") and word.dep_ != "prep")


def _first(table: Mapping[Status, frozenset[str]], words: list[str]) -> Reading | None:
    for word in words:
        for status, listed in table.items():
            if word in listed:
                return Reading(status, (word,))
    return None
