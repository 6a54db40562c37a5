"""Who is bound by an agreement, who signed it, and who saw it signed."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.coreference.names import are_initials
from communique_extraction.events.cast import Cast
from communique_extraction.events.event_mention import Part
from communique_extraction.events.withdrawn_state import know_whose_state_is_withdrawn
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import meeting_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_kinds, instrument_lexicon
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.coordination import with_conjuncts
from communique_extraction.syntax.dependencies import (
    agents_of,
    is_passive,
    is_verb,
    objects_of,
    possessors_of,
    subjects_of,
)
from communique_extraction.syntax.parsed_sentence import mention_at, takes_part
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_RESTS_ARMS = frozenset({"ceasefire"})
"""The kinds of instruments that end fighting in a state, whoever agrees them."""
_WORTH = frozenset({"amod", "acl"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "poss"})
_OPEN = frozenset({"VB", "VBG"})
"""The tags of verbs whose subject stands elsewhere: "efforts to reach", "the importance of reaching"."""
_STATES_OR_BODIES = frozenset({"country", "organization"})


def cast_agreement(cast: Cast) -> None:
    """Give an agreement its parties, signatories and witnesses beside those that its frame knows."""
    if cast.instrument is not None:
        _leave_out_onlookers(cast.instrument, cast)
        cast.take_as("party", _named_on(cast.instrument, cast))
        if not cast.has("party"):
            cast.take_as("party", _pair_behind(cast))
        if all(part.role == "mediator" for part in cast.parts):
            cast.take_as("party", _at_war(cast.instrument, cast))
        cast.take_as("party", _partner_of_price(cast.instrument))
    _take_companies(cast)
    _take_witnesses(cast)
    _bind_states_of_witnesses(cast)
    _bind_states_of_signatories(cast)


def _named_on(instrument: Token, cast: Cast) -> list[Token]:
    """The parties named on the instrument: "agreement between A and B", "the A-B deal"."""
    behind = [
        token
        for noun in with_conjuncts(instrument)
        for preposition in _prepositions_within(noun)
        if preposition.lower_ in grammar().partners
        for token in governed_by(preposition)
    ]
    before = [
        child
        for child in instrument.children
        if child.dep_ in _BEFORE_NOUN
        and _can_be_bound(mention_at(child, cast.sentence), instrument)
    ]
    return behind if _is_only_called_by(before, cast) else behind + before


def _leave_out_onlookers(instrument: Token, cast: Cast) -> None:
    """In "A announced a deal between B and C", "discussed efforts to reach" it, A is none of its parties."""
    open_verb = cast.trigger.tag_ in _OPEN and all(c.dep_ != "nsubj" for c in cast.trigger.children)
    if not open_verb and cast.trigger.lower_ not in speech_verbs():
        return
    among = (p for p in _prepositions_within(instrument) if p.lower_ in grammar().sides)
    between = [token for preposition in among for token in governed_by(preposition)]
    sides = [entity for token in between for entity in cast.entities_at(token)]
    if len(sides) > 1:
        states = {side.country for side in sides} - {None}
        known = [part.entity for part in cast.parts if part.role != "mediator"]
        cast.leave_out([e for e in known if e not in sides and e.country not in states])


def _is_only_called_by(before: list[Token], cast: Cast) -> bool:
    """Tell "A withdrew from the Peru deal", in which Peru stays, from "A scrapped the A-Peru deal"."""
    named = (mention_at(token, cast.sentence) for token in before)
    codes = {code for mention in named if mention for code in mention.countries}
    return cast.subtype == "withdraw" and bool(cast.parts) and len(codes) == 1


def _at_war(instrument: Token, cast: Cast) -> list[Token]:
    """The state in which arms are to rest, where nobody is named who lays them down: "the truce in Yemen"."""
    if instrument_kinds().get(instrument.lower_) not in _RESTS_ARMS:
        return []
    signed = cast.subtype == "sign"  # "signed a truce in Peru": that is where
    above = () if signed else {cast.trigger, instrument.head}  # "welcomed a truce in Peru"
    behind = [p for head in above for p in prepositions_of(head) if p.i == instrument.i + 1]
    where = (p for p in (*prepositions_of(instrument), *behind) if p.lower_ in words_of("in"))
    named = (
        token
        for preposition in where
        for noun in governed_by(preposition)
        for token in (noun, *noun.lefts)  # "a truce in the Yemen conflict"
    )
    return [
        token
        for token in named
        if (mention := mention_at(token, cast.sentence)) and mention.kind == "country"
    ]


def _take_companies(cast: Cast) -> None:
    """Take for a body whom only "Norway's Vuttu" names, where a body or a contract is beside it.

    So are "Quxo" of what companies do, or of a contract, and initials, "NFA".
    """
    noun = cast.instrument.lower_ if cast.instrument is not None else ""
    contract = instrument_kinds().get(noun) == "contract"
    initials = not (contract or cast.of_companies)
    for part in cast.parts:
        if part.entity.kind == "person" and _is_single_name(part, initials=initials):
            part.entity.kind = "organization"
    bodies = any(part.entity.kind == "organization" for part in cast.parts)
    if bodies or contract:
        for part in cast.parts:
            entity, mention = part.entity, part.mention
            if entity.kind == "person" and _is_only_of_a_state(mention) and not entity.title:
                entity.kind = "organization"


def _is_single_name(part: Part, *, initials: bool) -> bool:
    """Tell a single name without a title, or one of initials alone."""
    name = part.entity.name
    single = " " not in name and not part.entity.title and part.mention.text == name  # no "Mr"
    return single and (not initials or (name.isalpha() and are_initials(name)))


def _is_only_of_a_state(mention: Mention) -> bool:
    one_word = " " not in (mention.name or " ")
    return one_word and mention.affiliation is not None and mention.affiliation in mention.text


def _prepositions_within(noun: Token) -> Iterator[Token]:
    """Yield the prepositions of a phrase, also behind what it is about, and behind what it is worth.

    "A treaty on trade with Peru", "deals worth $2 million with Peru", "a memorandum of understanding
    (MoU) with Peru".
    """
    for child in noun.rights:
        if child.dep_ in _WORTH:
            yield from prepositions_of(child)
    for preposition in prepositions_of(noun):
        yield preposition
        about = preposition.lower_ in grammar().about
        for token in governed_by(preposition):
            if about or token.lower_ in instrument_lexicon().of_names:
                yield from _prepositions_within(token)


def _can_be_bound(mention: Mention | None, instrument: Token) -> bool:
    """Tell who is a party by its place: "the Iran deal", not "the Paris accord", "the Forces Treaty"."""
    if mention is None or mention.kind in {"capital", "name"}:
        return False
    of_several = bool(mention.countries) or mention.text in mention_patterns().unions
    return mention.kind != "body" or of_several or instrument.text[:1].islower()


def _partner_of_price(instrument: Token) -> list[Token]:
    """In "deals worth 5 million euros with Peru" the parser hangs the partner on the price."""
    worth = [child for child in instrument.children if child.lower_ in grammar().worth]
    inner = (
        token for word in worth for token in word.subtree if token.lower_ in grammar().accompanying
    )
    return [token for preposition in inner for token in governed_by(preposition)]


def _pair_behind(cast: Cast) -> list[Token]:
    """The two in "a memorandum on trade and tourism between A and B", wherever the parser hangs them."""
    talks = meeting_nouns() if cast.parts else ()  # "A and B signed papers after talks between"
    for token in cast.sentence.doc[(cast.instrument or cast.trigger).i :]:
        if token.lower_ in scope_words().among and token.head.lower_ not in talks:
            pair = [t for t in governed_by(token) if takes_part(t, cast.sentence)]
            return pair if len(pair) > 1 else []
    return []


def _take_witnesses(cast: Cast) -> None:
    """Take those in whose presence it was out of the other roles, and in as witnesses."""
    for token in cast.sentence.doc:
        witnesses = _witnesses(token, cast.trigger)
        cast.leave_out({entity for witness in witnesses for entity in cast.entities_at(witness)})
        cast.take_as("witness", witnesses)


def _witnesses(token: Token, trigger: Token) -> list[Token]:
    """Who stands as witness at a word: "in the presence of X", "witnessed by X", "X witnessed it"."""
    if token.lower_ in cues().presence:
        governed = [t for preposition in prepositions_of(token) for t in governed_by(preposition)]
        return governed + possessors_of(token)
    if token.lower_ not in cues().witnessing or not is_verb(token):
        return []
    if is_passive(token):
        return agents_of(token)
    over = trigger.head.head if trigger.dep_ == "pobj" else None  # "presided over the signing"
    own = trigger in objects_of(token) or token in {trigger.head, over}
    return subjects_of(token) if own else []


def _bind_states_of_witnesses(cast: Cast) -> None:
    """Two leaders watch what their states sign, where nobody else is named as bound."""
    if any(part.role != "witness" for part in cast.parts):
        return
    by_state = {part.entity.country: part for part in cast.parts if part.entity.country}
    if len(by_state) > 1:
        for code, part in by_state.items():
            cast.parts.append(Part("party", cast.coreference.state(code or ""), part.mention))


def _bind_states_of_signatories(cast: Cast) -> None:
    """Persons sign, states and bodies are bound; and so are the states of those who sign."""
    cast.parts = [_as_signatory_or_party(part) for part in cast.parts]
    know_whose_state_is_withdrawn(cast)
    bound = {part.entity.country for part in cast.parts if part.role == "party"}
    for part in tuple(cast.parts):
        code = part.entity.country
        if part.role == "signatory" and code and code not in bound:
            bound.add(code)
            cast.parts.append(Part("party", cast.coreference.state(code), part.mention))


def _is_in_office(part: Part) -> bool:
    """Tell "the leaders of Norway", who act for it, from "members", who are bound themselves."""
    return part.entity.kind == "group" and None not in {part.entity.title, part.entity.country}


def _as_signatory_or_party(part: Part) -> Part:
    acts = part.entity.kind == "person" or _is_in_office(part)
    if part.role == "party" and acts:
        return replace(part, role="signatory")
    bodies = part.entity.kind == "group" and part.entity.title is None  # "Norwegian banks"
    bound = part.role == "signatory" and (bodies or part.entity.kind in _STATES_OR_BODIES)
    return replace(part, role="party") if bound else part
