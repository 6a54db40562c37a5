"""Near copies are linked to the first article or left out, and other reports are not taken for copies."""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Literal

import pytest
import redis
import zstandard

from communique_producer import Copies, Producer, PushReport
from communique_schemas import Article
from communique_schemas.errors import SourceError
from communique_store import ConnectionSettings, EventStore
from communique_store.codec import pack_article, unpack_article
from communique_store.keys import Keys

Judge = Callable[..., list[str | None]]

NORTH = (
    "OSLO – Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on"
    " Monday for talks on the fisheries of the north, which both countries have shared since "
    "the last war. The two leaders said that their governments would sign a treaty in autumn, "
    "once the parliaments have spoken about its twelve articles. Hagen told reporters that he "
    "was content with the talks, and that the fishermen of both countries had waited for the "
    "treaty longer than anybody should. Koskinen thanked him and said that she would return to "
    "Oslo in May with her foreign minister, Aino Salo, who could not come because of a storm "
    "over the Baltic Sea."
)
PRINTED = f"By our correspondent\n\n{NORTH}".replace(
    "Hagen told reporters", "Hagen told journalists"
)
MORE = (
    "On Tuesday she flew on to Reykjavik, where she met the prime minister of Iceland, Jón "
    "Þórsson, and signed an agreement on the protection of whales, of which her office had said"
    " nothing before she left. It binds both countries for ten years, and names four bays in "
    "which no ship may hunt from May to September of any year."
)
LONGER = f"{NORTH} {MORE}"
OTHER_GUEST = NORTH.replace("Elina Koskinen", "Aleksi Virtanen").replace("Koskinen", "Virtanen").replace(
    "Finnish President", "Finnish Prime Minister"
).replace("on Monday", "on Friday").replace("Oslo", "Bergen").replace("autumn", "spring")  # fmt: skip


def article(name: str, text: str = NORTH, day: int | None = 14) -> Article:
    return Article(id=name, text=text, published_at=date(2024, 5, day) if day else None)


@pytest.fixture
def firsts(store: EventStore) -> Judge:
    """What each of these articles is a copy of, as they come one after another."""

    def judged(*articles: Article, most: int = 100) -> list[str | None]:
        copies = Copies("link", most=most)
        found = []
        for each in articles:
            found.append(copies.firsts(store, [each]).get(each.id))
            store.outbox.accept([each])
        return found

    return judged


def test_a_report_as_another_outlet_prints_it_is_a_copy_of_the_first(firsts: Judge) -> None:
    given = [article("a"), article("b", PRINTED), article("c", NORTH.upper())]
    assert firsts(*given) == [None, "a", "a"]


@pytest.mark.parametrize("text", [LONGER, OTHER_GUEST])
def test_a_report_that_tells_more_or_of_others_is_none(firsts: Judge, text: str) -> None:
    assert firsts(article("a"), article("b", text)) == [None, None]


@pytest.mark.parametrize(("day", "first"), [(15, "a"), (17, "a"), (18, None), (None, "a")])
def test_the_same_words_of_other_days_are_another_report(
    firsts: Judge, day: int | None, first: str | None
) -> None:
    assert firsts(article("a"), article("b", PRINTED, day)) == [None, first]


def test_short_texts_are_alike_by_chance(firsts: Judge) -> None:
    notice = "The ministers met in Oslo on Monday and spoke of fish."
    assert firsts(article("a", notice), article("b", notice)) == [None, None]


def test_an_article_is_no_copy_of_itself_and_is_judged_the_same_again(firsts: Judge) -> None:
    one, two = article("a"), article("b", PRINTED)
    assert firsts(one, two, one, two) == [None, "a", None, "a"]


def test_what_is_told_to_be_a_copy_is_taken_as_it_is(firsts: Judge) -> None:
    told = article("b").model_copy(update={"copy_of": "x"})
    assert firsts(told, article("c")) == [None, None]


@pytest.mark.parametrize(("most", "last"), [(2, None), (3, "a")])
def test_the_oldest_is_forgotten_first(firsts: Judge, most: int, last: str | None) -> None:
    others = [
        article(f"o{n}", LONGER.replace("May", f"May{n}").replace("he", f"h{n}")) for n in range(2)
    ]
    assert firsts(article("a"), *others, article("b"), most=most) == [None, None, None, last]


def pushed(
    settings: ConnectionSettings, mode: Literal["link", "skip"], *articles: Article
) -> PushReport:
    return Producer(settings=settings).push(articles, copies=Copies(mode))


def under_way(store: EventStore, *ids: str) -> dict[str, str | None]:
    """What is under way of these, with what they are copies of."""
    found = store.outbox.articles(ids)
    return {each.article.id: each.article.copy_of for each in found}  # type: ignore[union-attr]


