"""Answers that are kept by the caller's `Idempotency-Key`, so that a request sent twice is done once."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from communique_console.problems import ProblemError
from communique_store.connection.connecting import connect, reporting
from communique_store.keys import Keys

_KEPT_SECONDS: Final = 24 * 3600
_BEGUN_SECONDS: Final = 120
"""After so long a request whose process was killed may be tried again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and whether it is one that was given before."""

    status: int
    body: Any
    is_again: bool = False


class AnswerBook:
    """The answers of a day."""

    def __init__(self, url: str, keys: Keys) -> None:
        """Keep them in the store at a URL."""
        self._url = url
        self._keys = keys
        self._client: Any = connect(url, keys)

    def once(
        self, caller: str, key: str | None, request: bytes, do: Callable[[], tuple[int, Any]]
    ) -> Kept:
        """Do what was asked for, or give the answer of when it was done.

        Args:
            caller: keys of two callers are two keys.
            key: None does it in any case.
            request: all that makes it another request.
            do: gives status and body; where it fails, nothing is kept.

        Raises:
            ProblemError: the key was used for another request, or its request is under way.
        """
        if key is None:
            return Kept(*do())
        name = self._keys.answer(hashlib.sha256(f"{caller}\n{key}".encode()).hexdigest())
        fingerprint = hashlib.sha256(request).hexdigest()
        before = self._begin(name, fingerprint)
        if before is not None:
            return before
        try:
            status, body = do()
        except BaseException:
            with reporting(self._url):
                self._client.delete(name)
            raise
        told = json.dumps({"request": fingerprint, "status": status, "body": body})
        with reporting(self._url):
            self._client.set(name, told, ex=_KEPT_SECONDS)
        return Kept(status, body)

    def _begin(self, name: str, fingerprint: str) -> Kept | None:
        begun = json.dumps({"request": fingerprint})
        with reporting(self._url):
            if self._client.set(name, begun, nx=True, ex=_BEGUN_SECONDS):
                return None
            held = self._client.get(name)
        told: dict[str, Any] = json.loads(held) if held else {"request": fingerprint}
        if told["request"] != fingerprint:
            raise ProblemError(
                422,
                "This Idempotency-Key was used for another request: take a new one.",
                kind="idempotency-key-reused",
            )
        if "status" not in told:
            raise ProblemError(
                409,
                "The request with this Idempotency-Key is under way.",
                kind="request-under-way",
                headers={"Retry-After": "1"},
            )
        return Kept(told["status"], told["body"], is_again=True)
