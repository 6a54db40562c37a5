"""A query merges the parts of an index by day, whatever pieces the server hands it out in."""

import random
from datetime import date, timedelta

import pytest

from communique_schemas import Article, ExtractionResult
from communique_store import EventStore, walk
from communique_store.scores import STATUSES
from tests.schemas.examples import EXTRACTOR, TEXT, agreement, meeting

FIRST_DAY = date(2020, 1, 1)


def some_of_every_kind(number: int) -> ExtractionResult:
    """An article with one event, of a kind and on a day that are drawn."""
    dice = random.Random(number)  # noqa: S311 - no secret
    day = FIRST_DAY + timedelta(days=dice.randint(0, 20))
    end = day + timedelta(days=dice.choice([0, 6, 40, 500]))
    dated = {"text": "d", "start": day, "end": end, "precision": "range", "edtf": "x"}
    make = dice.choice([meeting, agreement])
    name = f"a{number}"
    event = make(
        id=name,
        article={"id": name},
        date=dated,
        status=dice.choice(STATUSES),
        confidence=dice.choice([0.4, 0.9, 0.99, 1.0]),
    )
    article = Article(id=name, text=TEXT)
    return ExtractionResult.model_validate(
        {"article": article, "extractor": EXTRACTOR, "events": (event,)}
    )


@pytest.mark.parametrize(("looks", "page"), [(1, 1), (3, 100), (100, 2), (1000, 100)])
def test_events_of_all_kinds_come_by_day_and_each_of_them_once(
    store: EventStore, monkeypatch: pytest.MonkeyPatch, looks: int, page: int
) -> None:
    monkeypatch.setattr(walk, "_LOOKS", looks)
    monkeypatch.setattr(walk, "_PAGE", page)
    saved = [some_of_every_kind(number) for number in range(200)]
    store.save_many(saved)
    found = list(store.query(limit=None))
    days = [event.date.start for event in found if event.date]
    assert days == sorted(days)
    assert sorted(event.id for event in found) == sorted(r.events[0].id for r in saved)
    assert list(store.query(newest_first=True, limit=None)) == found[::-1]
    certain = [event.id for event in store.query(type="meeting", min_confidence=0.99, limit=None)]
    assert certain == [e.id for e in found if e.type == "meeting" and e.confidence >= 0.99]
    late = store.query(type="meeting", min_confidence=0.99, newest_first=True, limit=None)
    assert [event.id for event in late] == certain[::-1]


def test_a_rare_kind_is_found_without_looking_at_the_others(
    store: EventStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "_LOOKS", 10)
    common = [some_of_every_kind(number) for number in range(300)]
    store.save_many(common)
    store._client.config_resetstat()  # noqa: SLF001 - how often the server was asked
    list(store.query(until=FIRST_DAY - timedelta(days=1)))
    list(store.query(country="XXX", status="planned"))
    asked = store._client.info("commandstats")["cmdstat_evalsha"]["calls"]  # noqa: SLF001
    assert asked <= 3  # one each, and one more where the server did not know the script


def test_nothing_is_of_a_type_or_status_that_there_is_not(store: EventStore) -> None:
    store.save(some_of_every_kind(1))
    assert not list(store.query(type="rumour"))
    assert not list(store.query(status="forgotten"))
