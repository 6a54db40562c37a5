"""Every word for what is signed and agreed, its fields and its value is read as its examples say."""

from collections.abc import Iterator

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import NOTHING, Example
from communique_extraction.lexicon.instruments import InflectedGroup
from communique_extraction.lexicon.word_group import filled
from communique_schemas import AgreementEvent, Article
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/instruments"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def in_words(event: AgreementEvent) -> str:
    """An agreement as the examples give it: "2 agreement on fishing, shipping"."""
    parts = [str(event.count) if event.count else "", event.instrument.kind]
    if event.fields:
        parts.append(f"on {', '.join(field.label for field in event.fields)}")
    if event.value:
        parts.append(f"worth {event.value.amount:.0f} {event.value.currency}")
    if event.duration:
        parts.append(f"for {event.duration.iso}")
    return " ".join(part for part in parts if part)


def agreements(extractor: Extractor, texts: list[str]) -> list[str]:
    """The agreements of each text, in words."""
    results = extractor.pipe(Article(text=text) for text in texts)
    return [
        " and ".join(in_words(event) for event in result.events if event.type == "agreement")
        or NOTHING
        for result in results
    ]


def words_of(entry: Entry) -> dict[str, str]:
    """The words of an entry in all of their forms, and what each says."""
    words = entry.data.get("words")
    if isinstance(words, dict):
        return {word: f"{value:.0f}" if isinstance(value, float) else str(value)
                for word, value in words.items()}  # fmt: skip
    keys = InflectedGroup.model_fields.keys() & entry.data.keys()
    group = InflectedGroup.model_validate({key: entry.data[key] for key in keys})
    return dict.fromkeys(sorted(group.forms), "")


def texts(entry: Entry, example: Example) -> Iterator[tuple[str, Example]]:
    """An example with each word of its entry, or as it stands where it has no place for one."""
    for word, value in (words_of(entry) if "{w" in example.text.lower() else {"": ""}).items():
        each = filled(example, word)
        yield word, each.model_copy(update={"gives": each.gives.replace("{value}", value)})


def readings(extractor: Extractor, entry: Entry) -> dict[tuple[str, str], tuple[str, str]]:
    """By word and text of each example: what it is said to give, and what is read."""
    tried = [pair for example in entry.examples() for pair in texts(entry, example)]
    found = agreements(extractor, [each.text for _, each in tried])
    pairs = zip(tried, found, strict=True)
    return {(word, each.text): (each.gives, read) for (word, each), read in pairs}


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example is read as it says with one of the words of its entry."""
    tried = [each for _, each in texts(entry, example)]
    found = agreements(extractor, [each.text for each in tried])
    return any(each.gives == read for each, read in zip(tried, found, strict=True))


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_example_is_read_as_it_says(extractor: Extractor, entry: Entry) -> None:
    assert all(holds(extractor, entry, example) for example in entry.examples())


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_word_is_read_as_an_example_says_but_not_without_its_entry(
    extractor: Extractor, entry: Entry
) -> None:
    with_it = readings(extractor, entry)
    with entry.absent():
        without = readings(extractor, entry)
    shown = {
        word
        for (word, text), (gives, read) in with_it.items()
        if read == gives != without[word, text][1]
    }
    assert shown == set(words_of(entry) or {""})


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_an_example_shows_what_the_entry_leaves_alone(extractor: Extractor, entry: Entry) -> None:
    with_it = readings(extractor, entry)
    with entry.absent():
        without = readings(extractor, entry)
    assert [
        text for (word, text), read in with_it.items() if not word and read == without[word, text]
    ]
