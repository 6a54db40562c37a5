"""What is said of an event that is a subject: "the talks will take place", "the visit is off"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, auxiliary_cues, cue_at
from communique_extraction.events.factuality.links import governor_of, is_known, link_of
from communique_extraction.events.factuality.verbs import progress_of, verb_cues
from communique_extraction.lexicon.instruments import instrument_words
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.syntax.dependencies import is_passive, is_verb
from communique_extraction.syntax.support_verbs import occurs

_PREDICATIVE = frozenset({"acomp", "attr", "advmod", "prt", "prep", "oprd", "advcl"})
_PRESENT = frozenset({"VBZ", "VBP"})
_COMMON_NOUNS = frozenset({"NN", "NNS"})
_DEEP = 4
"""How many verbs and adjectives a chain of predicates may have: "is expected to be called off"."""


def predicated(verb: Token) -> list[Cue] | None:
    """What a verb says of the event that is its subject, inside out; None where it says other things.

    In "is unlikely to take place" the inner predicate tells that it happens, the outer one that it may not.
    What "is unlikely to bring peace" will take place all the same.
    """
    chain = _chain(verb)
    for depth in range(len(chain) - 1, -1, -1):
        inner = chain[depth]
        cue = subject_cue(inner)
        if cue is None and not _carries(inner):
            continue
        if cue is not None and cue.effect == "unreal" and depth + 1 < len(chain):
            cue = replace(cue, effect="planned")
        found = [cue] if cue else []
        found += verb_cues(inner)
        for above in range(depth - 1, -1, -1):
            outer, cue = chain[above], governor_of(link_of(chain[above + 1], None))
            found += [cue] if cue else []
            found += verb_cues(outer) if is_verb(outer) else []
        return found
    return None


def subject_cue(verb: Token) -> Cue | None:
    """The cue that a verb, or what is predicated by it, is for its subject.

    What "was underway" has occurred, as far as the past tense tells.
    """
    found = cue_at(verb, ("subject", "object") if is_passive(verb) else ("subject",))
    if found is not None:
        return found
    copula = verb.lower_ in scope_words().be
    for child in verb.children if copula else ():
        if child.dep_ in _PREDICATIVE:
            for word in (child, child.left_edge):
                cue = cue_at(word, ("subject",))
                if cue is not None:
                    over = cue.effect == "ongoing" and verb.tag_ == "VBD"
                    return replace(cue, effect="kept") if over else cue
    return None


def future_of(event: Token) -> Iterator[Cue]:
    """Yield the future in which something else is said of an event: "the talks will focus on trade".

    "A meeting would help" is of one that is thought of; "the deal would help" may be of one that is made,
    and "the deal will help" is of one that mostly is.
    """
    verb = event.head
    if is_known(event) and event.lower_ in instrument_words():
        return
    thought_of = {"planned"} if is_known(event) else {"planned", "proposed"}
    yield from (cue for cue in auxiliary_cues(verb) if cue.effect in thought_of)


def under_way(event: Token) -> Iterator[Cue]:
    """Yield what the present tense says of talks: "the talks are making progress", "are in trouble"."""
    verb = event.head
    if event.lower_ not in scope_words().processes:
        return
    yield from progress_of(verb)
    if (
        verb.lower_ in scope_words().be
        and verb.tag_ in _PRESENT
        and any(map(_is_state, verb.rights))
    ):
        yield Cue("present", verb.text, "ongoing", at=verb)


def _is_state(preposition: Token) -> bool:
    """Tell "in trouble", and neither "in Oslo" nor "on Monday"."""
    objects = [child for child in preposition.rights if child.dep_ == "pobj"]
    common = any(child.tag_ in _COMMON_NOUNS for child in objects)
    return common and preposition.lower_ in scope_words().in_state


def _chain(verb: Token) -> list[Token]:
    """A verb, and the predicates that it governs in turn."""
    chain = [verb]
    while len(chain) < _DEEP:
        below = [c for c in chain[-1].rights if c.dep_ in {"xcomp", "acomp"}]
        below = [c for c in below if c.dep_ == "xcomp" or any(g.dep_ == "xcomp" for g in c.rights)]
        if not below:
            break
        chain.append(below[0])
    return chain


def _carries(verb: Token) -> bool:
    """Tell a verb by which an event is said to take place, or to be held."""
    if not is_verb(verb):
        return False
    held = is_passive(verb) and verb.lower_ in support_roles()
    return held or (occurs(verb) and verb.lower_ not in scope_words().be)
