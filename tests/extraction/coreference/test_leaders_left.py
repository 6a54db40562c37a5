"""A leader of whom no words tell the state is of the one that is left."""

from communique_extraction.extractor import Extractor
from communique_schemas import Article


def states(extractor: Extractor, text: str, title: str) -> dict[str, str | None]:
    """The participants of the events of an article of an American outlet, with their states."""
    result = extractor(Article(text=text, title=title, source="voanews.com"))
    return {p.name: p.country for event in result.events for p in event.participants}


JAPAN = "Japan’s storms were spoken of, and Japanese fish."


def test_of_two_leaders_the_other_one_is_of_the_other_state(extractor: Extractor) -> None:
    text = f"Finnish President Elina Koskinen met Prime Minister Lars Hagen on Monday. {JAPAN}"
    assert states(extractor, text, "A visit to Japan") == {
        "Elina Koskinen": "FIN",
        "Lars Hagen": "JPN",
    }


def test_two_states_that_are_left_are_one_too_many(extractor: Extractor) -> None:
    text = f"Finnish President Elina Koskinen met Prime Minister Lars Hagen. {JAPAN} Danish ships."
    assert states(extractor, text, "Japan and Denmark")["Lars Hagen"] is None


def test_a_state_that_lacks_the_office_is_not_left(extractor: Extractor) -> None:
    text = f"Finnish Foreign Minister Eero Laine met President Lars Hagen. {JAPAN}"
    assert states(extractor, text, "Japan")["Lars Hagen"] != "JPN"


def test_a_state_whose_leader_is_named_is_not_left(extractor: Extractor) -> None:
    text = (
        f"Japanese Prime Minister Nils Moen briefed Finnish President Elina Koskinen. {JAPAN} Koskinen met "
        "Prime Minister Lars Hagen."
    )
    assert states(extractor, text, "Japan")["Lars Hagen"] is None


def test_who_may_be_the_leader_of_the_outlets_own_state_gets_no_other(extractor: Extractor) -> None:
    text = (
        "Irish envoy Nuala Byrne met President Aoife Walsh, and then President Peter Holt. "
        "France and French wine were spoken of."
    )
    told = states(extractor, text, "France")
    assert "FRA" not in told.values()


def test_a_guest_in_a_capital_is_not_of_its_state(extractor: Extractor) -> None:
    text = "Prime Minister Lars Hagen arrived in Lisbon. He met Portuguese officials in Lisbon."
    assert states(extractor, text, "Hagen in Lisbon")["Lars Hagen"] is None


def test_a_state_whose_leader_bears_another_word_for_the_office_is_not_left(
    extractor: Extractor,
) -> None:
    text = f"Japanese Premier Nils Moen met Prime Minister Lars Hagen. {JAPAN}"
    assert states(extractor, text, "Japan")["Lars Hagen"] is None
