"""Articles under way are counted, told apart, and read one by one."""

import pytest
import redis

from communique_schemas import Article
from communique_schemas.errors import (
    InvalidArticleError,
)
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from communique_store.outbox import Accepted, Unreadable
from tests.schemas.examples import TEXT
from tests.store.examples import letter, result, taken


def test_tries_are_counted_of_what_is_under_way_alone(store: EventStore) -> None:
    store.outbox.accept([Article(id="a1", text=TEXT), Article(id="b", text=TEXT)])
    a, b = taken(store, "a1", "gone", "b")
    assert store.outbox.begin_attempt([a, b]) == [1, 1]
    assert store.outbox.begin_attempt([a]) == [2]
    store.save(result())
    assert store.outbox.begin_attempt([a]) == [0]
    assert store.outbox.attempts(["a1", "b"]) == [0, 1]


def test_a_dead_article_is_known_and_another_text_under_its_id_is_not(store: EventStore) -> None:
    store.letters.add(letter())
    assert store.outbox.accept([Article(id="a1", text=TEXT)]) == ["known"]
    other = Article(id="a1", text="Another text.")
    assert store.outbox.accept([other]) == ["conflict"]
    assert store.counts().dead_letters == 1
    assert store.outbox.accept([other], again=True) == ["new"]
    assert store.counts().dead_letters == 0


def test_what_cannot_be_read_from_the_outbox_is_told_and_costs_no_other(
    store: EventStore, settings: ConnectionSettings
) -> None:
    good = Article(id="b", text=TEXT)
    store.outbox.accept([Article(id="a1", text=TEXT), good])
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.hset(Keys(settings.key_prefix).outbox, "a1", b"left by another version")
    bad, *others = store.outbox.articles(["a1", "b", "gone"])
    assert isinstance(bad, Unreadable)
    assert (bad.article_id, bad.packed) == ("a1", b"left by another version")
    assert "not what an article is packed as" in bad.reason
    assert others == [Accepted(good, good.fingerprint)]


def test_an_article_left_by_another_version_is_named(
    store: EventStore, settings: ConnectionSettings
) -> None:
    store.save(result())
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.hset(Keys(settings.key_prefix).article("a1"), "record", b"x")
    with pytest.raises(InvalidArticleError, match="not what an article is packed as"):
        store.article("a1")
