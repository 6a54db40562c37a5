"""What processes that work side by side are called."""

import os
import secrets
import socket


def unique_name(stem: str) -> str:
    """A name that nobody else has and nobody will have again: process id and a random part behind a stem."""
    return f"{stem}-{os.getpid()}-{secrets.token_hex(4)}"


def membership(consumer: str | None, *, leave: bool | None = None) -> tuple[str, bool]:
    """The name of a consumer within its group, and whether it leaves the group when it ends.

    Args:
        consumer: a name to come back under; else it gets one of its own, which tells its host.
        leave: by default it leaves where it was given no name.
    """
    name = consumer or unique_name(socket.gethostname())
    return name, (not consumer if leave is None else leave)
