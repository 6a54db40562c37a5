"""The word lists: their examples are true, and nothing stands in them twice."""

import tomllib
from importlib.resources import files

import pytest

from communique_merging.words import (
    name_words,
    plain,
    proper_names,
    word_list,
    words_of,
)

DATA = tomllib.loads((files("communique_merging") / "words.toml").read_text("utf-8"))
EXAMPLES = [(name, each) for name, entry in DATA.items() for each in entry["example"]]


@pytest.mark.parametrize("name", DATA)
def test_a_list_holds_plain_words_once(name: str) -> None:
    words = DATA[name]["words"]
    assert [plain(word) for word in words] == words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_the_examples_are_true(name: str, example: dict[str, list[str]]) -> None:
    text = str(example["text"])
    found = name_words(text) if name == "name" else word_list(name) & set(words_of(text))  # type: ignore[arg-type]
    assert found == set(example["gives"])


def test_what_a_sentence_calls_by_name() -> None:
    sentence = "The Northern Ports Union met in Lund on Monday."
    assert proper_names(sentence) == ("Northern Ports Union", "Lund")


def test_the_first_word_of_a_sentence_is_no_name_unless_it_is_an_acronym() -> None:
    assert proper_names("Ministers met.") == ()
    assert proper_names("NPU ministers met.") == ("NPU",)
