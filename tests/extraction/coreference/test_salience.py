"""Who was spoken of, and how lately."""

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.salience import Salience


def entity(name: str, kind: str = "person", country: str | None = None) -> Entity:
    return Entity(kind, name, country=country)  # type: ignore[arg-type] # any kind, as a text gives


def test_persons_come_once_each_and_the_latest_first() -> None:
    salience, hagen, weber = Salience(), entity("Hagen"), entity("Weber")
    for sentence, person in enumerate([hagen, weber, hagen]):
        salience.take(person, sentence, subject=True)
    salience.take(entity("Peru", "country", "PER"), 3, subject=False)
    assert salience.persons() == [hagen, weber]


def test_a_sentence_tells_whom_it_names_in_reading_order() -> None:
    salience, hagen, weber = Salience(), entity("Hagen"), entity("Weber")
    salience.take(hagen, 0, subject=True)
    salience.take(weber, 1, subject=True)
    salience.take(hagen, 1, subject=False)
    assert salience.in_sentence(1) == [weber, hagen]


def test_the_state_named_last_is_that_of_whoever_was_last_of_one() -> None:
    salience = Salience()
    assert salience.last_country() is None
    salience.take(entity("Hagen", country="NOR"), 0, subject=True)
    salience.take(entity("somebody"), 1, subject=True)
    assert salience.last_country() == "NOR"


def test_what_is_too_long_ago_is_forgotten() -> None:
    salience, hagen = Salience(), entity("Hagen")
    salience.take(hagen, 0, subject=True)
    for sentence in range(1, 2000):
        salience.take(entity("others", "group"), sentence, subject=False)
    assert salience.persons() == []
