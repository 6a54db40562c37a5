"""Who stands where around a trigger: its arguments, read off the dependency parse.

Labels are those of ClearNLP as spaCy's English pipelines give them.
"""

from spacy.tokens import Token

from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.factuality import content_nouns
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.coordination import before_day_of, with_conjuncts
from communique_extraction.syntax.prepositions import governed_by, named_of, prepositions_of
from communique_extraction.syntax.relatives import tells_when_or_how

_SUBJECT = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECT = frozenset({"nsubjpass"})
_BEFORE_NOUN = frozenset({"amod", "compound"})
_TAKEN_FOR = frozenset({"NN", "NNS", "JJ"})
"""What the tagger takes a rare verb for: "the two convene", "they prolong"."""
_PLURAL = frozenset({"NNS", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OBJECT = frozenset({"dobj", "dative"})
_CLAUSE_OF_SUBJECT = frozenset({"xcomp", "advcl", "ccomp", "acomp"})
_TO = 2
"""How many words behind the subject of a headline its infinitive stands."""
_DEEP = 6
"""How far up the tree a missing subject is looked for."""


def is_verb(token: Token) -> bool:
    """Tell a verb, participles included, by its tag, or (for rare verbs) by its subject."""
    if token.tag_.startswith("VB"):
        return token.dep_ not in _BEFORE_NOUN
    return token.tag_ in _TAKEN_FOR and any(child.dep_ in _SUBJECT for child in token.children)


def is_noun(token: Token) -> bool:
    """Tell a noun, by its tag or (for "-ing" forms and rare nouns) by its place."""
    if token.tag_.startswith("NN"):
        return True
    return (
        token.tag_ in {"VBG", "JJ"}
        and token.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass", "conj"}
        and any(child.dep_ in {"det", "amod", "poss", "compound"} for child in token.children)
    )


def is_plural(token: Token) -> bool:
    """Tell a noun or name in the plural, by its tag."""
    return token.tag_ in _PLURAL


def is_passive(verb: Token) -> bool:
    """Tell a passive: with its auxiliary, a by-phrase, or as a participle after its noun."""
    marks = {child.dep_ for child in verb.children}
    if marks & {"auxpass", "nsubjpass"}:
        return True
    if "agent" in marks:  # which the parser may take the "by" of "A and B spoke by telephone" for
        return not any(agent.lower_ in cues().subtype["call"] for agent in agents_of(verb))
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not marks & {"aux", "nsubj"}:
        return bool(_agents_behind(verb))  # "Greeted at the airport by A, B arrived"
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not marks & {"aux", "nsubj"}


def subjects_of(verb: Token) -> list[Token]:
    """The subject of an active verb, found through coordination and subordination if need be."""
    return _climb_for_subject(verb, _DEEP)


def _climb_for_subject(verb: Token, steps: int) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in _SUBJECT | _PASSIVE_SUBJECT]
    if not own and verb.tag_ in _FINITE:  # "Norway withdraws": a verb has no modifier before it
        own = [child for child in verb.lefts if child.dep_ in {"compound", "nmod"}]
        own = own or before_day_of(verb)
    own = [*_listed_in_headline(verb, own), *own] or _behind_introduction(verb)
    relative = [child for child in own if child.lower_ in grammar().relative]
    if relative and verb.dep_ == "relcl":
        return list(with_conjuncts(verb.head))
    if own:
        return [token for child in own for token in with_conjuncts(child)]
    if steps == 0 or verb.head == verb:
        return []
    if is_announced(verb):
        return list(with_conjuncts(verb.head))
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VB"}:
        return _subject_of_modifier(verb, steps)
    if verb.dep_ in {"pcomp", "pobj"}:
        return _answered_for(verb.head) or _subject_above(verb.head, steps)
    if verb.dep_ == "dobj":  # "avoided conferring with B"
        return _climb_for_subject(verb.head, steps - 1)
    if verb.dep_ in _CLAUSE_OF_SUBJECT or (verb.dep_ == "conj" and is_verb(verb.head)):
        controller = _object_controller(verb)
        return controller or _climb_for_subject(verb.head, steps - 1)
    return []


def _listed_in_headline(verb: Token, own: list[Token]) -> list[Token]:
    """A in the headline "A, B hold talks", which the parser takes for an adverbial.

    That the verb is a plural one, and its subject none, shows that there are two of them.
    """
    if verb.tag_ != "VBP" or len(own) != 1 or is_plural(own[0]):
        return []
    if any(child.dep_ in {"conj", "appos"} for child in own[0].rights):
        return []
    opening = verb.doc[verb.sent.start]
    comma = verb.doc[opening.i + 1 : own[0].left_edge.i].text in words_of("comma")
    named = opening.tag_.startswith("NNP") and opening.lower_ not in calendar_words()
    listed = opening.dep_ == "npadvmod" and opening.head == verb
    return [opening] if listed and named and comma else []


def _behind_introduction(verb: Token) -> list[Token]:
    """A in "At the wish of Peru, A met" and "At the wish of the king, X, A met", listed with X."""
    opening = next((child for child in verb.lefts if child.dep_ == "prep"), verb)
    first = opening.tag_ == "IN" and opening.left_edge.i == verb.sent.start
    finite = verb.tag_ in _FINITE or any(child.tag_ == "MD" for child in verb.lefts)
    if not (first and finite and verb.dep_ == "ROOT"):
        return []
    listed = (t for t in opening.subtree if t.dep_ in {"conj", "appos"} and t.left_edge.i)
    apart = [t for t in listed if t.left_edge.nbor(-1).is_punct]
    return apart[:1] if any(t.dep_ == "cc" for n in apart[:1] for t in n.subtree) else apart[-1:]


def _subject_of_modifier(verb: Token, steps: int) -> list[Token]:
    """Who does what is said of a noun: "a plan to meet", "is the first minister to visit Oslo".

    Of one who will be the first, nothing happened.
    """
    noun = verb.head
    if verb.dep_ == "acl":
        return _doers_of(noun, steps) or list(with_conjuncts(noun))
    told = verb.tag_ == "VB" and noun.dep_ == "attr" and noun.head.tag_ in _FINITE
    return subjects_of(noun.head) if told else []


def is_announced(verb: Token) -> bool:
    """Tell the infinitive of a headline, all that is said of its subject: "Norway to join the treaty"."""
    above = verb.head
    bare = above.dep_ == "ROOT" and above.i < verb.i and not is_verb(above)
    infinitive = verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.lefts)
    return bare and infinitive and above.i + _TO == verb.i


