"""A worker keeps a copy with the id of the first article, and does not read it; alone or among others."""

from pathlib import Path

from communique_producer import Copies, Producer
from communique_schemas import Article
from communique_store import EventStore
from tests.faults.stage import Server, Worker, settings_for

TEXT = (
    "Nepalese President Asha Rana met Bhutanese Prime Minister Dorji Tenzin in Thimphu. They spoke "
    "for two hours about the rivers that rise in the mountains, about the roads over the passes, "
    "which snow closes for half of the year, and about the school that both countries want to build."
)


def test_a_copy_is_stored_and_not_read(tmp_path: Path) -> None:
    first, copy = Article(id="a", text=TEXT), Article(id="b", text=f"By our correspondent\n{TEXT}")
    alone = Article(id="c", text=TEXT, copy_of="x")
    with Server(tmp_path) as server:
        settings = settings_for(server.url)
        producer = Producer(settings=settings)
        producer.push([first, copy], copies=Copies("link"))
        with Worker(tmp_path, server.url, concurrency=1):
            assert producer.wait(["a", "b"], timeout=120)
            producer.push([alone])
            assert producer.wait(["c"], timeout=120)
        with EventStore(settings=settings) as store:
            assert [event.article.id for event in store.query()] == ["a"]
            assert [store.article(name).copy_of for name in "abc"] == [None, "a", "x"]
        assert producer.dead_among(["a", "b", "c"]) == []
