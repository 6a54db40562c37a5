"""The read model holds what the store holds, whatever happened in between and in whatever order."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique_console.overview.keeping import Keeper
from communique_console.overview.tables import Tables
from communique_merging import compose
from communique_schemas import Event
from communique_schemas.errors import ConnectionFailedError
from communique_store import ConnectionSettings, EventStore
from tests.console.overview.contents import contents
from tests.faults.stage import Server, await_that
from tests.merging.reports import pact, report
from tests.merging.strategies import reports
from tests.store.canonical.storing import merge, put

NAMES = [f"r{n}" for n in range(6)]
TOLD = st.fixed_dictionaries({name: reports(name) for name in NAMES}).map(
    lambda told: {
        name: event.model_copy(update={"article": event.article.model_copy(update={"id": name})})
        for name, event in told.items()
    }
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("store"), st.sampled_from(NAMES)),
        st.tuples(st.just("forget"), st.sampled_from(NAMES)),
        st.tuples(st.just("forget everywhere"), st.sampled_from(NAMES)),
        st.tuples(st.just("merge"), st.lists(st.integers(0, 2), min_size=6, max_size=6)),
        st.tuples(st.just("trim"), st.none()),
        st.tuples(st.just("read"), st.none()),
    ),
    min_size=2,
    max_size=12,
)


def whole(store: EventStore) -> Tables:
    """Tables of all that a query gives."""
    made = Tables()
    made.put(store.query_canonical(limit=None))
    return made


def stored(store: EventStore) -> list[str]:
    return sorted(event.id for event in store.query(limit=None))


def do(store: EventStore, keeper: Keeper, told: dict[str, Event], step: tuple[str, object]) -> None:
    match step:
        case "store", str(name):
            put(store, told[name])
        case "forget", name:
            store.forget([str(name)])
        case "forget everywhere", name:
            store.forget([str(name)], everywhere=True)
        case "merge", list(homes):
            there = stored(store)
            home_of = dict(zip(NAMES, homes, strict=True))
            groups = defaultdict[tuple[int, str], list[str]](list)
            for name in there:
                groups[home_of[name], told[name].type].append(name)
            merge(store, *groups.values(), together=list(store.groups.due(100)))
        case "trim", _:
            store.changes.trim(datetime.now(UTC) + timedelta(days=1))
            store.stream.trim(datetime.now(UTC) + timedelta(days=1))
        case _:
            keeper.catch_up()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=TOLD, steps=STEPS)
def test_it_holds_what_the_store_holds_after_any_changes(
    settings: ConnectionSettings, told: dict[str, Event], steps: list[tuple[str, object]]
) -> None:
    with EventStore(settings=settings) as store:
        store.forget(NAMES)
        merge(store, together=list(store.groups.due(100)))
        tables = Tables()
        keeper = Keeper(tables, store)
        put(store, *told.values())
        for step in steps:
            do(store, keeper, told, step)
        do(store, keeper, told, ("merge", list(range(6))))
        keeper.catch_up()
        assert contents(tables) == contents(whole(store))


def test_an_event_has_its_name_again_when_who_came_back_under_it_is_merged(
    settings: ConnectionSettings,
) -> None:
    """The first report of two gives the event its name, is forgotten, and comes again."""
    first, second = (
        pact(name, "NOR", "FIN", on="2024-05-01", article=name) for name in ("r1", "r2")
    )
    with EventStore(settings=settings) as store:
        tables = Tables()
        keeper = Keeper(tables, store)
        put(store, first, second)
        merge(store, ["r1", "r2"])
        store.forget(["r1"])
        merge(store, ["r2"], together=list(store.groups.due(100)))
        put(store, first)
        keeper.catch_up()
        merge(store, ["r1"], ["r2"], together=list(store.groups.due(100)))
        keeper.catch_up()
        assert contents(tables) == contents(whole(store))


@settings(deadline=None)
@given(order=st.permutations(range(8)), again=st.lists(st.integers(0, 7), max_size=5))
def test_neither_order_nor_repetition_matters(order: list[int], again: list[int]) -> None:
    events = [
        report(
            f"r{n}",
            "Ana Olt/NOR",
            ("Bo Tarn/FIN", "Tarn/FIN", "FIN", "Bo Tarn")[n % 4],
            on="2024-05",
        )
        for n in range(8)
    ]
    with_all, one_by_one = Tables(), Tables()
    made = [compose(f"ce-{event.id}", [event]) for event in events]
    with_all.put(made)
    for n in [*order, *again]:
        one_by_one.put([made[n]])
        if n % 2:
            one_by_one.settle()
    assert contents(one_by_one) == contents(with_all)
    one_by_one.put((), [event.id for event in made[:4]])
    left = Tables()
    left.put(made[4:])
    assert contents(one_by_one) == contents(left)


def test_it_says_how_far_it_is(store: EventStore, keeper: Keeper, tables: Tables) -> None:
    put(store, *(report(f"r{n}", "NOR", "FIN") for n in range(5)))
    assert not keeper.progress.is_whole
    keeper.catch_up()
    assert (keeper.progress.read, keeper.progress.total) == (5, 5)
    assert keeper.progress.is_whole
    assert tables.number() == 5


def test_it_follows_by_itself(store: EventStore, keeper: Keeper, tables: Tables) -> None:
    keeper.start()
    try:
        put(store, report("r1", "NOR", "FIN"), pact("r2", "NOR", "PER"))
        await_that(lambda: tables.number() == 2)
        store.forget(["article-r1"])
        await_that(lambda: tables.number() == 1)
    finally:
        keeper.stop()


def test_it_loses_the_store_and_finds_it_again(
    machine: Server, ledger: EventStore, tables: Tables
) -> None:
    put(ledger, report("r1", "NOR", "FIN"))
    keeper = Keeper(tables, ledger)
    keeper.catch_up()
    machine.kill()
    with pytest.raises(ConnectionFailedError):
        keeper.catch_up()
    machine.start()
    put(ledger, report("r2", "NOR", "FIN"))
    keeper.catch_up()
    assert contents(tables) == contents(whole(ledger))
