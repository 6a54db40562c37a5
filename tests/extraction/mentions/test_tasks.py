"""What an office is there for, which is not what it is of."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.mentions.detection import find_mentions
from communique_extraction.sentences.sentence import Sentence


def roles(extractor: Extractor, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The offices that a sentence names, with their states."""
    (doc,) = extractor.reader.with_names([text])
    found = find_mentions(doc, Sentence.alone(text))
    return [(each.text, each.countries) for each in found if each.kind == "role"]


@pytest.mark.parametrize(
    ("office", "state"),
    [
        ("Norwegian coordinator of the Lima talks", ("NOR",)),
        ("Norwegian envoy for nuclear negotiations", ("NOR",)),
    ],
)
def test_an_office_is_not_of_the_talks_that_it_is_for(
    extractor: Extractor, office: str, state: tuple[str, ...]
) -> None:
    short = office.partition(" of ")[0].partition(" for ")[0]
    assert roles(extractor, f"The {office} spoke.") == [(short, state)]


def test_a_president_is_of_his_state_whatever_he_does(extractor: Extractor) -> None:
    assert roles(extractor, "The president of Peru visits her.") == [
        ("president of Peru", ("PER",))
    ]
