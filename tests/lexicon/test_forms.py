"""Every form of every verb and noun of the lexicon is put into an example, and read."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.frames import NounFrame, VerbFrame, frame_lexicon
from communique_extraction.lexicon.inflection import noun_forms, verb_forms
from communique_extraction.lexicon.support_verbs import SupportVerbs, support_verb_lexicon
from tests.lexicon.reading import events, events_by_frame
from tests.lexicon.rephrasing import with_noun, with_verb

VERBS = [
    (frame, lemma)
    for frame in frame_lexicon().verb
    for lemma in frame.lemmas
    if not frame.predicate  # an adjective, which has one form
]
NOUNS = [
    *((frame, form, n > 0) for frame in frame_lexicon().noun for lemma in frame.lemmas
      for n, form in enumerate(noun_forms(lemma))),
    *((frame, form, form.endswith("s")) for frame in frame_lexicon().noun
      for form in frame.fixed_forms),
]  # fmt: skip
SUPPORT = [(entry, lemma) for entry in support_verb_lexicon().support for lemma in entry.lemmas]
MISREAD = {
    # the parser, or what finds mentions, takes the verb for something else
    "Norwegian Prime Minister Lars Hagen heads to Finland.",
    "Norwegian Prime Minister Lars Hagen heads into Vienna.",
    "Norwegian Prime Minister Lars Hagen will head into Vienna.",
    "Norwegian Prime Minister Lars Hagen plans to head into Vienna.",
    "Norwegian Trade Minister Lars Hagen heads a business mission to Helsinki.",
    "Norwegian Prime Minister Lars Hagen will head to Finland.",
    "Norwegian Prime Minister Lars Hagen plans to head to Finland.",
    "Norwegian Prime Minister Lars Hagen co-chairs talks with Finnish President Elina Koskinen.",
    "Norwegian Prime Minister Lars Hagen is according a dinner for Finnish President Elina Koskinen.",
    "Norway awards a contract to Boeing for ten helicopters.",
    "Nordfisk purchases Solberg Foods for 90 million euros.",
    "Norwegian Foreign Minister Lars Hagen brokers talks between Peru and Chile.",
}


def people(told: set[str]) -> set[frozenset[str]]:
    """Who takes part, without the status, which changes with the tense."""
    return {frozenset(line.partition(": ")[2].split(", ")) for line in told}


def right(examples: tuple[Example, ...]) -> list[Example]:
    return [example for example in examples if not example.is_wrong]


@pytest.mark.parametrize(("frame", "lemma"), VERBS, ids=lambda value: getattr(value, "name", value))
def test_a_verb_is_read_in_every_form(extractor: Extractor, frame: VerbFrame, lemma: str) -> None:
    misread = []
    for example in right(frame.example):
        for text in with_verb(example.text, frame.forms(), lemma):
            later = frame.anaphoric and (" will " in text or " plan" in text)
            if later or not frame.not_forms.isdisjoint(text.split()):
                continue
            told = events_by_frame(extractor, Example(text=text, gives=""))
            if not people({example.gives}) <= people(told.get(frame.name, set())):
                misread.append((text, told))
    assert [(text, told) for text, told in misread if text not in MISREAD] == []


@pytest.mark.parametrize(("frame", "form", "plural"), NOUNS, ids=lambda v: getattr(v, "name", v))
def test_a_noun_is_read_in_every_form(
    extractor: Extractor, frame: NounFrame, form: str, plural: bool
) -> None:
    told = {}
    for example in right(frame.example):
        text = with_noun(example.text, frame.forms(), form, plural=plural)
        told[text] = events_by_frame(extractor, Example(text=text or "-", gives=""))
        if people({example.gives}) <= people(told[text].get(frame.name, set())):
            return
    pytest.fail(str(told))


@pytest.mark.parametrize(("entry", "lemma"), SUPPORT, ids=lambda v: getattr(v, "name", v))
def test_a_supporting_verb_carries_its_noun_in_every_form(
    extractor: Extractor, entry: SupportVerbs, lemma: str
) -> None:
    forms = {form for other in entry.lemmas for form in verb_forms(other).all()}
    example = right(entry.example)[0]
    for text in with_verb(example.text, forms, lemma):
        told = events(extractor, Example(text=text, gives=""))
        assert text in MISREAD or people({example.gives}) <= people(told), text
