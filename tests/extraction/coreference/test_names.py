"""Two names of one person, and two names of two."""

import pytest

from communique_extraction.coreference.names import (
    is_acronym,
    name_words,
    overlap,
    same_person,
    without_alias,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lars Hagen", "Hagen"),
        ("Lars Hagen", "Lars Erik Hagen"),
        ("Joe Tolland", "Joseph R. Tolland"),
        ("J. Tolland", "Joseph Tolland"),
        ("Fuad Hamsin", "Fouad Hamsin"),
        ("Müge Öztan", "Muge Oztan"),
        ("Pope Linus XI", "Linus"),
        ("Sheikh Salim al-Nuri", "Salim al-Nuri"),
    ],
)
def test_one_person_is_known_by_either_name(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lars Hagen", "Petra Hagen"),
        ("Lars Hagen", "Lars Holm"),
        ("Lars", "Hagen"),
        ("Omar bin Khalid", "Khalid"),
        ("Omar bin Khalid bin Salim", "Khalid"),
        ("Anna Weber", "Otto Keller"),
    ],
)
def test_two_persons_stay_two(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_forms_of_address_accents_and_suffixes_are_no_part_of_a_name() -> None:
    assert name_words("Mr. José Álvarez Jr.") == ("jose", "alvarez")
    assert name_words("Xi Wen") == ("xi", "wen")


def test_an_acronym_is_made_of_the_initials() -> None:
    assert is_acronym("EU", "European Union")
    assert is_acronym("World Trade Fund", "WTF")
    assert not is_acronym("UN", "European Union")
    assert not is_acronym("European Union", "European Union")


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("second Joint Working Group", "Joint Working Group"),
        ("Joint Working Group (JWG)", "Joint Working Group"),
        ("Second Committee", "Second Committee"),
    ],
)
def test_the_name_of_a_body_does_not_tell_how_often_it_met(name: str, own: str) -> None:
    assert without_alias(name) == own


@pytest.mark.parametrize(
    ("one", "other"), [("Ali Vuttu", "Vuttu Quxo"), ("Vuttu Quxo", "Ali Vuttu")]
)
def test_two_words_of_three_may_be_either_two(one: str, other: str) -> None:
    assert overlap(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali bin Vuttu", "Vuttu bin Quxo"),
        ("Ali Vuttu", "Quxo Vuttu"),
        ("Ali Vuttu", "Vuttu"),
        ("Ali Vuttu", "Vuttu Reza Quxo"),
    ],
)
def test_a_father_is_not_his_son(one: str, other: str) -> None:
    assert not overlap(one, other)
