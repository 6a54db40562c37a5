"""Pushing queues what is new, once, and says what became of the rest."""

import pytest

from communique_producer import Producer
from communique_schemas import Article
from communique_schemas.errors import ConnectionFailedError
from communique_store import ConnectionSettings, EventStore


def articles(count: int) -> list[Article]:
    return [Article(id=f"a{n}", text=f"Text {n}.") for n in range(count)]


def test_new_articles_are_queued_in_chunks_and_known_from_then_on(
    settings: ConnectionSettings, store: EventStore
) -> None:
    producer = Producer(settings=settings)
    first = producer.push(articles(70))
    assert (first.queued, first.known, first.refused) == (70, 0, [])
    assert producer.queue_depth() == 3  # 32 + 32 + 6
    assert store.pending(["a0", "a69"]) == {"a0", "a69"}
    again = producer.push(articles(71))
    assert (again.queued, again.known) == (1, 70)
    assert producer.push(articles(2), force=True).queued == 2


def test_one_id_with_two_texts_is_refused_and_costs_no_other(settings: ConnectionSettings) -> None:
    report = Producer(settings=settings).push(
        [Article(id="a", text="One."), Article(id="a", text="Two."), Article(id="b", text="Three.")]
    )
    assert report.queued == 2
    assert "'a' is taken by another text" in str(report.refused[0])


def test_the_same_article_twice_in_a_push_is_queued_once(settings: ConnectionSettings) -> None:
    report = Producer(settings=settings).push([*articles(1), *articles(1)])
    assert (report.queued, report.known) == (1, 1)


def test_an_unreachable_broker_is_an_error_and_leaves_nothing_half_done(
    settings: ConnectionSettings, store: EventStore
) -> None:
    away = settings.model_copy(update={"broker_url": "redis://:secret@127.0.0.1:1/0"})
    with pytest.raises(ConnectionFailedError, match="cannot reach the broker") as caught:
        Producer(settings=away).push(articles(1))
    assert "secret" not in str(caught.value)
    assert store.outbox.accept(articles(1)) == ["new"]
