"""Values of others' records in the form that ours have; what is not understood stays, to be refused."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from math import isnan
from typing import Any
from zoneinfo import ZoneInfo

from communique_schemas.errors import SourceError

_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr",
    "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "indonesian": "id", "italian": "it",
    "japanese": "ja", "korean": "ko", "norwegian": "no", "persian": "fa", "polish": "pl",
    "portuguese": "pt", "romanian": "ro", "russian": "ru", "spanish": "es", "swedish": "sv",
    "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
    "ara": "ar", "deu": "de", "eng": "en", "fra": "fr", "ita": "it", "por": "pt", "rus": "ru",
    "spa": "es", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip
"""Names and longer codes, as exports have them, by their codes."""
_FIRST_SECONDS = 100_000_000
_FIRST_MILLISECONDS = 100_000_000_000
"""From these on a number is a time (of March 1973 and later), in seconds or milliseconds."""


def is_set(value: Any) -> bool:
    """Whether there is a value: no blank, no null, no empty list."""
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def plain(value: Any) -> Any:
    """A value as JSON has it; what is no number is none."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, bytes):
        return value.decode(errors="surrogateescape")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float):
        return None if isnan(value) else value
    return value if value is None or isinstance(value, str | int) else str(value)


def tidied(field: str, value: Any) -> Any:
    """The value of another's record for this field of ours."""
    if field == "published_at":
        return _date(value)
    if field == "language" and isinstance(value, str):
        return _LANGUAGES.get(value.strip().casefold(), value.strip())
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if field == "text" or not isinstance(value, str) else value.strip()


def _date(value: Any) -> Any:
    """ISO 8601 of ISO 8601, of a date as in mails, or of a number; midnight without zone is a day."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _moment(value)
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return _mail_date(value)
    if moment.tzinfo is None and moment.time() == time.min:
        return moment.date().isoformat()
    return moment.isoformat()


def _mail_date(value: str) -> str:
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return value


def _moment(number: float) -> Any:
    seconds = number / 1000 if number >= _FIRST_MILLISECONDS else number
    if number < _FIRST_SECONDS:
        return number
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return number


def read_zone(name: str | None) -> ZoneInfo | None:
    """The time zone of that name.

    Raises:
        SourceError: there is none.
    """
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError) as error:
        raise SourceError(f"there is no time zone {name!r}: say one such as Europe/Oslo") from error


def zoned(value: Any, zone: ZoneInfo | None) -> Any:
    """A time without zone, in that one; anything else as it is."""
    if zone is None or not isinstance(value, str):
        return value
    try:
        date.fromisoformat(value.strip())
    except ValueError:
        pass
    else:
        return value
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return value
    return value if moment.tzinfo else moment.replace(tzinfo=zone).isoformat()
