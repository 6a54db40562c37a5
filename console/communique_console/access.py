"""Who is let in: keys with scopes, how often they may ask, and what is asked where no key is wanted."""

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from communique_console.keys import Key, KeyRing, Scope
from communique_console.problems import ProblemError
from communique_console.rates import Rates
from communique_console.settings import ConsoleSettings

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_HARMLESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_ANYBODY: Final = "anybody"

bearer = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="A key of `communique console keys add`, with the scope that the operation asks for.",
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; `key` is None where no key is wanted."""

    name: str
    key: Key | None


class Doorkeeper:
    """Lets callers in."""

    def __init__(self, settings: ConsoleSettings, keys: KeyRing | None, rates: Rates) -> None:
        """Let in who has one of these keys; None lets in everybody on this machine."""
        self._settings = settings
        self._keys = keys
        self._rates = rates

    def admit(self, request: Request, secret: str | None, scope: Scope) -> Caller:
        """Let a caller in who may do what takes a scope.

        Raises:
            ProblemError: no key, a wrong one, one without this scope, or too many requests.
        """
        caller = self._who(request, secret)
        if caller.key and scope not in caller.key.scopes:
            raise ProblemError(
                403,
                f"The key {caller.name!r} has no scope {scope!r}: make one that has, by "
                f"`communique console keys add NAME --scope {scope}`.",
                kind="missing-scope",
            )
        request.state.caller = caller.name
        self._rates.count(self._settings.rate(scope), scope, caller.name)
        return caller

    def still_admits(self, caller: Caller) -> bool:
        """Whether a caller's key is good still, for what lasts long."""
        if self._keys is None or caller.key is None:
            return True
        held = self._keys.keys()
        return caller.key in held

    def _who(self, request: Request, secret: str | None) -> Caller:
        if self._keys is None:
            self._check_place(request)
            return Caller(_ANYBODY, None)
        if secret is None:
            raise _unknown("A key is needed: send it as `Authorization: Bearer …`.")
        key = self._keys.find(secret)
        if key is None:
            raise _unknown("This key is none, or was removed.")
        return Caller(key.name, key)

    def _check_place(self, request: Request) -> None:
        """Refuse what another page made a browser send, which stands behind no key here.

        Raises:
            ProblemError: the request came by another name than this machine's, or from another page.
        """
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname
        if host not in _LOOPBACK:
            raise ProblemError(
                403, "Without keys only this machine is served, as localhost.", kind="foreign-host"
            )
        origin = request.headers.get("origin")
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if request.method not in _HARMLESS and origin not in {None, own, *self._settings.origins}:
            raise ProblemError(
                403, "Another page may not do this without a key.", kind="foreign-origin"
            )


def _unknown(words: str) -> ProblemError:
    return ProblemError(401, words, headers={"WWW-Authenticate": "Bearer"})


class Needs:
    """A dependency: lets in who has a scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def __call__(
        self,
        request: Request,
        given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)],
    ) -> Caller:
        """Let the caller in, or say why not."""
        doorkeeper: Doorkeeper = request.app.state.services.doorkeeper
        return doorkeeper.admit(request, given.credentials if given else None, self.scope)


Reader = Annotated[Caller, Depends(Needs("read"))]
Pusher = Annotated[Caller, Depends(Needs("push"))]
Operator = Annotated[Caller, Depends(Needs("operate"))]
