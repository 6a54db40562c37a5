"""What groups are called that take part."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("humanitarian aid workers", "humanitarian aid workers"),
        ("the port leaders", "port leaders"),
        ("several other key stakeholders", "key stakeholders"),
        ("senior Finnish officials", "senior Finnish officials"),
        ("several high-ranking Finnish officials", "high-ranking Finnish officials"),
        ("rebels", "rebels"),
    ],
)
def test_a_group_is_called_by_all_that_says_who_its_people_are(
    extractor: Extractor, words: str, name: str
) -> None:
    text = f"Norwegian Prime Minister Lars Hagen met with {words} in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    assert event.participants[-1].name == name


def test_what_is_said_of_the_summit_is_no_part_of_their_name(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen spoke at the inaugural Leaders' Summit in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    assert "inaugural" not in " ".join(p.name for p in event.participants)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("the Finnish delegation", "Finnish delegation", "group"),
        ("a Finnish trade delegation", "Finnish trade delegation", "group"),
        ("the Finnish negotiating team", "Finnish negotiating team", "group"),
        ("the Finnish side", "Finland", "country"),
        ("the Finnish parliament", "Finnish parliament", "organization"),
    ],
)
def test_who_goes_for_a_state_is_a_group_and_a_side_is_the_state(
    extractor: Extractor, words: str, name: str, kind: str
) -> None:
    text = f"Norwegian Prime Minister Lars Hagen met with {words} in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    (other,) = [p for p in event.participants if p.name != "Lars Hagen"]
    assert (other.name, other.kind) == (name, kind)


def test_a_delegation_is_spoken_of_as_one(extractor: Extractor) -> None:
    text = (
        "Lars Hagen thanked the port for what it did for the Finnish team during its visit to Oslo."
    )
    (event,) = extractor(Article(id="a", text=text)).events
    assert {p.name for p in event.participants} == {"Finnish team"}


HELD_ONCE = {"foreign ministers", "prime ministers"}
"""Offices of which each state has one holder, who is called so."""
MET = "The {} of Norway, Finland and Denmark met in Turku on Monday. "


@pytest.mark.parametrize(
    ("office", "told", "named"),
    [
        ("foreign ministers", "Norwegian Foreign Minister Lars Hagen said so.", True),
        ("prime ministers", "Norwegian Prime Minister Lars Hagen said so.", True),
        ("leaders", "Norwegian Prime Minister Lars Hagen said so.", True),
        ("leaders", "Norwegian Energy Minister Lars Hagen said so.", False),
        ("ministers", "Norwegian Foreign Minister Lars Hagen said so.", False),
        ("deputy foreign ministers", "Norwegian Foreign Minister Lars Hagen said so.", False),
        ("foreign ministers", "He saw the Norwegian foreign minister.", False),
    ],
)
def test_of_an_office_held_once_who_is_named_is_meant(
    extractor: Extractor, office: str, told: str, *, named: bool
) -> None:
    event = extractor(Article(id="a", text=MET.format(office) + told)).events[0]
    called = office.removesuffix("s") if office in HELD_ONCE else office
    of_norway = "Lars Hagen" if named else f"{called} of Norway"
    assert {p.name for p in event.participants} == {
        of_norway,
        f"{called} of Finland",
        f"{called} of Denmark",
    }


def test_counterparts_of_several_states_are_called_by_their_office(extractor: Extractor) -> None:
    text = "Norwegian Foreign Minister Lars Hagen met his counterparts from Peru and Chile."
    (event,) = extractor(Article(id="a", text=text)).events
    assert {p.name for p in event.participants} == {
        "Lars Hagen",
        "Foreign Minister of Peru",
        "Foreign Minister of Chile",
    }


@pytest.mark.parametrize(
    ("hagen", "whom"), [("Foreign Minister", "Finnish"), ("lawmaker", "Finnish")]
)
def test_several_counterparts_of_one_state_keep_their_name(
    extractor: Extractor, hagen: str, whom: str
) -> None:
    text = f"Norwegian {hagen} Lars Hagen met his {whom} counterparts in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    assert {p.name for p in event.participants} == {"Lars Hagen", f"{whom} counterparts"}


@pytest.mark.parametrize(
    "whom", ["leaders of the Nordic Council", "a delegation of the Nordic Council"]
)
def test_who_comes_for_a_body_is_received(extractor: Extractor, whom: str) -> None:
    text = f"Norwegian Prime Minister Lars Hagen hosted {whom} in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    assert event.subtype == "reception"


@pytest.mark.parametrize("others", ["the opposition", "the rebels", "the separatists"])
def test_who_stands_against_a_government_is_known_alone(extractor: Extractor, others: str) -> None:
    text = f"Talks between the Norwegian government and {others} opened in Geneva on Monday."
    (event,) = extractor(Article(id="a", text=text)).events
    assert {p.name for p in event.participants} == {
        "Norwegian government",
        others.removeprefix("the "),
    }


@pytest.mark.parametrize("others", ["the committee", "the ministers"])
def test_who_was_not_spoken_of_before_is_not_known(extractor: Extractor, others: str) -> None:
    text = f"Talks between the Norwegian government and {others} opened in Geneva on Monday."
    (event,) = extractor(Article(id="a", text=text)).events
    assert {p.name for p in event.participants} == {"Norwegian government"}
