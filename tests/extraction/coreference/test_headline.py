"""Whom only the headline names: who "the presidents" and "the President of Finland" are."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


def test_the_presidents_are_those_of_the_headline(extractor: Extractor) -> None:
    [talks] = read(
        extractor,
        "The presidents are to discuss trade.",
        title="President of Norway Lars Hagen to hold talks with President of Finland Elina Koskinen",
    )
    assert names(talks) == {"Lars Hagen", "Elina Koskinen"}
    assert all(p.mentions[0].text == "The presidents" for p in talks.participants)


def test_an_office_is_borne_by_who_is_named_in_the_headline_alone(extractor: Extractor) -> None:
    [visit] = read(
        extractor,
        "The President of Norway arrived in Finland on a visit.",
        title="President of Norway Lars Hagen arrived in Finland",
    )
    assert names(visit) == {"Lars Hagen", "Finland"}


def test_a_headline_in_capitals_makes_no_name_longer(extractor: Extractor) -> None:
    [call] = read(
        extractor,
        "Norwegian Prime Minister Lars Hagen spoke by phone with Finnish President Elina Koskinen.",
        title="Prime Minister Lars Hagen Praises President Elina Koskinen",
    )
    assert names(call) == {"Lars Hagen", "Elina Koskinen"}


def test_a_possessive_ends_a_name_among_capitals(extractor: Extractor) -> None:
    [meeting] = read(
        extractor,
        "The President of Norway had a meeting with Finnish ministers.",
        title="Readout of President Hagen’s Meeting With Ministers of Finland",
    )
    assert names(meeting) == {"Hagen", "Finnish ministers"}


def test_what_the_leaders_of_the_headline_plan_to_discuss_lies_ahead(extractor: Extractor) -> None:
    title = "President of Norway Lars Hagen to hold talks with President of Finland Elina Koskinen"
    [talks] = read(extractor, "The leaders plan to discuss trade.", title=title)
    assert talks.status == "planned"
    assert read(extractor, "The leaders do not plan to discuss trade.", title=title) == ()
