"""The word lists: their examples are true, and nothing stands in them twice."""

import tomllib
from importlib.resources import files

import pytest

from communique_merging.words import name_words, ordinals, plain, word_list, words_of

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


def test_ordinals_are_read_in_words_and_in_figures() -> None:
    assert ordinals("the fifth round, after the 12th session") == {5, 12}
    assert ordinals("on 12 May") == frozenset()
