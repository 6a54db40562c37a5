"""What processes that work side by side are called."""

import os
import secrets


def unique_name(stem: str) -> str:
    """A name that nobody else has and nobody will have again: process id and a random part behind a stem."""
    return f"{stem}-{os.getpid()}-{secrets.token_hex(4)}"
