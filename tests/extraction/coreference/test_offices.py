"""Whether somebody of one title is meant by another one."""

import pytest

from communique_extraction.coreference.offices import (
    is_leader,
    is_office_of,
    is_portfolio,
    office,
    singular_office,
    state_of_office,
    translated,
    unquantified,
)


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("President", "president"),
        ("acting President", "president"),
        ("Prime Minister and Minister of Defence", "prime minister"),
        ("Foreign Minister", "minister"),
        ("King", "monarch"),
        ("President", "leader"),
        ("Chancellor", "head of government"),
    ],
)
def test_a_title_is_an_office_asked_for(own: str, asked: str) -> None:
    assert is_office_of(own, asked)


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("Foreign Minister", "prime minister"),
        ("Prime Minister", "foreign minister"),
        ("President", "minister"),
        ("", "president"),
    ],
)
def test_another_office_is_none(own: str, asked: str) -> None:
    assert not is_office_of(own, asked)


def test_a_deputy_leads_nothing() -> None:
    assert is_leader("President")
    assert not is_leader("Vice President")
    assert not is_leader("Deputy Prime Minister")


def test_the_head_word_of_a_title_is_its_office() -> None:
    assert office("acting Peruvian president") == "president"
    assert office("Minister of Trade") == "minister"


def test_members_of_a_group_hold_the_office_that_its_noun_names() -> None:
    assert singular_office("respective foreign ministers") == "foreign minister"
    assert singular_office("rebels") is None
    assert unquantified("several senior officials") == "senior officials"


def test_an_office_that_one_state_calls_otherwise_is_translated_both_ways() -> None:
    assert translated("foreign minister", "USA") == "Secretary of State"
    assert translated("secretary of state", "PER") == "Foreign Minister"
    assert translated("president", "USA") == "president"


@pytest.mark.parametrize(
    "affiliation", ["Trade and Industry", "Foreign Affairs", "Homeland Security"]
)
def test_what_a_minister_is_of_is_a_portfolio(affiliation: str) -> None:
    assert is_portfolio(affiliation)


@pytest.mark.parametrize("affiliation", ["Quxo Group", "the Bank of Vuttu", ""])
def test_a_company_is_none(affiliation: str) -> None:
    assert not is_portfolio(affiliation)


def test_an_office_that_one_state_has_tells_the_state_whatever_it_is_for() -> None:
    assert state_of_office("Assistant Secretary of State for Quxo Affairs") == "USA"
    assert state_of_office("Secretary of State for Wales") is None
