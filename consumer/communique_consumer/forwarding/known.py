"""The targets that there are, by their URLs."""

from collections.abc import Callable

from communique_consumer.forwarding.target import Target
from communique_schemas.errors import MissingExtraError, TargetError

_WEB = ("https", "http")
_FOLDERS = ("jsonl", "parquet")
_DATABASES = ("sqlite", "postgresql", "postgres")


def target_of(url: str, *, made: Callable[[], object] = lambda: None) -> Target:
    """The target that a URL names.

    Args:
        url: where to.
        made: is called when the target was empty, and has been made ready.

    Raises:
        TargetError: it names none that is known.
        MissingExtraError: what it needs is not installed.
    """
    scheme = url.partition(":")[0].lower()
    if scheme.partition("+")[0] in _DATABASES:
        return _database(url, made)
    if scheme in _WEB:
        return _webhook(url)
    if scheme in _FOLDERS:
        return _folder(scheme, url.partition(":")[2])
    raise TargetError(
        f"{scheme!r} is no target that is known: use sqlite:///FILE, postgresql://user@host/name, "
        "https://host/path, jsonl:FOLDER or parquet:FOLDER"
    )


def _database(url: str, made: Callable[[], object]) -> Target:
    try:
        from communique_consumer.forwarding.sql import SqlTarget
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'a database needs SQLAlchemy: pip install "communique[consumers]"'
        ) from error
    return SqlTarget(url, made=made)


def _webhook(url: str) -> Target:
    try:
        from communique_consumer.forwarding.webhook import WebhookTarget
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'an address of the web needs httpx: pip install "communique[consumers]"'
        ) from error
    return WebhookTarget(url)


def _folder(form: str, place: str) -> Target:
    try:
        from communique_consumer.forwarding.folder import FolderTarget
        from communique_consumer.forwarding.part_forms import PART_FORMS
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'a folder needs fsspec: pip install "communique[consumers]"'
        ) from error
    return FolderTarget(next(known for known in PART_FORMS if known.name == form), place)
