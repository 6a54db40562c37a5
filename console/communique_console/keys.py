"""Keys of the HTTP interface: who may do what. Only their hashes are kept.

A key is 32 random bytes, so that one SHA-256 of it tells nothing of it and needs no salt. A line of the file
of keys is `NAME SCOPE,SCOPE sha256:HASH`; empty lines and those behind a `#` do not count.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, Literal, get_args

from communique_schemas.errors import NotFoundError, SettingsError

Scope = Literal["read", "push", "operate"]
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
_PREFIX = "communique_"
_LINE = re.compile(r"([\w.-]{1,64})\s+([a-z,]+)\s+sha256:([0-9a-f]{64})")
_NAME = re.compile(r"[\w.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key."""

    name: str
    scopes: frozenset[Scope]
    digest: str

    def __str__(self) -> str:
        scopes = ",".join(scope for scope in SCOPES if scope in self.scopes)
        return f"{self.name} {scopes} sha256:{self.digest}"


def new_key(name: str, scopes: Iterable[Scope]) -> tuple[Key, str]:
    """Make a key; returns what is kept of it, and the key itself, which is told once.

    Raises:
        SettingsError: the name is none.
    """
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{name!r} is no name of a key: use letters, digits, `.`, `_` and `-`")
    secret = _PREFIX + secrets.token_urlsafe(32)
    return Key(name, frozenset(scopes), _digest(secret)), secret


def parse_keys(lines: Iterable[str], place: str) -> Iterator[Key]:
    """Read keys; `place` is where they stand.

    Raises:
        SettingsError: a line is none of a key; the message does not quote it.
    """
    for number, line in enumerate(lines, 1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        found = _LINE.fullmatch(text)
        scopes = frozenset(scope for scope in SCOPES if found and scope in found[2].split(","))
        if not found or len(scopes) != len(set(found[2].split(","))):
            raise SettingsError(
                f"{place}, line {number}: write NAME {','.join(SCOPES)} sha256:HASH, as "
                "`communique console keys add` does"
            )
        yield Key(found[1], scopes, found[3])


class KeyFile:
    """The keys of a file, which is made with the first of them and readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keys(self) -> list[Key]:
        """All of them, in their order; none where there is no file.

        Raises:
            SettingsError: it cannot be read, or holds something else.
        """
        try:
            lines = self.path.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"the keys of {self.path} cannot be read: {error}") from error
        return list(parse_keys(lines, str(self.path)))

    def add(self, key: Key) -> None:
        """Put a key in.

        Raises:
            SettingsError: there is one of this name, or the file cannot be written.
        """
        held = self.keys()
        if key.name in {each.name for each in held}:
            raise SettingsError(
                f"there is a key {key.name!r} already: remove it, or take another name"
            )
        self._write([*held, key])

    def remove(self, name: str) -> None:
        """Take a key out: who has it is let in no longer.

        Raises:
            NotFoundError: there is none of this name.
            SettingsError: the file cannot be written.
        """
        held = self.keys()
        rest = [each for each in held if each.name != name]
        if len(rest) == len(held):
            raise NotFoundError(f"there is no key {name!r} in {self.path}")
        self._write(rest)

    def _write(self, keys: Iterable[Key]) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self.path.parent, delete=False) as file:
                file.writelines(f"{key}\n" for key in keys)  # made readable by its owner alone
            Path(file.name).replace(self.path)
        except OSError as error:
            raise SettingsError(f"{self.path} cannot be written: {error}") from error


class KeyRing:
    """The keys that are let in: those of the environment, and those of the file as it stands now."""

    def __init__(self, told: str, path: Path) -> None:
        """Take keys in.

        Args:
            told: lines of keys, parted by semicolons.
            path: of the file.

        Raises:
            SettingsError: there is something else among them.
        """
        self._told = list(parse_keys(re.split(r"[;\n]", told), "COMMUNIQUE_CONSOLE_KEYS"))
        self._file = KeyFile(path)
        self._seen: tuple[int, ...] = ()
        self._keys = self._read()

    def keys(self) -> list[Key]:
        """All of them; a file that was changed is read anew.

        Raises:
            SettingsError: somebody wrote something else into the file.
        """
        if self._stamp() != self._seen:
            self._keys = self._read()
        return self._keys

    def find(self, secret: str) -> Key | None:
        """What is kept of a key; None where it is none. All are compared, each in the same time."""
        digest = _digest(secret)
        found = [key for key in self.keys() if hmac.compare_digest(key.digest, digest)]
        return found[0] if found else None

    def _read(self) -> list[Key]:
        self._seen = self._stamp()
        return [*self._told, *self._file.keys()]

    def _stamp(self) -> tuple[int, ...]:
        try:
            found = self._file.path.stat()
        except FileNotFoundError:
            return ()
        return found.st_mtime_ns, found.st_ino, found.st_size


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
