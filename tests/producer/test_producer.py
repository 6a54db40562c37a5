"""Pushing queues what is new, once, and says what became of the rest."""

from datetime import UTC, datetime

import pytest
import redis

from communique_producer import Producer, PushReport
from communique_producer.rereading import take_again
from communique_schemas import Article, DeadLetter
from communique_schemas.errors import ArticleConflictError, ConnectionFailedError
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.store.examples import reading, result, taken


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


class TestSuperseding:
    """A push says what becomes of a record that differs from the one known."""

    old = Article(id="a", text="One.", title="T")
    corrected = Article(id="a", text="One.", title="Corrected")
    updated = Article(id="a", text="Two.")

    @pytest.mark.parametrize(
        ("options", "second", "expected"),
        [
            ({}, old, (0, 0, 1, 0, 0)),
            ({}, corrected, (0, 0, 1, 1, 0)),
            ({}, updated, (0, 0, 0, 0, 1)),
            ({"force": True}, old, (1, 0, 0, 0, 0)),
            ({"force": True}, corrected, (1, 1, 0, 0, 0)),
            ({"force": True}, updated, (0, 0, 0, 0, 1)),
            ({"replace": True}, old, (0, 0, 1, 0, 0)),
            ({"replace": True}, corrected, (1, 1, 0, 0, 0)),
            ({"replace": True}, updated, (1, 1, 0, 0, 0)),
            ({"replace": True, "force": True}, old, (1, 0, 0, 0, 0)),
        ],
    )
    def test_as_it_is_asked_to(
        self,
        settings: ConnectionSettings,
        options: dict[str, bool],
        second: Article,
        expected: tuple[int, ...],
    ) -> None:
        producer = Producer(settings=settings)
        producer.push([self.old])
        report = producer.push([second], **options)
        figures = (report.queued, report.superseding, report.known, report.differing)
        assert (*figures, len(report.refused)) == expected

    def test_and_a_refusal_says_what_to_do(self, settings: ConnectionSettings) -> None:
        producer = Producer(settings=settings)
        producer.push([self.old])
        (refused,) = producer.push([self.updated], force=True).refused
        assert "'a' is taken by another text" in str(refused)
        assert "`push --replace`" in str(refused)

    def test_of_several_records_in_one_push_the_last_one_stays(
        self, settings: ConnectionSettings, store: EventStore
    ) -> None:
        several = [self.old, self.corrected, self.corrected, self.updated, *articles(1)]
        report = Producer(settings=settings).push(several, replace=True)
        assert (report.queued, report.superseding, report.known) == (4, 2, 1)
        assert [each.article for each in taken(store, "a")] == [self.updated]

    def test_reprocessing_works_with_the_newest_record(
        self, settings: ConnectionSettings, store: EventStore
    ) -> None:
        producer = Producer(settings=settings)
        store.save(reading(self.old))
        producer.push([self.corrected], force=True)
        assert producer.reprocess(["a"]).queued == 1
        (accepted,) = taken(store, "a")
        assert accepted.article == self.corrected
        store.letters.add(dead_letter("a", self.corrected, "failed"), receipt=accepted.receipt)
        assert producer.reprocess(["a"]).queued == 1
        assert [each.article for each in taken(store, "a")] == [self.corrected]
        assert list(store.letters.all()) == []

    def test_what_is_forgotten_while_it_is_reprocessed_stays_out(
        self, settings: ConnectionSettings, store: EventStore
    ) -> None:
        store.save_many([reading(self.old), result("b")])
        held = [store.article("a"), store.article("b")]
        store.forget(["a"])
        taken_again = take_again(store, held, PushReport(), longest=settings.max_characters)
        assert ([article.id for article in taken_again], store.outbox.size()) == (["b"], 1)

    def test_a_letter_that_became_another_is_not_sent_again(
        self, settings: ConnectionSettings, store: EventStore
    ) -> None:
        store.save(reading(self.old))
        store.letters.add(dead_letter("a~1f0c", self.updated))
        with pytest.raises(ArticleConflictError, match="`--replace`"):
            Producer(settings=settings).retry_dead("a~1f0c")
        assert store.counts().dead_letters == 1


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


def test_reprocessing_leaves_out_what_cannot_be_read_and_says_so(
    settings: ConnectionSettings, store: EventStore
) -> None:
    store.save_many([result("a1"), result("a2")])
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.hset(Keys(settings.key_prefix).article("a1"), "record", b"x")
    report = Producer(settings=settings).reprocess_outdated()
    assert report.queued == 1
    assert str(report.refused[0]).startswith("a1: not what an article is packed as")
