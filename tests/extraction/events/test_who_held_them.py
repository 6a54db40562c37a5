"""Who held talks that are told by their states, or by "their", and which meetings are of two alone."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

HAGEN = "Norwegian Prime Minister Lars Hagen"
KOSKINEN = "Finnish President Elina Koskinen"
BOTH = {"Lars Hagen", "Elina Koskinen"}


def test_after_talks_of_two_states_their_leaders_spoke(extractor: Extractor) -> None:
    for text in (
        f"Following Norwegian-Finnish talks, {HAGEN} and {KOSKINEN} spoke to reporters.",
        f"{HAGEN} and {KOSKINEN} held a news conference following Norwegian-Finnish talks.",
    ):
        [talks] = read(extractor, text)
        assert names(talks) == BOTH


def test_who_only_recalls_the_outcome_of_talks_need_not_have_held_them(
    extractor: Extractor,
) -> None:
    [talks] = read(
        extractor,
        f"{HAGEN} and {KOSKINEN} recalled the outcome of the Norwegian-Finnish talks in May.",
    )
    assert names(talks) == {"Norway", "Finland"}


def test_their_meeting_is_that_of_the_groups_who_will_speak(extractor: Extractor) -> None:
    _, planned = read(
        extractor,
        "Peruvian President Jorge Salas met Chilean President Rosa Diaz. "
        "The ministers of Norway and Finland will speak of it at their meeting in Vienna on May 26.",
    )
    assert names(planned) == {"ministers of Norway", "ministers of Finland"}


def test_bilateral_meetings_are_none_of_three(extractor: Extractor) -> None:
    three, first, second = read(
        extractor,
        f"{HAGEN} will meet {KOSKINEN} and Danish Prime Minister Mette Juhl in Vienna. "
        "Hagen is also expected to have bilateral meetings with Koskinen and Juhl.",
    )
    assert len(three.participants) == 3
    assert [names(first), names(second)] == [BOTH, {"Lars Hagen", "Mette Juhl"}]


def test_a_truce_in_a_state_binds_that_state(extractor: Extractor) -> None:
    [truce] = read(extractor, "Norway welcomed the extension of the ceasefire in Peru.")
    assert names(truce) == {"Peru"}
    [brokered] = read(extractor, "Norway brokered a truce in Peru.")
    assert names(brokered) == {"Norway", "Peru"}


def test_two_offices_of_two_states_are_two_leaders(extractor: Extractor) -> None:
    [talks] = read(
        extractor,
        "Talks were held in Vienna between the President of Norway, President of Finland Elina Koskinen "
        "and Prime Minister of Denmark Niels Holm.",
    )
    assert names(talks) == {"President of Norway", "Elina Koskinen", "Niels Holm"}


def test_who_avoided_somebody_at_the_summit_tells_nothing_of_it(extractor: Extractor) -> None:
    [avoided] = read(extractor, f"{HAGEN} avoided meeting {KOSKINEN} at the summit on Tuesday.")
    assert avoided.status == "denied"


def test_on_the_occasion_of_a_meeting_with_several_its_clause_tells_who_met_them(
    extractor: Extractor,
) -> None:
    for opening in ("After talks with", "At a meeting with", "Ahead of talks with"):
        [talks] = read(
            extractor, f"{opening} {HAGEN} and {KOSKINEN}, Mette Juhl said that all was well."
        )
        assert names(talks) == BOTH | {"Mette Juhl"}
    [told] = read(
        extractor,
        f"Mette Juhl was told of the steps ahead of Peru, including talks with {HAGEN} and {KOSKINEN}.",
    )
    assert names(told) == BOTH
