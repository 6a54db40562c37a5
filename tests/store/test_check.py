"""`EventStore.problems` finds every kind of damage, and finds none in a store that is sound."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha1

import pytest
import redis

from communique_schemas import Article, ExtractionResult
from communique_store import ConnectionSettings, EventStore
from communique_store.codec import event_json, pack_article, pack_event
from communique_store.keys import Keys
from tests.schemas.examples import EXTRACTOR, TEXT, meeting
from tests.store.examples import letter, result, taken

Damage = Callable[["redis.Redis", Keys], object]


def long_result(days: int) -> ExtractionResult:
    start = datetime(2024, 5, 1, tzinfo=UTC).date()
    end = start + timedelta(days=days)
    dated = {"text": "d", "start": start, "end": end, "precision": "range", "edtf": "d"}
    return result("a1", date=dated, status="planned")


@pytest.fixture
def client(settings: ConnectionSettings) -> "redis.Redis":
    return redis.Redis.from_url(settings.store_url or "")


def test_a_sound_store_has_no_problems(store: EventStore) -> None:
    store.save_many([result("a1"), result("a2", version="0.9.0"), result("a2", version="1")])
    store.save(long_result(40))
    store.outbox.accept([Article(id="b", text=TEXT), Article(id="c", text=TEXT)])
    store.outbox.begin_attempt(taken(store, "b"))
    store.letters.add(letter())
    assert list(store.problems()) == []


def test_an_empty_store_has_no_problems(store: EventStore) -> None:
    assert list(store.problems()) == []


def test_an_article_that_went_by_its_age_and_came_again_is_no_problem(
    settings: ConnectionSettings,
) -> None:
    short = settings.model_copy(update={"retention_days": 1.0})
    with EventStore(settings=short) as store:
        store.save(result())
        next(
            store.follow("slow", block_seconds=0.05)
        )  # what it has not read holds back the trimming
        store.expire(now=4_000_000_000)
        assert list(store.problems()) == []
        store.save(result())
        assert list(store.problems()) == []
        assert [entry.action for entry in store.follow("g", block_seconds=0.05)] == ["added"] * 2


def test_what_comes_twice_after_articles_went_is_found_still(
    settings: ConnectionSettings, client: "redis.Redis"
) -> None:
    keys = Keys(settings.key_prefix)
    short = settings.model_copy(update={"retention_days": 1.0})
    with EventStore(settings=short) as store:
        store.save(result("old"))
        next(store.follow("slow", block_seconds=0.05))
        store.expire(now=4_000_000_000)
        store.save(result("new"))
        again = pack_event(result("new").events[0])
        client.xadd(keys.stream, {"action": "added", "event": again})
        assert list(store.problems()) == ["the stream says twice that event 'new-1' was added"]


def other_body(client: "redis.Redis", keys: Keys) -> None:
    event = result("a1", confidence=0.1).events[0]
    client.hset(keys.bodies, "a1-1", pack_event(event))


def other_record(client: "redis.Redis", keys: Keys) -> None:
    corrected = Article(id="a1", text=TEXT, title="Corrected")
    held = {"hash": corrected.fingerprint, "record": pack_article(corrected)}
    client.hset(keys.article("a1"), mapping=held)


def forgotten(client: "redis.Redis", keys: Keys, article_id: str) -> None:
    digest = sha1(article_id.encode(), usedforsecurity=False).hexdigest()
    client.hset(keys.forgotten, digest, 1)


def wrong_article(client: "redis.Redis", keys: Keys) -> None:
    event = result("a2").events[0]
    client.hset(keys.bodies, event.id, pack_event(event))


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        # events and their indexes
        (lambda c, k: c.hdel(k.bodies, "a1-1"), "event a1-1 has no body"),
        (lambda c, k: c.hset(k.bodies, "a1-1", b"garbage"), "event a1-1 cannot be read"),
        (lambda c, k: c.zrem(k.all, "a1-1"), "event a1-1 is missing in all"),
        (lambda c, k: c.zrem(k.index("name", "olt"), "a1-1"), "event a1-1 is missing in name:olt"),
        (lambda c, k: c.hdel(k.indexes, "a1-1"), "event a1-1 has [] as its list of indexes"),
        (lambda c, k: c.hset(k.indexes, "a1-1", "type:meeting"), "as its list of indexes, and should"),
        (lambda c, k: c.zincrby(k.all, 8, "a1-1"), "by a score that is not its own"),
        (lambda c, k: c.zincrby(k.index("name", "olt"), 8, "a1-1"), "a score that is not its own"),
        (lambda c, k: c.zincrby(k.events_of("a1"), 8, "a1-1"), "a score that is not its own"),
        (other_body, "by a score that is not its own"),
        (wrong_article, "event 'a2-1' is stored, and not among those of its article"),
        (lambda c, k: c.zrem(k.events_of("a1"), "a1-1"), "not among those of its article"),
        (lambda c, k: c.zadd(k.all, {"ghost": 1}), "'all' names event 'ghost', which has no body"),
        (lambda c, k: c.zadd(k.index("country", "PER"), {"a1-1": 1}),
         "index 'country:PER' names event 'a1-1', which is not of its kind"),
        (lambda c, k: c.zadd(k.events_of("b"), {"a1-1": 1}), "event a1-1 is of article 'a1'"),
        (lambda c, k: c.hset(k.counters, "longest", 39), "lasts longer than the longest"),
        # articles
        (lambda c, k: c.delete(k.article("a1")), "event a1-1 has no article"),
        (lambda c, k: c.hdel(k.article("a1"), "record"), "stored without extractor or record"),
        (lambda c, k: c.hset(k.article("a1"), "record", b"x"), "as stored cannot be read"),
        (lambda c, k: c.hset(k.article("a1"), "hash", "x"), "a text that is not the one it is known"),
        (lambda c, k: c.hset(k.article("a1"), "record", pack_article(Article(id="z", text=TEXT))),
         "as stored is article 'z'"),
        (other_record, "event a1-1 is of another record of its article than the one stored"),
        (lambda c, k: c.hset(k.article("a1"), "hash", Article(text=TEXT, title="T").fingerprint),
         "as stored has details that are not those"),
        (lambda c, k: c.zrem(k.stored, "a1"), "is stored and not in the list by time"),
        (lambda c, k: c.zadd(k.stored, {"a9": 1}), "is in the list by time and not stored"),
        (lambda c, k: c.hincrby(k.counters, "articles", 1), "should be 2"),
        # articles under way
        (lambda c, k: c.hset(k.queued, "a9", "hash"), "without a record in the outbox"),
        (lambda c, k: c.zrem(k.sent, "b"), "is under way without a time of sending"),
        (lambda c, k: c.hdel(k.queued, "b"), "is in the outbox and not under way"),
        (lambda c, k: c.zadd(k.sent, {"a1": 1}), "has a time of sending and is not under way"),
        (lambda c, k: c.hset(k.queued, "b", "x"), "in the outbox has a text that is not the one"),
        (lambda c, k: c.hset(k.queued, "b", Article(id="b", text=TEXT, title="T").fingerprint),
         "in the outbox has details that are not those"),
        (lambda c, k: forgotten(c, k, "a1"), "'a1' was forgotten, and is there still"),
        (lambda c, k: forgotten(c, k, "b"), "'b' was forgotten, and is there still"),
        (lambda c, k: c.hset(k.outbox, "b", b"x"), "in the outbox cannot be read"),
        (lambda c, k: c.hset(k.attempts, "a1", 1), "has tries counted and is not under way"),
        (lambda c, k: c.hset(k.dead, "b", letter().model_dump_json()), "is under way and dead"),
        (lambda c, k: c.hset(k.dead, "a9", "{}"), "has a dead letter that cannot be read"),
        # the stream
        (lambda c, k: c.xadd(k.stream, c.xrange(k.stream)[0][1]), "says twice that event 'a1-1'"),
        (lambda c, k: c.xadd(k.stream, {"action": "retracted", "event": pack_event(
            result("never").events[0])}), "says that event 'never-1' was retracted, and it was not there"),
        (lambda c, k: c.xadd(k.stream, {**c.xrange(k.stream)[0][1], "subject": "a9"}),
         "has subject 'a9', and should have 'a1'"),
        (lambda c, k: c.xadd(k.stream, {**c.xrange(k.stream)[0][1], "type": "communique.agreement.added"}),
         "has type 'communique.agreement.added', and should have 'communique.meeting.added'"),
        (lambda c, k: c.xadd(k.stream, {"type": "communique.meeting.updated", "data": event_json(
            result("never").events[0])}), "says that event 'never-1' was updated, and it was not there"),
        (lambda c, k: c.delete(k.stream), "the stream does not say so"),
        (lambda c, k: c.xadd(k.stream, {"action": "added", "event": b"x"}), "stream cannot be read"),
        (lambda c, k: c.xadd(k.stream, {"action": "added", "event": pack_event(
            result("lost").events[0])}), "says that event 'lost-1' was added, and it is not stored"),
    ],
)  # fmt: skip
def test_damage_to_a_store_is_found(
    store: EventStore,
    settings: ConnectionSettings,
    client: "redis.Redis",
    damage: Damage,
    found: str,
) -> None:
    store.save(long_result(40))
    store.outbox.accept([Article(id="b", text=TEXT)])
    damage(client, Keys(settings.key_prefix))
    assert any(found in words for words in store.problems()), list(store.problems())


def test_a_store_in_use_is_checked_all_the_same(
    store: EventStore, settings: ConnectionSettings, client: "redis.Redis"
) -> None:
    store.outbox.accept([Article(id="b", text=TEXT)])
    client.hincrby(Keys(settings.key_prefix).counters, "articles", 1)
    assert list(store.problems()) == ["there are 0 articles listed by time, and should be 1"]


def test_two_articles_with_events_of_one_day_are_told_apart(store: EventStore) -> None:
    events = (meeting(id="m1"), meeting(id="m2", confidence=0.3))
    whole = {"article": Article(id="a1", text=TEXT), "extractor": EXTRACTOR, "events": events}
    store.save(ExtractionResult.model_validate(whole))
    store.save(result("a2"))
    assert list(store.problems()) == []
