"""What was accepted and got lost on its way to the workers is sent again."""

import redis

from communique_producer import Producer
from communique_schemas import Article
from communique_store import ConnectionSettings, EventStore, resolve_broker_url
from communique_store.keys import Keys
from communique_store.queue.overdue import send_overdue
from communique_store.queue.sender import Sender


def test_what_was_lost_on_the_way_is_sent_again_though_it_cannot_be_read(
    settings: ConnectionSettings, store: EventStore
) -> None:
    Producer(settings=settings).push([Article(id=f"a{n}", text=f"Text {n}.") for n in range(40)])
    with redis.Redis.from_url(settings.store_url or "") as client:
        client.delete(settings.queue)
        client.hset(Keys(settings.key_prefix).outbox, "a7", b"left by another version")
    with Sender(resolve_broker_url(settings), settings.queue) as sender:
        assert send_overdue(store, sender, -1) == 40
        assert sender.depth() == 2
        assert send_overdue(store, sender, -1) == 0  # messages wait in the queue: these may be them
