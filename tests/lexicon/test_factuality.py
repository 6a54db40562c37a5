"""Every class of cues shows by examples what it says of an event, and what it says nothing of."""

from collections.abc import Iterator

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.factuality import CueClass, factuality_lexicon
from communique_extraction.lexicon.inflection import noun_forms, verb_forms
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/factuality"
NO_EVENT = "unreal"
"""What an example gives in which there is no event at all."""
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def read(extractor: Extractor, example: Example) -> tuple[set[str], set[str]]:
    """The statuses of an example's events, and the names of the cues that say so."""
    day = example.published.isoformat() if example.published else None
    article = Article.model_validate({"text": example.text, "published_at": day})
    trace = extractor.trace(article)
    statuses: set[str] = {event.status for event in trace.events}
    readings = [mention.reading for record in trace.records for mention in record.mentions]
    return statuses or {NO_EVENT}, {cue.name for reading in readings for cue in reading.cues}


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a class of cues makes of an example what the example says."""
    statuses, cues = read(extractor, example)
    if example.is_wrong:
        return entry.name not in cues and statuses != {NO_EVENT}
    return example.gives in statuses and (example.gives == NO_EVENT or entry.name in cues)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_event_has_the_status_that_the_cue_gives_it(extractor: Extractor, entry: Entry) -> None:
    amiss = [e.text for e in entry.right() if not holds(extractor, entry, e)]
    assert not amiss


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_the_class_no_example_holds(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        amiss = [e.text for e in entry.right() if holds(extractor, entry, e)]
    assert entry.right()
    assert not amiss


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_class_leaves_alone_what_is_not_in_its_scope(
    extractor: Extractor, entry: Entry
) -> None:
    wrong = [example for example in entry.examples() if example.is_wrong]
    words = [" ".join(phrase) for _, phrase in CueClass.model_validate(entry.data).phrases()]
    assert wrong
    for example in wrong:
        assert any(word in example.text.lower() for word in words), "it has no word of the class"
        assert holds(extractor, entry, example), (example.text, read(extractor, example))


def forms_side_by_side(listed: str, part: str) -> tuple[tuple[str, ...], ...]:
    """The forms of a listed word, in the same order for each word of its part of speech."""
    first, *rest = listed.split()
    behind = "".join(f" {word}" for word in rest)
    if part == "verbs":
        forms = verb_forms(first)
        columns = (
            forms.base,
            forms.third_person[:1],
            forms.past[:1],
            forms.participle,
            forms.gerund[:1],
        )
        return tuple(tuple(f"{form}{behind}" for form in column) for column in columns)
    if part == "nouns":
        return tuple((f"{form}{behind}",) for form in noun_forms(first)[:2])
    return ((listed,),)


def put_in(text: str, cue: CueClass, part: str, word: str) -> Iterator[str]:
    """A text with a word of a class in place of another one, in the same form."""
    listed: tuple[str, ...] = getattr(cue, part)
    for other in sorted(listed, key=len, reverse=True):
        columns = zip(forms_side_by_side(other, part), forms_side_by_side(word, part), strict=True)
        for theirs, mine in columns:
            for form in theirs:
                for standing, put in ((form, mine[0]), (form.capitalize(), mine[0].capitalize())):
                    if f" {standing} " in f" {text.rstrip('.')} ":
                        yield text.replace(standing, put, 1)
                        return


@pytest.mark.parametrize("cue", factuality_lexicon().cue, ids=lambda cue: cue.name)
def test_every_word_of_a_class_can_stand_in_one_of_its_examples(
    extractor: Extractor, cue: CueClass
) -> None:
    """Each in the form of the word that stands there: "plans to meet", "intends to meet", …"""
    tried: list[tuple[str, str, Article]] = []
    for part in ("verbs", "nouns", "forms"):
        for word in getattr(cue, part):
            for example in cue.example:
                texts = () if example.is_wrong else put_in(example.text, cue, part, word)
                tried += [(word, example.gives, Article(text=text)) for text in texts]
    results = extractor.pipe(article for _, _, article in tried)
    right = {
        word
        for (word, gives, _), result in zip(tried, results, strict=True)
        if gives in ({event.status for event in result.events} or {NO_EVENT})
    }
    assert set(cue.verbs) | set(cue.nouns) | set(cue.forms) == right
