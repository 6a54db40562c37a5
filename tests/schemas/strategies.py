"""Hypothesis strategies: any article, any event over any text, within the contract."""

from datetime import timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from communique_schemas import (
    AgreementEvent,
    AgreementParticipant,
    Article,
    ArticleReference,
    Duration,
    EventDate,
    ExtractorInfo,
    Instrument,
    LabelledSpan,
    MeetingEvent,
    MeetingParticipant,
    Place,
    Setting,
    Span,
    Statement,
    Value,
    codes_for,
)
from communique_schemas import event as contract

TEXT = "Ravenia’s President Ana Olt met Prime Minister Bo Tarn on Monday. They signed 17 accords."

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=80).filter(
    lambda text: text.strip()
)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
publication_times = st.dates() | st.datetimes(timezones=offsets)
metadata = st.dictionaries(
    words,
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=3,
)
countries = st.none() | st.sampled_from(["TJK", "IRN", "USA"])
extractors = st.builds(ExtractorInfo, name=words, version=words, model=words)
articles = st.builds(
    Article,
    id=st.just("") | words,
    text=texts,
    title=st.none() | words,
    url=st.none() | words,
    source=st.none() | words,
    published_at=st.none() | publication_times,
    language=st.sampled_from(["en", "en-GB", "fa"]),
    metadata=metadata,
)


@st.composite
def spans(draw: st.DrawFn, text: str, kind: type[Span] = Span, **more: Any) -> Span:
    """Any stretch of the text."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return kind(start=start, end=end, text=text[start:end], **more)


def _literal(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


@st.composite
def _dates(draw: st.DrawFn, text: str) -> EventDate:
    start, end = sorted(draw(st.tuples(st.dates(), st.dates())))
    return EventDate(
        text=draw(words),
        start=start,
        end=end,
        precision=draw(_literal(contract.DatePrecision)),
        edtf=start.isoformat(),
        span=draw(st.none() | spans(text)),
    )


@st.composite
def _common(draw: st.DrawFn, article: Article, extractor: ExtractorInfo) -> dict[str, Any]:
    text = article.text
    place = st.builds(
        Place,
        text=words,
        name=words,
        kind=_literal(contract.PlaceKind),
        country=countries,
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        span=st.none() | spans(text),
    )
    sentence = Span(start=0, end=len(text), text=text)
    return {
        "id": draw(words),
        "status": draw(_literal(contract.Status)),
        "date": draw(st.none() | _dates(text)),
        "place": draw(st.none() | place),
        "trigger": draw(spans(text)),
        "evidence": (sentence, *draw(st.lists(spans(text), max_size=2))),
        "confidence": draw(st.floats(0, 1)),
        "article": ArticleReference(
            id=article.id, url=article.url, title=article.title, published_at=article.published_at
        ),
        "extractor": extractor,
    }


def _participants(kind: Any, roles: Any, text: str) -> st.SearchStrategy[Any]:
    one = st.builds(
        kind,
        name=words,
        kind=_literal(contract.ParticipantKind),
        role=_literal(roles),
        title=st.none() | words,
        affiliation=st.none() | words,
        country=countries,
        mentions=st.lists(spans(text), min_size=1, max_size=2).map(tuple),
    )
    return st.lists(one, max_size=2).map(tuple)


@st.composite
def meetings(draw: st.DrawFn, article: Article, extractor: ExtractorInfo) -> MeetingEvent:
    """Any meeting that the article could report."""
    common, text = draw(_common(article, extractor)), article.text
    subtype = draw(_literal(contract.MeetingSubtype))
    return MeetingEvent(
        **common,
        subtype=subtype,
        codes=codes_for("meeting", subtype, common["status"]),
        participants=draw(_participants(MeetingParticipant, contract.MeetingRole, text)),
        topics=tuple(draw(st.lists(spans(text, LabelledSpan, label="x"), max_size=2))),
        setting=draw(st.builds(Setting, sidelines_of=st.none() | words)),
        statements=tuple(draw(st.lists(spans(text, Statement, speaker="x", quoted=True)))),
        agreements=tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def agreements(draw: st.DrawFn, article: Article, extractor: ExtractorInfo) -> AgreementEvent:
    """Any agreement that the article could report."""
    common, text = draw(_common(article, extractor)), article.text
    subtype = draw(_literal(contract.AgreementSubtype))
    value = st.builds(
        Value,
        amount=st.floats(0, allow_infinity=False),
        currency=st.just("EUR"),
        text=words,
    )
    duration = st.builds(Duration, text=words, iso=st.sampled_from(["P5Y", "PT48H", "P1Y6M"]))
    return AgreementEvent(
        **common,
        subtype=subtype,
        codes=codes_for("agreement", subtype, common["status"]),
        participants=draw(_participants(AgreementParticipant, contract.AgreementRole, text)),
        instrument=draw(
            st.builds(
                Instrument,
                kind=_literal(contract.InstrumentKind),
                title=st.none() | words,
                text=words,
                span=st.none() | spans(text),
            )
        ),
        count=draw(st.none() | st.integers(0, 10**6)),
        fields=tuple(draw(st.lists(spans(text, LabelledSpan, label="x"), max_size=2))),
        value=draw(st.none() | value),
        duration=draw(st.none() | duration),
        meeting=draw(st.none() | words),
    )


@st.composite
def events(draw: st.DrawFn) -> MeetingEvent | AgreementEvent:
    """Any event of any article."""
    article, extractor = draw(articles), draw(extractors)
    return draw(meetings(article, extractor) | agreements(article, extractor))
