"""Durable results: atomic writes, queries, the stream and its consumer groups."""

from communique_store.connection.connecting import connect, resolve_broker_url, resolve_store_url
from communique_store.connection.settings import ConnectionSettings
from communique_store.connection.urls import redacted
from communique_store.erasure import ForgetReport
from communique_store.event_store import EventStore, StoreCounts
from communique_store.query_result import QueryResult

__all__ = [
    "ConnectionSettings",
    "EventStore",
    "ForgetReport",
    "QueryResult",
    "StoreCounts",
    "connect",
    "redacted",
    "resolve_broker_url",
    "resolve_store_url",
]