def _doers_of(noun: Token, steps: int) -> list[Token]:
    """Who does what a noun like "plan" is about: "his plan to meet", "accepted an invitation to visit"."""
    if noun.lower_ in grammar().orders:  # "signed an order to withdraw"
        return _subject_above(noun, steps)
    asks = content_nouns().get(noun.lower_)
    if asks is None:
        return []
    asked = [t for p in prepositions_of(noun) if p.lower_ in words_of("to") for t in governed_by(p)]
    # "an invitation to X to visit"
    return (asked if asks else possessors_of(noun) or named_of(noun)) or _subject_above(noun, steps)


def _object_controller(verb: Token) -> list[Token]:
    """In "invited X to visit" and "called on X to visit", X does; in "visited X to meet Y", X does not."""
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or not any(c.tag_ == "TO" for c in verb.lefts):
        return []
    above = verb.head.lower_
    if above in grammar().visiting or (verb.dep_ == "advcl" and above not in grammar().asking):
        return []
    objects = [child for child in verb.head.children if child.dep_ in _OBJECT]
    asked = [p for p in verb.head.rights if p.dep_ == "prep" and p.lower_ in grammar().asked_of]
    own = [token for child in objects for token in with_conjuncts(child)]
    governed = (token for preposition in asked for token in governed_by(preposition))
    return own or [token for token in governed if token.lower_ not in calendar_words()]


