"""Links: how an event's word, or a cue, hangs on the next word above it, and which cue governs it there."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.verbs import has_tense, is_infinitive, is_perfect
from communique_extraction.lexicon.factuality import Scope, content_nouns
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.dependencies import is_verb

_PASSING = frozenset({"IN", "TO", "RP", "RB", "RBR"})
"""The tags of prepositions and adverbs between a word and what it hangs on: "short of signing"."""
_OF_CLAUSE = frozenset({"aux", "auxpass", "mark"})
_OBJECT = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative", "pobj", "npadvmod"})
_CLAUSE = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "dobj", "attr", "oprd", "pobj"})
_PREDICATE = frozenset({"acomp", "attr", "advmod", "oprd", "prt"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_CARRIED = frozenset({"acomp", "attr", "oprd", "dobj"})
_AHEAD = frozenset({"planned", "arranged", "proposed", "aired"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a word hangs on one above it: in which scopes, through which preposition, past which words."""

    below: Token
    above: Token
    scopes: tuple[Scope, ...]
    preposition: str | None
    passed: tuple[Token, ...]


def link_of(word: Token, carrier: Token | None) -> Link:
    """How a word hangs on what is above it, past prepositions and adverbs.

    A gerund with a subject of its own ("the possibility of A meeting B") hangs where that does.

    Args:
        word: the word below.
        carrier: the verb that carries it, if it is an event's noun.
    """
    own_subject = word.dep_ == "acl" and word.tag_ == "VBG" and word.head.dep_ == "pobj"
    causing = _causing(word)
    if causing is not None:
        return Link(word, causing, ("complement",), None, ())
    above = word.head.head if own_subject else _asked_for(word) or word.head
    passed: list[Token] = []
    while _is_passed(above) and above.head != above and above != carrier:
        passed.append(above)
        above = above.head
    preposition = passed[0].lower_ if passed else None
    return Link(word, carrier or above, _scopes(word, passed), preposition, tuple(passed))


def _asked_for(verb: Token) -> Token | None:
    """The "offer" of "rejected an offer from X to meet", which the parser takes for a purpose."""
    if verb.dep_ != "advcl" or not is_infinitive(verb):
        return None
    objects = (c for c in verb.head.rights if c.dep_ in {"dobj", "nsubjpass"} and c.i < verb.i)
    return next((noun for noun in objects if noun.lower_ in content_nouns()), None)


def _causing(participle: Token) -> Token | None:
    """The infinitive in "hopes to have the treaty signed", which the parser hangs on the noun."""
    noun = participle.head
    of_noun = participle.dep_ == "acl" and participle.tag_ == "VBN" and noun.dep_ == "dobj"
    above = noun.head
    causes = of_noun and above.lower_ in scope_words().causing and is_infinitive(above)
    return above if causes else None


def governor_of(link: Link) -> Cue | None:
    """The cue that what is above a word is for it."""
    for scope in link.scopes:
        for word in _governing(link):
            cue = cue_at(word, (scope,), link.preposition)
            if cue is not None and _completes(link, cue):
                return cue
    return _across_noun(link)


def _across_noun(link: Link) -> Cue | None:
    """A cue of which the noun is a part: "came within minutes of signing"."""
    noun, verb = link.above, link.above.head.head
    if noun.dep_ != "pobj" or link.preposition is None or not is_verb(verb):
        return None
    cue = cue_at(verb, link.scopes, link.preposition)
    whole = cue is not None and cue.words.lower().endswith(f" {noun.lower_} {link.preposition}")
    return cue if whole else None


def is_content_clause(verb: Token) -> bool:
    """Tell "reports that A met B", "plans for A to meet B", from a relative clause."""
    own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ != "WDT" for c in verb.lefts)
    scope: Scope = "complement" if is_infinitive(verb) else "clause"
    return own_subject and any(cue_at(head, (scope,)) for head in _with_article(verb.head))


def _with_article(noun: Token) -> list[Token]:
    """A noun, and what may begin the words of a cue before it: the "a" of "a lie"."""
    return [*(c for c in noun.lefts if c.dep_ in {"advmod", "det"}), noun]


