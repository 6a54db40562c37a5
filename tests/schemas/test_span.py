"""A span says where its words stand, and can be held to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_schemas import MeetingEvent, Span, check_spans, spans_of
from communique_schemas.errors import SpanError

from .examples import TEXT, meeting
from .strategies import spans, texts


@given(st.data())
def test_any_stretch_of_a_text_passes_the_check(data: st.DataObject) -> None:
    text = data.draw(texts)
    check_spans([data.draw(spans(text))], text)


@given(st.data())
def test_no_span_passes_against_other_words(data: st.DataObject) -> None:
    text = data.draw(texts)
    span = data.draw(spans(text))
    moved = span.model_copy(update={"text": chr(ord(span.text[0]) ^ 1) + span.text[1:]})
    with pytest.raises(SpanError, match="claims"):
        check_spans([moved], text)


def test_offsets_count_code_points() -> None:
    check_spans([Span(start=2, end=5, text="met")], "😀 met")


@pytest.mark.parametrize(
    ("start", "end", "words"), [(0, 3, "me"), (3, 3, ""), (5, 2, "met"), (-1, 2, "met")]
)
def test_a_span_whose_length_is_not_its_words_cannot_be_made(
    start: int, end: int, words: str
) -> None:
    with pytest.raises(ValueError, match=r"(?i)span"):
        Span(start=start, end=end, text=words)


def test_every_span_inside_an_event_is_found() -> None:
    event = MeetingEvent.model_validate(meeting())
    found = [span.text for span in spans_of(event)]
    assert sorted(found) == sorted(["Ana Olt", "Bo Tarn", "met", "Ana Olt met Bo Tarn on Monday."])
    check_spans([event], TEXT)
    with pytest.raises(SpanError):
        check_spans([event], "–" + TEXT)
