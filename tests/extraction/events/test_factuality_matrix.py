"""Every frame in every way of being planned, proposed, cancelled, denied, going on, asked and imagined."""

from collections import Counter
from collections.abc import Iterator

import pytest

from communique_extraction.events.factuality.composition import state_under
from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.factuality import Effect, State
from communique_extraction.lexicon.frames import VerbFrame
from communique_schemas import Article
from tests.extraction.events.ways import Telling, tellings

EFFECTS: dict[State, Effect] = {
    "occurred": "kept",
    "ongoing": "ongoing",
    "planned": "planned",
    "proposed": "proposed",
    "cancelled": "cancelled",
    "denied": "denied",
    "unreal": "unreal",
}
DONE = {"occurred", "ongoing"}
Read = tuple[Telling, set[str]]


@pytest.fixture(scope="module")
def matrix(extractor: Extractor) -> list[Read]:
    """What each frame gives in each way: the statuses of its events, or `unreal` where there are none."""
    told = list(tellings())
    results = extractor.pipe([Article(text=telling.text) for telling in told], batch_size=64)
    return [
        (telling, {event.status for event in result.events} or {"unreal"})
        for telling, result in zip(told, results, strict=True)
    ]


def wanted(telling: Telling) -> State:
    """The status that a way gives a frame: what is only invited is proposed, however it is told."""
    frame = telling.frame
    told = frame.status if isinstance(frame, VerbFrame) else None
    return state_under(EFFECTS[telling.state], told or "occurred")


def wrong(matrix: list[Read]) -> Iterator[tuple[Telling, set[str]]]:
    yield from ((telling, given) for telling, given in matrix if wanted(telling) not in given)


def test_every_frame_is_told_in_some_way(matrix: list[Read]) -> None:
    assert len({telling.frame.name for telling, _ in matrix}) > 50
    assert len(matrix) > 3000


def test_what_did_not_happen_is_not_reported_as_having_happened(matrix: list[Read]) -> None:
    """At most one in a hundred, of what is planned, proposed, cancelled, denied, asked or imagined."""
    other = [(telling, given) for telling, given in matrix if telling.state not in DONE]
    false = [telling.text for telling, given in other if given & DONE]
    assert len(false) <= len(other) / 100, false


def test_nearly_every_frame_has_the_status_that_the_way_gives_it(matrix: list[Read]) -> None:
    amiss = [f"{t.frame.name}: {sorted(given)}: {t.text}" for t, given in wrong(matrix)]
    assert len(amiss) <= len(matrix) / 50, amiss


def test_no_way_fails_for_more_than_a_few_frames(matrix: list[Read]) -> None:
    failures = Counter(telling.way for telling, _ in wrong(matrix))
    tried = Counter(telling.way for telling, _ in matrix)
    assert {way for way, number in failures.items() if number > max(1, tried[way] / 10)} == set()
