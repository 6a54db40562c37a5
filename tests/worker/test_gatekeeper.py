"""A worker's channel to Redis fails in the ways that Celery waits for, and in no other."""

import pytest
from kombu import Connection

from communique_worker.gatekeeper import GuardedTransport


def test_a_channel_whose_connection_is_closed_fails_as_one_that_lost_its_server(
    server: str,
) -> None:
    with Connection(server, transport=GuardedTransport) as connection:
        channel = connection.channel()
        expected = connection.connection_errors
        channel.connection.client = None  # as kombu leaves it when the server goes away early
        with pytest.raises(expected, match="is closed"):
            channel._create_client()  # noqa: SLF001 - what kombu calls to give messages back
