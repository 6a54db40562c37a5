"""The targets that there are, by their URLs."""

from collections.abc import Callable
from typing import Any, Literal, overload

from communique_consumer.forwarding.target import Of, Target
from communique_schemas import ChangedEvent, StreamEntry
from communique_schemas.cloud_event import of_changed, of_entry
from communique_schemas.errors import MissingExtraError, TargetError

_WEB = ("https", "http")
_FOLDERS = ("jsonl", "parquet")
_DATABASES = ("sqlite", "postgresql", "postgres")


@overload
def target_of(
    url: str, of: Literal["reports"] = "reports", *, made: Callable[[], object] = ...
) -> Target[StreamEntry]: ...


@overload
def target_of(
    url: str, of: Literal["events"], *, made: Callable[[], object] = ...
) -> Target[ChangedEvent]: ...


def target_of(
    url: str, of: Of = "reports", *, made: Callable[[], object] = lambda: None
) -> Target[Any]:
    """The target that a URL names.

    Args:
        url: where to.
        of: what it is to take.
        made: is called when the target was empty, and has been made ready.

    Raises:
        TargetError: it names none that is known.
        MissingExtraError: what it needs is not installed.
    """
    scheme = url.partition(":")[0].lower()
    if scheme.partition("+")[0] in _DATABASES:
        return _database(url, of, made)
    if scheme in _WEB:
        return _webhook(url, of)
    if scheme in _FOLDERS:
        return _folder(scheme, url.partition(":")[2], of)
    raise TargetError(
        f"{scheme!r} is no target that is known: use sqlite:///FILE, postgresql://user@host/name, "
        "https://host/path, jsonl:FOLDER or parquet:FOLDER"
    )


def _database(url: str, of: Of, made: Callable[[], object]) -> Target[Any]:
    try:
        from communique_consumer.forwarding.sql import SqlTarget
        from communique_consumer.forwarding.sql_forms import EVENTS, REPORTS
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'a database needs SQLAlchemy: pip install "communique[consumers]"'
        ) from error
    if of == "events":
        return SqlTarget(url, EVENTS, made=made)
    return SqlTarget(url, REPORTS, made=made)


def _webhook(url: str, of: Of) -> Target[Any]:
    try:
        from communique_consumer.forwarding.webhook import WebhookTarget
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'an address of the web needs httpx: pip install "communique[consumers]"'
        ) from error
    return WebhookTarget(url, of_changed) if of == "events" else WebhookTarget(url, of_entry)


def _folder(form: str, place: str, of: Of) -> Target[Any]:
    try:
        from communique_consumer.forwarding.folder import FolderTarget
        from communique_consumer.forwarding.part_forms import PARTS_OF_EVENTS, PARTS_OF_REPORTS
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'a folder needs fsspec: pip install "communique[consumers]"'
        ) from error
    if of == "events":
        return FolderTarget(next(part for part in PARTS_OF_EVENTS if part.name == form), place)
    return FolderTarget(next(part for part in PARTS_OF_REPORTS if part.name == form), place)
