"""A state told once for two persons is that of both."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.mentions.detection import find_mentions
from communique_extraction.sentences.sentence import Sentence


def states(extractor: Extractor, text: str) -> dict[str, tuple[str, ...]]:
    """The states of each person that a sentence names."""
    (doc,) = extractor.reader.with_names([text])
    found = find_mentions(doc, Sentence.alone(text))
    return {mention.name or "": mention.countries for mention in found if mention.kind == "person"}


@pytest.mark.parametrize("joint", [" and ", ", ", ", and "])
def test_the_state_behind_the_second_is_the_firsts_too(extractor: Extractor, joint: str) -> None:
    text = f"Finance Minister Lars Hagen{joint}Trade Minister Niels Holm of Norway left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Niels Holm": ("NOR",)}


def test_the_state_before_the_first_is_the_seconds_too(extractor: Extractor) -> None:
    text = "Norwegian Finance Minister Lars Hagen and Trade Minister Niels Holm left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Niels Holm": ("NOR",)}


def test_a_leader_in_the_second_place_is_of_another_state(extractor: Extractor) -> None:
    text = "Norwegian Finance Minister Lars Hagen and President Elina Koskinen left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Elina Koskinen": ()}


def test_each_keeps_the_state_that_is_its_own(extractor: Extractor) -> None:
    text = "Norwegian Finance Minister Lars Hagen and Finnish Trade Minister Elina Koskinen left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Elina Koskinen": ("FIN",)}


def test_other_words_between_them_share_nothing(extractor: Extractor) -> None:
    text = "Norwegian Finance Minister Lars Hagen met Trade Minister Niels Holm."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Niels Holm": ()}


def test_parties_named_before_are_led_by_those_who_follow(extractor: Extractor) -> None:
    text = "Norway and Finland are friends, Presidents Lars Hagen and Elina Koskinen said."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Elina Koskinen": ("FIN",)}


def test_those_called_by_family_names_alone_have_the_states_told_of_them_before(
    extractor: Extractor,
) -> None:
    text = "Finland and Norway are friends, Presidents Hagen and Koskinen said."
    assert states(extractor, text) == {"Hagen": (), "Koskinen": ()}


def test_a_comma_that_ends_an_adverbial_shares_nothing(extractor: Extractor) -> None:
    text = "Following a lunch with Norwegian Finance Minister Lars Hagen, Minister Holm left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Holm": ()}


def test_the_list_behind_an_adverbial_shares_none_of_its_states(extractor: Extractor) -> None:
    text = (
        "After meeting Norwegian Finance Minister Lars Hagen, Trade Minister Niels Holm and Justice "
        "Minister Mette Juhl left."
    )
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Niels Holm": (), "Mette Juhl": ()}


def test_a_list_within_an_adverbial_shares_its_state(extractor: Extractor) -> None:
    text = (
        "At a lunch with Norwegian Finance Minister Lars Hagen, Trade Minister Niels Holm and Justice "
        "Minister Mette Juhl, they spoke of fish."
    )
    assert states(extractor, text) == {
        "Lars Hagen": ("NOR",),
        "Niels Holm": ("NOR",),
        "Mette Juhl": ("NOR",),
    }


@pytest.mark.parametrize(
    "office",
    ["Minister of Defence", "Secretary of the Supreme Security Council", "Chief of Police"],
)
def test_what_a_minister_is_of_is_no_body_of_another_state(
    extractor: Extractor, office: str
) -> None:
    text = f"Norwegian Finance Minister Lars Hagen and {office} Niels Holm left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Niels Holm": ("NOR",)}


def test_who_is_of_a_body_with_a_name_shares_no_state(extractor: Extractor) -> None:
    text = "Norwegian Finance Minister Lars Hagen and Director of Nokia Niels Holm left."
    assert states(extractor, text) == {"Lars Hagen": ("NOR",), "Niels Holm": ()}
