"""The article: what a producer sends, what the worker reads, what the store keeps."""

import hashlib
import json
import re
from datetime import date, datetime, timedelta
from reprlib import repr as shortened
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from communique_schemas.errors import InvalidArticleError
from communique_schemas.nesting import DEEPEST, is_deeper

DEFAULT_MAX_CHARACTERS = 200_000
"""The longest text, in Unicode code points, that an article may have unless configured."""

_LONGEST_PATH = 80
_MOST_PROBLEMS = 10
_LARGEST_METADATA = 100_000
"""Bytes."""
_DATE_ALONE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _date_or_zoned_time(value: object) -> object:
    """Read ISO 8601: a date alone stays a date, a time must carry its zone."""
    if isinstance(value, str):
        text = value.strip()
        try:
            value = (
                date.fromisoformat(text)
                if _DATE_ALONE.fullmatch(text)
                else datetime.fromisoformat(text)
            )
        except ValueError as error:
            message = f"{shortened(text)} is not an ISO 8601 date or time"
            raise ValueError(message) from error
    if isinstance(value, datetime):
        _check_zone(value)
    if value is not None and not isinstance(value, date):
        raise ValueError("give a string such as 2022-05-31 or 2022-05-31T08:00:00+04:30")
    return value


def _check_zone(moment: datetime) -> None:
    offset = moment.utcoffset()
    if offset is None:
        message = (
            f"{moment.isoformat()!r} has no time zone: add one (2022-05-31T08:00:00+04:30) "
            "or give the date alone (2022-05-31)"
        )
        raise ValueError(message)
    if offset % timedelta(minutes=1):
        message = f"{moment.isoformat()!r} is off UTC by a fraction of a minute: use whole minutes"
        raise ValueError(message)


PublicationTime = Annotated[datetime | date, BeforeValidator(_date_or_zoned_time)]
"""A moment with its time zone, or a day alone; never a moment without a zone."""


class Article(BaseModel):
    """One news article.

    `id` is the caller's, or is derived from `url`, or else from `text`. `text` is kept exactly as
    given: every offset in an event counts Unicode code points into it. The longest text allowed is
    `DEFAULT_MAX_CHARACTERS`; pass `context={"max_characters": N}` to `model_validate` for another
    limit.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: str = Field(default="", max_length=512)
    """The caller's own; derived from `url`, or else from `text`, where it is missing or empty."""
    text: str = Field(json_schema_extra={"pattern": r"\S"})
    """The body, not blank; offsets in events are code points into it."""
    title: str | None = Field(default=None, max_length=10_000)
    url: str | None = Field(default=None, max_length=10_000)
    source: str | None = Field(default=None, max_length=10_000)
    """The outlet, e.g. voanews.com."""
    published_at: PublicationTime | None = None
    """A moment with its time zone, or a day alone; relative dates in the text count from its day where the
    dateline says that the report was filed, unless the dateline tells a day itself."""
    language: str = Field(default="en", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """BCP 47 tag of the text's language."""
    copy_of: str | None = Field(default=None, min_length=1, max_length=512)
    """The id of an earlier article that this is a near copy of: a worker keeps it and does not read it."""
    metadata: dict[str, JsonValue] = Field(default_factory=dict)
    """Whatever the caller wants to keep beside it; not read by the extractor."""

    @field_validator("text")
    @classmethod
    def _text_is_usable(cls, text: str, info: ValidationInfo) -> str:
        if not text.strip():
            raise ValueError("the text is blank")
        limit = (info.context or {}).get("max_characters", DEFAULT_MAX_CHARACTERS)
        if len(text) > limit:
            message = f"the text has {len(text):,} characters; the limit is {limit:,}"
            raise ValueError(message)
        return text

    @field_validator("id", "text", "title", "url", "source", "copy_of")
    @classmethod
    def _is_encodable(cls, value: str | None) -> str | None:
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            message = f"half of a surrogate pair at character {error.start}: not valid Unicode"
            raise ValueError(message) from error
        return value

    @field_validator("metadata", mode="before")
    @classmethod
    def _is_shallow(cls, metadata: object) -> object:
        if is_deeper(metadata, DEEPEST):
            message = f"is nested more than {DEEPEST} levels deep"
            raise ValueError(message)
        return metadata

    @field_validator("metadata")
    @classmethod
    def _is_plain_json(cls, metadata: dict[str, JsonValue]) -> dict[str, JsonValue]:
        try:
            size = len(json.dumps(metadata, allow_nan=False, ensure_ascii=False).encode())
        except ValueError as error:  # NaN, infinity, or half of a surrogate pair
            message = f"cannot be written as JSON ({error})"
            raise ValueError(message) from error
        if size > _LARGEST_METADATA:
            message = f"is {size:,} bytes long as JSON; the limit is {_LARGEST_METADATA:,}"
            raise ValueError(message)
        return metadata

    @model_validator(mode="after")
    def _derive_id(self) -> Self:
        if not self.id:
            object.__setattr__(self, "id", derived_id(self.url, self.text))
        return self

    def __hash__(self) -> int:
        """Hash by what makes an article the same one; `metadata` cannot be hashed."""
        return hash((self.id, self.text))

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text: tells an article sent again from another one under its id."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """The text's hash, "-", and one of all but the id: tells a corrected record from the one before.

        A field that is not given does not count, so that one which a later version adds changes nothing.
        """
        digest = hashlib.sha256(self.text.encode())
        text_hash = digest.hexdigest()
        digest.update(_AS_JSON(self, exclude=_NO_DETAILS, exclude_none=True))
        return f"{text_hash}-{digest.hexdigest()[:16]}"


_AS_JSON = TypeAdapter(Article).serializer.to_json
"""Every push writes details: the serializer by itself takes two thirds of the adapter's time."""
_NO_DETAILS = {"id", "text"}


def derived_id(url: str | None, text: str) -> str:
    """The id of an article that brings none of its own."""
    origin, key = ("url", url) if url else ("text", text)
    return f"{origin}-{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def parse_article(record: Any, *, max_characters: int = DEFAULT_MAX_CHARACTERS) -> Article:
    """Make an article of a decoded JSON record.

    Raises:
        InvalidArticleError: the record is no object, or a field is missing, unknown or wrong; the
            message names every such field.
    """
    if not isinstance(record, dict):
        raise InvalidArticleError(
            f"expected an article record (an object), got {type(record).__name__}"
        )
    try:
        return Article.model_validate(record, context={"max_characters": max_characters})
    except ValidationError as error:
        raise InvalidArticleError(describe(error)) from error


def describe(error: ValidationError) -> str:
    """Say in one line which fields are wrong and why, of a bearable length whatever the record holds."""
    problems = error.errors(include_url=False, include_input=False)
    told = "; ".join(
        f"{_path(problem['loc'])}: {problem['msg'].removeprefix('Value error, ')}"
        for problem in problems[:_MOST_PROBLEMS]
    )
    more = len(problems) - _MOST_PROBLEMS
    return f"{told}; and {more:,} more" if more > 0 else told


def _path(location: tuple[str | int, ...]) -> str:
    """Name a field by its path, without control characters and of a bearable length."""
    path = ".".join(str(part) for part in location) or "record"
    printable = repr(path)[1:-1]
    return printable if len(printable) <= _LONGEST_PATH else f"{printable[:_LONGEST_PATH]}…"