def _answered_for(preposition: Token) -> list[Token]:
    """In "thanked X for signing" and "accused X of violating", X is the one who did so."""
    above = preposition.head if is_verb(preposition.head) else preposition.head.head
    told = above.lower_ in grammar().holding_to_account and is_verb(above)
    for_what = preposition.lower_ in grammar().of.words | grammar().about.words
    return objects_of(above) if told and for_what else []


def _subject_above(word: Token, steps: int) -> list[Token]:
    """The subject of the clause in which a preposition or a noun stands."""
    above = word.head
    while above.head != above and not is_verb(above):
        above = above.head
    return _climb_for_subject(above, steps - 1) if is_verb(above) and steps else []


def objects_of(verb: Token) -> list[Token]:
    """The direct object of an active verb; for a passive, its subject."""
    if is_passive(verb):
        said_of = _priced(verb)
        own = [child for child in said_of.children if child.dep_ in _PASSIVE_SUBJECT | _SUBJECT]
        if any(child.lower_ in grammar().relative for child in own) and verb.dep_ == "relcl":
            own = [verb.head]
        if not own and verb.dep_ in {"acl", "relcl"}:
            own = [verb.head]
        if not own and verb.dep_ in {"conj", "advcl"} and is_verb(verb.head):
            own = subjects_of(verb.head)
        if not own and verb.dep_ == "xcomp":  # "is due to be received"
            own = subjects_of(verb)
        own += [child for child in verb.rights if child.dep_ == "dobj"]  # "was awarded a contract"
    else:
        own = [c for c in verb.children if c.dep_ in _OBJECT and c.tag_ != "IN"]
        relative = any(child.lower_ in grammar().relative for child in own)
        content = verb.head.lower_ in content_nouns()  # "reports that A left for Oslo"
        # in "X, who arrived in Oslo" X is the subject, and no object
        own_subjects = (child for child in verb.children if child.dep_ in _SUBJECT)
        subject = any(child.lower_ not in grammar().relative for child in own_subjects)
        # in "the accord that A had abandoned" the parser may take "that" for a conjunction
        marked = any(c.dep_ == "mark" and c.lower_ in grammar().relative for c in verb.lefts)
        missing = verb.dep_ == "acl" and not own and (marked or verb.tag_ in _FINITE)
        apart = content or tells_when_or_how(verb)
        if (verb.dep_ == "relcl" or missing) and subject and not apart:
            own = [verb.head] if relative or not own else own
    return [token for child in own for token in with_conjuncts(child)]


def _priced(verb: Token) -> Token:
    """Where the subject hangs: in "deals worth 5 million were signed" the parser takes "worth" for a verb."""
    price = verb.dep_ == "ccomp" and verb.head.lower_ in grammar().worth and is_verb(verb.head)
    return verb.head if price else verb


def agents_of(verb: Token) -> list[Token]:
    """Who does what a passive verb says: its by-phrase."""
    phrases = [child for child in verb.children if child.dep_ == "agent"] or _agents_behind(verb)
    return [token for phrase in phrases for token in governed_by(phrase)]


def _agents_behind(verb: Token) -> list[Token]:
    """The "by" that the parser hangs on the place: "greeted at the airport by A"; not "in a visit by A"."""
    if verb.tag_ != "VBN":
        return []
    behind = (p for child in verb.children if child.dep_ == "prep" for p in child.children)
    places = [place for place in behind if place.lower_ not in noun_triggers()]
    phrases = (phrase for place in places for phrase in place.children if phrase.dep_ == "prep")
    return [phrase for phrase in phrases if phrase.lower_ in grammar().by]


def possessors_of(noun: Token) -> list[Token]:
    """The possessor of a noun, or of the noun that it is coordinated with."""
    own = [child for child in noun.children if child.dep_ == "poss"]
    if not own and noun.dep_ == "conj" and not any(c.dep_ == "det" for c in noun.children):
        return possessors_of(noun.head)
    return [token for child in own for token in with_conjuncts(child)]
