"""Near copies are linked to the first article or left out, and other reports are not taken for copies."""

import json
import sys
from datetime import date
from typing import Literal

import pytest
import zstandard

from communique_producer import Copies, Producer, PushReport
from communique_schemas import Article
from communique_schemas.errors import SourceError
from communique_store import ConnectionSettings, EventStore
from communique_store.codec import pack_article, unpack_article

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


def firsts(*articles: Article, most: int = 100) -> list[str | None]:
    copies = Copies("link", most=most)
    return [copies.first_of(each) for each in articles]


def test_a_report_as_another_outlet_prints_it_is_a_copy_of_the_first() -> None:
    given = [article("a"), article("b", PRINTED), article("c", NORTH.upper())]
    assert firsts(*given) == [None, "a", "a"]


@pytest.mark.parametrize("text", [LONGER, OTHER_GUEST])
def test_a_report_that_tells_more_or_of_others_is_none(text: str) -> None:
    assert firsts(article("a"), article("b", text)) == [None, None]


@pytest.mark.parametrize(("day", "first"), [(15, "a"), (17, "a"), (18, None), (None, "a")])
def test_the_same_words_of_other_days_are_another_report(
    day: int | None, first: str | None
) -> None:
    assert firsts(article("a"), article("b", PRINTED, day)) == [None, first]


def test_short_texts_are_alike_by_chance() -> None:
    notice = "The ministers met in Oslo on Monday and spoke of fish."
    assert firsts(article("a", notice), article("b", notice)) == [None, None]


def test_an_article_is_no_copy_of_itself_and_is_judged_the_same_again() -> None:
    one, two = article("a"), article("b", PRINTED)
    assert firsts(one, two, one, two) == [None, "a", None, "a"]


def test_what_is_told_to_be_a_copy_is_taken_as_it_is() -> None:
    told = article("b").model_copy(update={"copy_of": "x"})
    assert firsts(told, article("c")) == [None, None]


def test_the_oldest_is_forgotten_first() -> None:
    others = [
        article(f"o{n}", LONGER.replace("May", f"May{n}").replace("he", f"h{n}")) for n in range(2)
    ]
    assert firsts(article("a"), *others, article("b"), most=2) == [None, None, None, None]
    assert firsts(article("a"), *others, article("b"), most=3) == [None, None, None, "a"]


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
    copies, producer = Copies("link"), Producer(settings=settings)
    producer.push([article("a")], copies=copies)
    assert producer.push([article("b", PRINTED)], copies=copies).copies == {"b": "a"}
    again = producer.push([article("a"), article("b", PRINTED)], copies=copies)
    assert (again.queued, again.known, again.differing) == (0, 2, 0)


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