def is_carried(link: Link) -> bool:
    """Tell a noun or adjective of which its verb says no more than that it is: "has plans", "is ready"."""
    carried = link.below.dep_ in _CARRIED and not link.passed
    return carried and link.above.lower_ in scope_words().carrying


def raised_to(link: Link) -> Token | None:
    """The infinitive of which an object is the subject: "expects the talks to resume"."""
    if link.below.dep_ != "dobj" or not is_verb(link.above):
        return None
    behind = (c for c in link.above.rights if c.dep_ in {"xcomp", "ccomp"} and c.i > link.below.i)
    return next((c for c in behind if c.tag_ == "VB" and is_infinitive(c)), None)


def _is_passed(word: Token) -> bool:
    """Tell what only leads on: prepositions, adverbs, and the "sidelines" on which something is done."""
    return word.tag_ in _PASSING or word.lower_ in scope_words().beside


def _scopes(word: Token, passed: list[Token]) -> tuple[Scope, ...]:
    if not is_verb(word):
        if not passed and word.dep_ not in _OBJECT:
            return ()
        scopes: tuple[Scope, ...] = ("object", "oblique") if passed else ("object",)
        return scopes if is_known(word) else (*scopes, "unspecified")
    if word.dep_ not in _CLAUSE and not (word.dep_ == "relcl" and is_content_clause(word)):
        return ()
    bare = word.tag_ == "VBN" and not any(child.dep_ in _OF_CLAUSE for child in word.lefts)
    if word.dep_ == "acl" and bare:  # "the progress made in talks"; not "that it had been made"
        return ()
    if has_tense(word):  # "suggested that they hold talks", which looks like the present
        return ("clause", "complement") if word.tag_ == "VBP" else ("clause",)
    return ("perfect",) if is_perfect(word) and is_infinitive(word) else ("complement",)


def is_known(noun: Token) -> bool:
    """Tell "the talks" and "their meeting" from "talks" and "a meeting"."""
    return any(c.dep_ == "poss" or c.lower_ in scope_words().definite for c in noun.lefts)


def _governing(link: Link) -> list[Token]:
    """The words that may govern what hangs on a verb: it, or what is predicated of its subject.

    In "preparations began for the talks" the subject governs them; in "too ill to meet", "too".
    """
    above = link.above
    if not is_verb(above):
        return _with_article(above)
    predicates = [c for c in above.rights if c.dep_ in _PREDICATE and c.i < link.below.i]
    predicates += [edge for c in predicates if (edge := c.doc[c.left_edge.i]) != c]
    subjects = [c for c in above.lefts if c.dep_ in _SUBJECT] if link.preposition else []
    if above.lower_ not in scope_words().be:
        return [above, *predicates, *subjects]
    return [*predicates, *_on_the_way(link), above, *subjects]


def _on_the_way(link: Link) -> list[Token]:
    """The "on" of "is on his way to Oslo to meet her", which tells that they are still to meet."""
    behind = [c for c in link.above.rights if c.dep_ == "prep" and c.i < link.below.i]
    cues = ((word, cue_at(word, ("complement",))) for word in behind)
    return [word for word, cue in cues if cue is not None and cue.effect in _AHEAD]


def _completes(link: Link, cue: Cue) -> bool:
    """Tell what completes a cue from what only stands beside it.

    An infinitive may complete it, though the parser takes it for a purpose ("is due to meet"); behind a
    bare "is" it stands at once ("is to meet", and not "is happy to meet", "is in Oslo to meet").
    """
    if cue.words.lower() in scope_words().be:
        return is_infinitive(link.below) and _stands_behind(link.above, link.below)
    return link.below.dep_ != "advcl" or (cue.effect in _AHEAD and is_infinitive(link.below))


def _stands_behind(verb: Token, infinitive: Token) -> bool:
    start = next(token for token in infinitive.lefts if token.tag_ == "TO")
    return all(token.tag_ in {"RB", "NNP"} for token in verb.doc[verb.i + 1 : start.i])
