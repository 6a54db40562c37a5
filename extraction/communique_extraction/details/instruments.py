"""What was signed or agreed: its kind, its proper title, its words and how many of them."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import (
    common_instrument_words,
    instrument_kinds,
    instrument_lexicon,
)
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_schemas import Instrument
from communique_schemas.event import InstrumentKind

_PHRASE = frozenset(
    {"det", "nummod", "amod", "compound", "nmod", "poss", "case", "quantmod", "punct"}
)

_YEAR = re.compile(r"(?:19|20)\d\d")
"""What of one instrument is its year: "the 2015 deal"."""


@dataclass(frozen=True, slots=True)
class FoundInstrument:
    """An instrument, how many of them where the text says so, and where in which sentence it ends."""

    instrument: Instrument
    count: int | None
    sentence: Sentence
    end: int


def _noun(token: Token) -> str | None:
    """The word for an instrument in a token; a proper name is one token of several words."""
    words = token.lower_.split()
    return next((word for word in words if word in instrument_kinds()), None)


def kind_of(token: Token) -> InstrumentKind | None:
    """The kind of instrument that a noun names, where it names one."""
    return instrument_kinds().get(_noun(token) or "")


def is_instrument(token: Token) -> bool:
    """Tell whether a noun can be what is signed or agreed, under the verb that it hangs on."""
    noun = _noun(token)
    if noun is None or not (token.tag_.startswith("NN") or _is_taken_for_verb(token)):
        return False
    lexicon = instrument_lexicon()
    if noun not in lexicon.only_signed:
        return True
    counted = token.head.head.lower_ in grammar().quantities  # "a package of documents"
    noun_signed = token.head.head if counted else token
    signed_by = (noun_signed.head, noun_signed.head.head, *token.children)
    entered = noun_signed.head.lower_ in lexicon.entered
    return entered or any(t.lower_ in lexicon.signing for t in signed_by)


def _is_taken_for_verb(noun: Token) -> bool:
    """Tell the object that the tagger alone takes for a verb: "signed a critical minerals deal"."""
    return noun.tag_.startswith("VB") and noun.dep_ in {"dobj", "pobj", "nsubjpass"}


def has_proper_name(text: str) -> bool:
    """Tell "the Paris Agreement" and "JCPOA", which name one, from "the MoU", which names any.

    "The Agreement", as its own articles call it, names one, too.
    """
    told = set(re.findall(r"[^\W_]+", text.lower()))
    common = told <= common_instrument_words() | grammar().of.words | cues().definite.forms
    return not common or (text.istitle() and " " not in text)


def find_instrument(parsed: ParsedSentence, head: Token) -> FoundInstrument:
    """Read the phrase of which `head` is the noun: "17 cooperation documents"."""
    first = min((c for c in head.lefts if c.dep_ in _PHRASE), key=lambda c: c.i, default=head)
    first = first.doc[first.left_edge.i] if first.dep_ == "poss" else first
    last = _end_of_name(head)
    end = last.idx + len(last)
    words = parsed.sentence.text[first.idx : end]
    determiner, _, rest = words.partition(" ")
    text = rest.lstrip() if determiner.lower() in _determiners() and rest else words
    span = parsed.sentence.span(end - len(text), end)
    kind = kind_of(head) or "deal"  # "an order", "a partnership"
    instrument = Instrument(kind=kind, title=_title(text), text=span.text, span=span)
    return FoundInstrument(instrument, _count(head), parsed.sentence, end)


def _determiners() -> frozenset[str]:
    return cues().definite.forms | words_of("a")


def _end_of_name(head: Token) -> Token:
    """Take "of Understanding", "of Action" into the phrase."""
    for child in head.rights:
        if child.lower_ in grammar().of and child.i == head.i + 1:
            inner = [grand for grand in child.children if grand.dep_ == "pobj"]
            of_name = instrument_lexicon().of_names
            if inner and (inner[0].text[0].isupper() or inner[0].lower_ in of_name):
                return inner[0]
    return head


def _title(text: str) -> str | None:
    capitals = re.findall(r"[A-Z][\w’'-]*", text)
    return text if len(capitals) > 1 and capitals[-1] == text.rsplit(maxsplit=1)[-1] else None


def number_of(head: Token) -> int | None:
    """How many instruments a noun means: one of its kind is "the Joint Declaration", too."""
    told = any(child.dep_ in {"det", "poss"} for child in head.lefts)
    return _count(head) or (1 if told and head.tag_ in {"NN", "NNP"} else None)


def _count(head: Token) -> int | None:
    singular = head.tag_ in {"NN", "NNP"}
    numbers = [child.text for child in head.lefts if child.dep_ == "nummod" or "-" in child.text]
    if singular or head.text[0].isupper():  # "the 1997 Agreement on Fishing Activities"
        numbers = [number for number in numbers if not _YEAR.fullmatch(number)]
    counted = [count for number in numbers if (count := parse_count(number)) is not None]
    if counted:
        return counted[0]
    cardinals = instrument_lexicon().numbers.words
    told = next((cardinals[t.lower_] for t in head.lefts if t.lower_ in cardinals), None)
    if told is not None:  # "a dozen agreements"
        return told
    indefinite = any(child.lower_ in words_of("a") for child in head.lefts)
    return 1 if singular and indefinite else None


def parse_count(text: str) -> int | None:
    """Read a cardinal in digits or words ("17", "1,200", "twenty-one"), or give None."""
    plain = text.lower().replace(",", "")
    if plain.isdecimal():
        return int(plain)
    parts = [instrument_lexicon().numbers.words.get(part) for part in plain.split("-")]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None
