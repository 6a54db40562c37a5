"""What a sentence says of an agreement or a meeting beside who and when: fields, money, time, doors."""

import pytest

from communique_extraction.details.values import (
    field_of_name,
    find_duration,
    find_fields,
    find_fields_told_after,
    find_setting,
    find_value,
)
from communique_extraction.sentences.sentence import Sentence


def fields(text: str, instrument: str) -> list[str]:
    """The fields of an instrument by the words behind it."""
    found = find_fields(Sentence.alone(text), text.index(instrument) + len(instrument))
    assert all(text[field.start : field.end] == field.text for field in found)
    return [field.label for field in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They signed a treaty on fishing and shipping.", ["fishing", "shipping"]),
        ("They signed a treaty in the fields of fishing, tax and rail.", ["fishing", "tax", "rail"]),
        ("They signed a treaty between Norway and Peru on fishing.", ["fishing"]),
        ("They signed a treaty on fishing on Monday.", ["fishing"]),
        ("They signed a treaty on fishing in Oslo.", ["fishing"]),
        ("They signed a treaty on Peru.", []),
        ("They signed a treaty on various areas.", []),
        ("They signed a treaty.", []),
    ],
)  # fmt: skip
def test_the_fields_of_an_instrument_stand_behind_it(text: str, told: list[str]) -> None:
    assert fields(text, "treaty") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The documents cover fishing and shipping.", ["fishing", "shipping"]),
        ("The agreements are in the fields of fishing and rail.", ["fishing", "rail"]),
        ("The guests cover fishing and shipping.", []),
        ("The documents were signed.", []),
    ],
)
def test_a_sentence_may_go_on_with_the_fields(text: str, told: list[str]) -> None:
    assert [field.label for field in find_fields_told_after(Sentence.alone(text))] == told


def test_an_instrument_may_name_its_field() -> None:
    (field,) = field_of_name("the Double Taxation treaty", 100)
    assert (field.label, field.start, field.end) == ("double taxation", 104, 119)
    assert field_of_name("the treaty", 0) == ()


def test_of_two_areas_as_long_the_one_beside_the_instrument_counts() -> None:
    (field,) = field_of_name("the labour and border treaty", 0)
    assert field.label == "border"
    (field,) = field_of_name("the border and labour treaty", 0)
    assert field.label == "labour"


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("a deal worth $5 million", 5_000_000, "USD"),
        ("a deal worth €1.5bn", 1_500_000_000, "EUR"),
        ("a deal worth 400 million euros", 400_000_000, "EUR"),
        ("a deal worth 1,200 dollars", 1_200, "USD"),
        ("first $5 million, then $7 million", 5_000_000, "USD"),
    ],
)
def test_the_first_amount_of_money_is_the_value(text: str, amount: float, currency: str) -> None:
    value = find_value(Sentence.alone(text))
    assert value is not None
    assert (value.amount, value.currency) == (amount, currency)
    assert text[value.span.start : value.span.end] == value.text


@pytest.mark.parametrize("text", ["a deal worth millions", "5 million fishers", "$ signs"])
def test_no_amount_is_no_value(text: str) -> None:
    assert find_value(Sentence.alone(text)) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("a 25-year lease", "P25Y"),
        ("a truce for three weeks", "P3W"),
        ("a truce of 10 days", "P10D"),
        ("a twelve-month truce", "P12M"),
        ("many years, then two days", "P2D"),
    ],
)
def test_how_long_something_lasts(text: str, iso: str) -> None:
    duration = find_duration(Sentence.alone(text))
    assert duration is not None
    assert duration.iso == iso


def test_an_unnumbered_time_is_no_duration() -> None:
    assert find_duration(Sentence.alone("a truce for many years")) is None


@pytest.mark.parametrize(
    ("text", "closed", "beside"),
    [
        ("They met behind closed doors.", True, None),
        ("They held a closed-door meeting.", True, None),
        ("They met on the sidelines of the Oslo summit.", False, "Oslo summit"),
        ("They met on the margins of a summit, in private.", True, "summit"),
        ("They met in Oslo.", False, None),
    ],
)
def test_the_setting_of_a_meeting(text: str, closed: bool, beside: str | None) -> None:
    setting = find_setting(text)
    assert (setting.closed_doors, setting.sidelines_of) == (closed, beside)
