"""Where the parser hangs a word on the wrong one, the meeting is read all the same."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

HAGEN = "Norwegian Prime Minister Lars Hagen"
KOSKINEN = "Finnish President Elina Koskinen"
BOTH = {"Lars Hagen", "Elina Koskinen"}


def test_who_was_spoken_with_by_telephone(extractor: Extractor) -> None:
    first, second = read(
        extractor, f"{HAGEN} spoke by telephone with {KOSKINEN} and Danish President Mette Juhl."
    )
    assert names(first) == BOTH
    assert names(second) == {"Lars Hagen", "Mette Juhl"}


def test_what_says_more_of_a_raid_is_nothing_that_was_spoken(extractor: Extractor) -> None:
    [call] = read(
        extractor,
        f"{HAGEN} spoke today with {KOSKINEN} to condemn the raid on a church in Turku, "
        "a senseless act of violence that took the lives of seven fishers.",
    )
    assert names(call) == BOTH


def test_a_person_behind_her_companions_was_met(extractor: Extractor) -> None:
    [meeting] = read(extractor, f"{HAGEN} met on Monday, at the palace, {KOSKINEN}.")
    assert names(meeting) == BOTH


def test_may_before_a_noun_is_the_month(extractor: Extractor) -> None:
    (deal,) = read(extractor, "The May 3, 2021, deal between Peru and Chile helps the fishers.")
    assert names(deal) == {"Peru", "Chile"}
