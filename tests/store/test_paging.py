"""A query goes on from where an earlier one ended, whatever is written in between, and knows what is left."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from communique_schemas import Article, Event, ExtractionResult
from communique_schemas.errors import PositionError
from communique_store import ConnectionSettings, EventStore
from communique_store.cursor import Cursor
from communique_store.scores import BAND, score
from tests.schemas.examples import EXTRACTOR, TEXT, agreement, meeting
from tests.store.examples import result

FIRST_DAY = date(2020, 1, 1)
MANY = 12

QUERIES: list[dict[str, Any]] = [
    {},
    {"type": "meeting"},
    {"status": "planned", "type": "agreement"},
    {"country": "NOR"},
    {"country": "nor", "participant": "Olt"},
    {"participant": "Ana Olt"},
    {"participant": "olt", "status": "occurred"},
    {"since": FIRST_DAY + timedelta(days=1)},
    {"until": FIRST_DAY + timedelta(days=1)},
    {"since": FIRST_DAY + timedelta(days=1), "until": FIRST_DAY + timedelta(days=1)},
    {"min_confidence": 0.9},
    {"article": "a1"},
    {"status": "forgotten"},
]


def drawn(number: int, version: str = "1") -> ExtractionResult:
    """An article with two events, drawn so that many fall on one day or have one score."""
    dice = random.Random(f"{number} {version}")  # noqa: S311 - no secret
    name, info = f"a{number}", {**EXTRACTOR, "version": version}

    def one(number: int) -> dict[str, Any]:
        make = dice.choice([meeting, agreement])
        day = FIRST_DAY + timedelta(days=dice.randint(0, 2))
        end = day + timedelta(days=dice.choice([0, 0, 1, 40]))
        dated = {"text": "d", "start": day, "end": end, "precision": "range", "edtf": "x"}
        return make(
            id=f"{name}-{version}-{number}",
            article={"id": name, "published_at": FIRST_DAY},
            extractor=info,
            date=dice.choice([dated, dated, dated, None]),
            status=dice.choice(["occurred", "planned"]),
            confidence=dice.choice([0.5, 0.9]),
            place={
                "text": "Oslo",
                "name": "Oslo",
                "kind": "city",
                "country": dice.choice(["NOR", None]),
            },
        )

    return ExtractionResult.model_validate(
        {"article": Article(id=name, text=TEXT), "extractor": info, "events": (one(0), one(1))}
    )


def save(store: EventStore, number: int) -> None:
    store.save(drawn(number))


def read_anew(store: EventStore, number: int) -> None:
    """By a newer version, whose events supersede those of the older one."""
    store.save(drawn(number, "2"))


def take_out(store: EventStore, number: int) -> None:
    store.forget([f"a{number}"])


Write = Callable[[EventStore, int], None]
writes = st.lists(
    st.tuples(st.sampled_from([save, read_anew, take_out]), st.integers(0, MANY)), max_size=4
)


def place_of(event: Event) -> tuple[int, int, bytes]:
    """Where an event stands in the order of all: its day and the rest of its score, its kind, its id."""
    kind, low = divmod(score(event), 1 << BAND.shift)
    return low, kind, event.id.encode()


@given(
    held=st.sets(st.integers(0, MANY)),
    asked=st.sampled_from(QUERIES),
    newest_first=st.booleans(),
    sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    between=st.lists(writes, max_size=8),
)
@rules(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_give_each_event_once_whatever_is_written_in_between(
    settings: ConnectionSettings,
    held: set[int],
    asked: dict[str, Any],
    newest_first: bool,
    sizes: list[int],
    between: list[list[tuple[Write, int]]],
) -> None:
    with EventStore(settings=settings) as store:
        store._client.flushall()  # noqa: SLF001 - each example needs an empty store
        store.save_many([drawn(number) for number in held])
        fitting = {event.id for event in store.query(**asked, limit=None)}
        there_all_along, there_once = set(fitting), set(fitting)
        given: list[Event] = []
        cursor, pages = None, 0
        while True:
            size = sizes[pages % len(sizes)]
            page = store.query(**asked, newest_first=newest_first, limit=size, after=cursor)
            events = list(page)
            if not events:
                break
            given += events
            cursor = page.cursor
            for write, number in between[pages] if pages < len(between) else ():
                write(store, number)
            fitting = {event.id for event in store.query(**asked, limit=None)}
            there_all_along &= fitting
            there_once |= fitting
            pages += 1
    places = [place_of(event) for event in given]
    assert places == sorted(set(places), reverse=newest_first)  # each once, in one order
    assert there_all_along <= {event.id for event in given} <= there_once


@given(
    held=st.sets(st.integers(0, MANY)),
    asked=st.sampled_from(QUERIES),
    limit=st.integers(0, 30),
)
@rules(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_remains_is_counted_or_else_only_known_to_be_there(
    settings: ConnectionSettings, held: set[int], asked: dict[str, Any], limit: int
) -> None:
    with EventStore(settings=settings) as store:
        store._client.flushall()  # noqa: SLF001 - each example needs an empty store
        store.save_many([drawn(number) for number in held])
        everything = len(list(store.query(**asked, limit=None)))
        page = store.query(**asked, limit=limit)
        left = everything - len(list(page))
        by_one_index = asked.keys() <= {"type", "status", "until", "article"} or (
            asked.keys() == {"country"}
        )
        if by_one_index or left == 0:
            assert page.remaining() == left
        else:
            assert page.remaining() in {None, left}


def test_what_remains_can_be_asked_at_any_time(store: EventStore) -> None:
    store.save_many([result(f"a{n}") for n in range(250)])
    page = store.query(limit=120)
    assert page.remaining() == 250
    next(page)
    assert page.remaining() == 249
    list(page)
    assert page.remaining() == 130
    assert store.query(participant="Ana Olt").remaining() is None
    assert store.query(participant="nobody at all").remaining() == 0


def test_counting_looks_at_no_events(store: EventStore) -> None:
    store.save_many([result(f"a{n}") for n in range(3000)])
    page = store.query()
    list(page)
    store._client.config_resetstat()  # noqa: SLF001 - what the server was asked for
    assert page.remaining() == 2900
    asked = store._client.info("commandstats")  # noqa: SLF001
    assert asked["cmdstat_evalsha"]["calls"] == 1
    assert "cmdstat_hmget" not in asked


def test_the_cursor_is_that_of_the_last_event_given(store: EventStore) -> None:
    store.save_many([result(f"a{n}") for n in range(9)])
    page = store.query()
    assert page.cursor is None
    first, second = next(page), next(page)
    rest = store.query(after=page.cursor)
    assert rest.cursor == page.cursor  # it has not begun
    assert [first, second, *rest] == list(store.query())
    at_the_end = store.query(after=rest.cursor)
    assert list(at_the_end) == []
    assert at_the_end.cursor == rest.cursor


def test_another_query_may_go_on_from_a_cursor(store: EventStore) -> None:
    store.save_many([drawn(number) for number in range(60)])
    everything = list(store.query(limit=None))
    for number in (1, 20, 60, 110):
        page = store.query(limit=number)
        list(page)
        behind = everything[number:]
        for asked in QUERIES:
            fitting = {event.id for event in store.query(**asked, limit=None)}
            found = [event.id for event in store.query(**asked, limit=None, after=page.cursor)]
            assert found == [event.id for event in behind if event.id in fitting]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told[:-1],
        lambda told: told + "A",
        lambda told: told[:10] + ("A" if told[10] != "A" else "B") + told[11:],
        lambda told: "Ag" + told[2:],
        lambda _: "",
        lambda _: "1715693000000-0",
        lambda _: "…\x1b[2J",
    ],
)
def test_what_is_no_cursor_is_told_before_anything_is_asked(
    store: EventStore, spoil: Callable[[str], str]
) -> None:
    store.save(result())
    page = store.query()
    next(page)
    with pytest.raises(PositionError, match="is no cursor: give one as a query"):
        store.query(after=spoil(page.cursor or ""))


@given(number=st.integers(0, (1 << 53) - 1), event_id=st.text(st.characters(codec="utf-8")))
def test_a_cursor_can_be_kept_as_text_of_a_shell(number: int, event_id: str) -> None:
    told = str(Cursor(number, event_id))
    assert Cursor.parse(told) == Cursor(number, event_id)
    assert told.replace("-", "").replace("_", "").isalnum()
    assert told.isascii()
    assert not told.startswith("-")