def test_a_copy_is_queued_with_the_id_of_the_first(
    settings: ConnectionSettings, store: EventStore
) -> None:
    report = pushed(settings, "link", article("a"), article("b", PRINTED), article("c", LONGER))
    assert (report.queued, report.copies) == (3, {"b": "a"})
    assert under_way(store, "a", "b", "c") == {"a": None, "b": "a", "c": None}


def test_or_is_left_out(settings: ConnectionSettings, store: EventStore) -> None:
    report = pushed(settings, "skip", article("a"), article("b", PRINTED))
    assert (report.queued, report.copies) == (1, {"b": "a"})
    assert under_way(store, "a", "b") == {"a": None}


def test_without_being_asked_for_every_article_is_read(
    settings: ConnectionSettings, store: EventStore
) -> None:
    report = Producer(settings=settings).push([article("a"), article("b", PRINTED)])
    assert (report.queued, report.copies) == (2, {})
    assert under_way(store, "a", "b") == {"a": None, "b": None}


def test_copies_are_found_from_one_push_to_the_next(settings: ConnectionSettings) -> None:
    pushed(settings, "link", article("a"))
    assert pushed(settings, "link", article("b", PRINTED)).copies == {"b": "a"}
    again = pushed(settings, "link", article("a"), article("b", PRINTED))
    assert (again.queued, again.known, again.differing) == (0, 2, 0)


def test_of_many_that_push_at_once_one_is_the_first_or_more_are_read(
    settings: ConnectionSettings, store: EventStore
) -> None:
    names = [f"a{n}" for n in range(16)]
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda name: pushed(settings, "link", article(name)), names))
    found = under_way(store, *names)
    read = {name for name, first in found.items() if first is None}
    assert set(found) == set(names)
    assert read
    assert {first for first in found.values() if first} <= read
    assert pushed(settings, "link", article("late")).copies["late"] in read


@pytest.mark.parametrize("mode", ["link", "skip"])
def test_what_was_never_accepted_or_is_forgotten_has_no_copies(
    settings: ConnectionSettings, store: EventStore, mode: Literal["link", "skip"]
) -> None:
    Copies(mode).firsts(store, [article("a")])  # and its producer dies
    assert pushed(settings, mode, article("b", PRINTED)).copies == {}
    assert pushed(settings, mode, article("c")).copies == {"c": "b"}
    store.forget(["b"])
    assert pushed(settings, mode, article("d")).copies == {}


def test_a_text_that_changed_is_compared_anew(firsts: Judge) -> None:
    assert firsts(article("a"), article("b", LONGER), article("b", PRINTED)) == [None, None, "a"]


def test_what_is_remembered_is_bounded(settings: ConnectionSettings, store: EventStore) -> None:
    keys = Keys(settings.key_prefix)
    names = (keys.copies_seen, keys.copies_order, keys.copies_bands)
    texts = [" ".join(f"w{n}x{at}" for at in range(50)) for n in range(600)]
    copies = Copies("link", most=300)
    with redis.Redis.from_url(settings.store_url or "") as client:
        sizes = []
        for part in (texts[:300], texts[300:]):
            given = [article(text.partition("x")[0], text) for text in part]
            assert copies.firsts(store, given) == {}
            sizes.append([client.hlen(names[0]), client.zcard(names[1]), client.hlen(names[2])])
            assert all(0 < client.ttl(name) <= 7 * 86_400 for name in names)
        memory = sum(client.memory_usage(name, samples=0) for name in names)
    assert sizes == [[300, 300, 300 * 16]] * 2
    assert memory / 300 < 4096
    assert list(store.problems()) == []


@pytest.mark.parametrize("mode", ["link", "skip"])
def test_a_copy_of_what_is_refused_is_read(
    settings: ConnectionSettings, store: EventStore, mode: Literal["link", "skip"]
) -> None:
    Producer(settings=settings).push([article("a", "Something else.")])
    report = pushed(settings, mode, article("a"), article("b", PRINTED), article("c", PRINTED))
    assert [refusal.file for refusal in report.refused] == ["a"]
    assert report.copies == {}
    assert under_way(store, "b", "c") == {"b": None, "c": None}


def test_what_is_no_copy_is_packed_as_versions_before_read_it() -> None:
    packed = zstandard.ZstdDecompressor().decompress(pack_article(article("a")))
    assert "copy_of" not in json.loads(packed)
    told = article("a").model_copy(update={"copy_of": "x"})
    assert unpack_article(pack_article(told)) == told


def test_without_the_extra_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasketch", None)
    with pytest.raises(SourceError, match=r'pip install "communique\[sources\]"'):
        Copies("link")
