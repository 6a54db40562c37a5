"""What travels around articles and events: chunk, result, dead letter, stream entry."""

import json
import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_schemas import (
    Article,
    ChunkMessage,
    DeadLetter,
    ExtractionResult,
    InlineChunkMessage,
    StreamEntry,
    parse_message,
)
from communique_schemas.errors import SpanError

from .examples import EXTRACTOR, TEXT, agreement, meeting, nested
from .strategies import agreements, articles, extractors, meetings


def result(**changes: Any) -> ExtractionResult:
    whole = {"article": {"id": "a1", "text": TEXT}, "extractor": EXTRACTOR, "events": [meeting()]}
    return ExtractionResult.model_validate({**whole, **changes})


class TestResult:
    @given(st.data())
    def test_comes_back_the_same_from_json(self, data: st.DataObject) -> None:
        article, extractor = data.draw(articles), data.draw(extractors)
        found = st.lists(
            meetings(article, extractor) | agreements(article, extractor),
            max_size=2,
            unique_by=lambda event: event.id,
        )
        whole = ExtractionResult(article=article, extractor=extractor, events=data.draw(found))
        whole.check()
        assert ExtractionResult.model_validate_json(whole.model_dump_json()) == whole

    def test_may_hold_no_event(self) -> None:
        assert result(events=[]).events == ()

    def test_refuses_an_event_of_another_article(self) -> None:
        with pytest.raises(ValueError, match="another article"):
            result(events=[meeting(article={"id": "a2"})])

    def test_refuses_an_event_of_another_extractor(self) -> None:
        with pytest.raises(ValueError, match="another article or extractor"):
            result(events=[meeting(extractor={**EXTRACTOR, "version": "2"})])

    def test_refuses_two_events_under_one_id(self) -> None:
        with pytest.raises(ValueError, match="the same id"):
            result(events=[meeting(), agreement(id="m1")])

    def test_is_checked_against_its_text(self) -> None:
        result().check()
        with pytest.raises(SpanError):
            result(article={"id": "a1", "text": TEXT.upper()}).check()


class TestChunk:
    def test_carries_records_that_are_no_articles(self) -> None:
        records: list[Any] = [{"text": "x"}, {"titel": 1}, None, "x", [1, {"a": None}]]
        payload = InlineChunkMessage(articles=records).payload()
        assert json.loads(json.dumps(payload)) == {"version": 1, "articles": records}

    def test_of_an_unknown_version_is_refused(self) -> None:
        with pytest.raises(ValueError, match="version"):
            parse_message({"version": 3, "articles": []})

    def test_of_the_version_before_is_understood(self) -> None:
        assert parse_message({"version": 1, "articles": [{"text": "x"}]}).articles == (
            {"text": "x"},
        )

    @pytest.mark.parametrize("levels", [100, 250, 900])
    def test_gives_the_neighbours_of_a_record_that_is_nested_too_deep(self, levels: int) -> None:
        records = [{"text": "x", "metadata": nested(levels)}, {"text": "y"}]
        assert parse_message({"version": 1, "articles": records}).articles[1] == {"text": "y"}

    def test_names_its_articles(self) -> None:
        message = ChunkMessage(articles=("a", "b"))
        assert parse_message(json.loads(json.dumps(message.payload()))) == message

    @given(article=articles)
    def test_gives_the_article_back(self, article: Article) -> None:
        payload = InlineChunkMessage(articles=[article.model_dump(mode="json")]).payload()
        record = json.loads(json.dumps(payload))["articles"][0]
        assert Article.model_validate(record) == article


def letter(record: Any, **changes: Any) -> DeadLetter:
    whole = {"article_id": "a1", "reason": "invalid", "message": "no text", "attempts": 1}
    when = datetime(2022, 5, 31, tzinfo=UTC)
    return DeadLetter(record=record, failed_at=when, worker="w1", **{**whole, **changes})


class TestDeadLetter:
    @pytest.mark.parametrize("record", [{"text": "x"}, None, [], "x", 3.5, {"a": [{"b": None}]}])
    def test_keeps_the_record_as_it_was_sent(self, record: Any) -> None:
        again = DeadLetter.model_validate_json(letter(record).model_dump_json())
        assert again == letter(record)
        assert again.record == record

    @pytest.mark.parametrize(
        ("record", "kept"),
        [
            ({"te\ud800xt": ["a\udfffb"]}, {"te\ufffdxt": ["a\ufffdb"]}),
            ({"score": math.nan}, {"score": "nan"}),
            ([-math.inf], ["-inf"]),
            ("whole 😀 pair", "whole 😀 pair"),
        ],
    )
    def test_keeps_even_what_json_cannot_hold(self, record: Any, kept: Any) -> None:
        odd = letter(record, article_id="a\ud800", message="m\ud800")
        again = DeadLetter.model_validate_json(odd.model_dump_json())
        assert again == odd
        assert (again.record, again.article_id, again.message) == (kept, "a\ufffd", "m\ufffd")

    @pytest.mark.parametrize("levels", [100, 150, 200, 250, 900])
    def test_keeps_a_record_of_any_depth_and_can_be_read_again(self, levels: int) -> None:
        odd = letter({"id": "a1", "metadata": nested(levels)})
        again = DeadLetter.model_validate_json(odd.model_dump_json())
        assert again == odd
        assert ("nested too deep to be kept" in again.model_dump_json()) == (levels > 100)

    @pytest.mark.parametrize(
        "changes",
        [{"attempts": 0}, {"reason": "bored"}, {"failed_at": datetime(2022, 5, 31)}],  # noqa: DTZ001
        ids=str,
    )
    def test_may_not_have(self, changes: dict[str, Any]) -> None:
        record = {**letter({}).model_dump(), **changes}
        with pytest.raises(ValueError, match=next(iter(changes))):
            DeadLetter.model_validate(record)


def test_a_stream_entry_comes_back_the_same_from_json() -> None:
    entry = StreamEntry.model_validate(
        {"entry_id": "1-0", "action": "retracted", "event": agreement()}
    )
    assert StreamEntry.model_validate_json(entry.model_dump_json()) == entry
