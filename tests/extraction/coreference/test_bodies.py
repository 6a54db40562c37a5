"""Which names can be those of a company or another body."""

import pytest

from communique_extraction.coreference.bodies import is_short_for, names_a_body
from communique_extraction.mentions.mention import Mention
from communique_schemas import Span


def name(text: str, label: str) -> Mention:
    span = Span(start=0, end=len(text), text=text)
    return Mention(0, span, "name", text, 0, 0, label=label)


@pytest.mark.parametrize(
    ("text", "label"), [("Nordfisk", "ORG"), ("Nordfisk", ""), ("Nordfisk", "GPE")]
)
def test_an_unknown_name_can_be_a_company(text: str, label: str) -> None:
    assert names_a_body(name(text, label))


@pytest.mark.parametrize(
    ("text", "label"),
    [("Oslo", "GPE"), ("Baltic Sea", "LOC"), ("Monday", "DATE"), ("A350", "PRODUCT")],
)
def test_places_days_and_products_are_none(text: str, label: str) -> None:
    assert not names_a_body(name(text, label))


@pytest.mark.parametrize("short", ["Fishing Council", "Nordic Council", "Council for Fishing"])
def test_a_body_goes_by_less_than_its_name(short: str) -> None:
    assert is_short_for(short, "Nordic Council for Fishing")


@pytest.mark.parametrize("other", ["Council", "Fishing Committee", "Nordic Shipping Council"])
def test_another_body_is_not_meant_by_it(other: str) -> None:
    assert not is_short_for(other, "Nordic Council for Fishing")
