"""A stretch of an article's text, and the check that it says what it claims to say."""

from collections.abc import Iterable, Iterator
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from communique_schemas.errors import SpanError


class Contract(BaseModel):
    """Base of everything that is emitted: frozen, and closed to unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


class Span(Contract):
    """Offsets in code points into the article's text, end exclusive, and the words there."""

    start: int = Field(ge=0)
    """The first code point."""
    end: int = Field(gt=0)
    """The code point after the last."""
    text: str = Field(min_length=1)
    """The words there, exactly as they stand in the article."""

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.text):
            message = f"span {self.start}–{self.end} cannot hold {len(self.text)} characters"
            raise ValueError(message)
        return self


class LabelledSpan(Span):
    """A span with the head phrase by which it is known ("energy")."""

    label: str = Field(min_length=1)
    """The head phrase."""


class Statement(Span):
    """What somebody said at a meeting; `speaker` is a participant's name."""

    speaker: str = Field(min_length=1)
    """The name of the participant who said it."""
    quoted: bool
    """Whether these are the speaker's own words, in quotation marks."""


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span inside a model, list or tuple, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans_of(item)


def check_spans(values: Iterable[object], text: str) -> None:
    """Check that every span inside the values stands in the text as it claims.

    Raises:
        SpanError: a span's words differ from the text at its offsets.
    """
    for span in (span for value in values for span in spans_of(value)):
        found = text[span.start : span.end]
        if found != span.text:
            raise SpanError(
                f"span {span.start}–{span.end} claims {span.text!r} but the text has {found!r}"
            )
