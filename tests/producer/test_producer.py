"""Pushing queues what is new, once, and says what became of the rest."""

from datetime import UTC, datetime

import pytest
import redis

from communique_producer import Producer
from communique_schemas import Article, DeadLetter
from communique_schemas.errors import ConnectionFailedError
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.store.examples import result


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


def dead_letter(name: str, article: Article, reason: str = "conflict") -> DeadLetter:
    return DeadLetter.model_validate(
        {"article_id": name, "reason": reason, "message": "m", "attempts": 1, "worker": "w",
         "failed_at": datetime(2024, 5, 14, tzinfo=UTC), "record": article.model_dump(mode="json")}
    )  # fmt: skip


def test_a_letter_under_a_name_of_its_own_goes_when_its_article_is_sent_again(
    settings: ConnectionSettings, store: EventStore
) -> None:
    (article,) = articles(1)
    store.letters.add(dead_letter("a0~1f0c", article))
    Producer(settings=settings).retry_dead("a0~1f0c")
    assert store.pending(["a0"]) == {"a0"}
    assert list(store.letters.all()) == []


def test_another_text_under_the_id_of_a_dead_letter_is_refused(
    settings: ConnectionSettings, store: EventStore
) -> None:
    (article,) = articles(1)
    store.letters.add(dead_letter("a0", article, "timed-out"))
    producer = Producer(settings=settings)
    assert producer.push([article]).known == 1
    report = producer.push([Article(id="a0", text="Corrected.")])
    assert (report.queued, report.known) == (0, 0)
    assert "'a0' is taken by another text" in str(report.refused[0])


def test_what_was_lost_on_the_way_is_sent_again_though_it_cannot_be_read(
    settings: ConnectionSettings,
) -> None:
    producer = Producer(settings=settings)
    producer.push(articles(40))
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.delete(settings.queue)
        client.hset(Keys(settings.key_prefix).outbox, "a7", b"left by another version")
    assert producer.send_overdue(-1) == 40
    assert producer.queue_depth() == 2
    assert producer.send_overdue(-1) == 0  # messages wait in the queue: these may be them


def test_reprocessing_leaves_out_what_cannot_be_read_and_says_so(
    settings: ConnectionSettings, store: EventStore
) -> None:
    store.save_many([result("a1"), result("a2")])
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.hset(Keys(settings.key_prefix).article("a1"), "record", b"x")
    report = Producer(settings=settings).reprocess_outdated()
    assert report.queued == 1
    assert str(report.refused[0]).startswith("a1: not what an article is packed as")
