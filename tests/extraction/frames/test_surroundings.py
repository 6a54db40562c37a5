"""What stands around a word that may be a trigger, told before anything is parsed."""

import pytest

from communique_extraction.frames.surroundings import Surroundings, surroundings_of


def around(text: str, trigger: str) -> Surroundings:
    return next(surroundings_of(text, frozenset({trigger})))


def test_each_trigger_has_its_own_place() -> None:
    places = [
        found.place for found in surroundings_of("They met and met again.", frozenset({"met"}))
    ]
    assert places == [1, 3]


def test_the_word_before_and_the_word_after() -> None:
    found = around("The call for peace", "call")
    assert found.before == "the"
    assert found.follow({"for"})
    assert around("Call me", "call").before is None


def test_words_near_it() -> None:
    found = around("Whom he then received in Oslo", "received")
    assert found.precede({"whom"}, 3)
    assert not found.precede({"whom"}, 2)
    assert list(found.places_behind({"in"}, 1)) == [4]
    assert found.have({"oslo"})


def test_a_capital_or_a_word_of_office_may_name_somebody() -> None:
    found = around("They met the minister in a tent", "met")
    assert found.may_name(2, 2)
    assert not found.may_name(4, 3)


def test_words_with_hyphens_and_accents_are_whole() -> None:
    assert around("They held a Tête-à-Tête", "tête-à-tête").place == 3


@pytest.mark.parametrize("name", ["Erdoğan", "Şahin", "Łukasz", "Škoda", "Nguyễn"])
def test_a_name_is_one_word_whatever_its_letters(name: str) -> None:
    (words,) = surroundings_of(f"President {name} received the king", frozenset({"received"}))
    assert words.before == name.lower()
