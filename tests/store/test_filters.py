"""What a query is asked for by name: the fields of its query, and nothing else."""

import asyncio
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from communique import AsyncEventStore
from communique_store import ConnectionSettings, EventStore
from communique_store.canonical.canonical_query import CanonicalFilters, CanonicalQuery
from communique_store.canonical.people_table import PeopleFilters, PeopleQuery
from communique_store.queries import EventQuery, QueryFilters


@pytest.mark.parametrize(
    ("filters", "query"),
    [(QueryFilters, EventQuery), (CanonicalFilters, CanonicalQuery), (PeopleFilters, PeopleQuery)],
)
def test_the_filters_are_the_fields_of_the_query(filters: type, query: type) -> None:
    assert get_type_hints(filters) == get_type_hints(query)


@pytest.mark.parametrize(
    "ask",
    [
        lambda store, asked: store.query(**asked),
        lambda store, asked: store.query_canonical(**asked),
        lambda store, asked: store.people(**asked),
    ],
)
def test_a_name_that_is_no_filter_is_refused(
    ask: Callable[[EventStore, dict[str, str]], Any], store: EventStore
) -> None:
    ask(store, {"country": "NOR"})
    with pytest.raises(TypeError, match="'land'"):
        ask(store, {"land": "NOR"})


def test_a_name_that_is_no_filter_is_refused_on_asyncio(settings: ConnectionSettings) -> None:
    wrong: Any = {"land": "NOR"}

    async def ask() -> None:
        async with AsyncEventStore(settings=settings) as reader:
            with pytest.raises(TypeError, match="'land'"):
                reader.query(**wrong)
            with pytest.raises(TypeError, match="'land'"):
                reader.query_canonical(**wrong)
            with pytest.raises(TypeError, match="'land'"):
                await reader.people(**wrong)

    asyncio.run(ask())
