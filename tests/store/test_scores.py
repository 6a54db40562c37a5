"""A score says of its event what a query asks, and sorts events of one kind as the days do."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from communique_schemas.event import AgreementEvent, MeetingEvent
from communique_store.scores import (
    BAND,
    BANDS,
    DAY,
    DAYS,
    DOUBT,
    LENGTH,
    LENGTHS,
    PARTS,
    STATUS,
    STATUSES,
    TYPE,
    TYPES,
    score,
)
from tests.schemas.examples import agreement, meeting


def dated(start: date, days: int, **changes: object) -> MeetingEvent:
    end = start + timedelta(days=days - 1)
    when = {"text": "d", "start": start, "end": end, "precision": "range", "edtf": "x"}
    return MeetingEvent.model_validate(meeting(date=when, **changes))


@given(
    start=st.dates(max_value=date(9000, 1, 1)),
    days=st.integers(1, 2_047),
    status=st.sampled_from(STATUSES),
    thousandths=st.integers(0, 1000),
)
def test_a_score_survives_being_a_double(
    start: date, days: int, status: str, thousandths: int
) -> None:
    confidence = min(1, thousandths / 1000 + 1e-9)  # what rounds down to so many thousandths
    event = dated(start, days, status=status, confidence=confidence)
    number = int(float(score(event)))
    assert DAY.within(number) == start.toordinal()
    assert DAYS.within(number) == days
    assert DOUBT.within(number) == 1000 - thousandths
    assert STATUSES[STATUS.within(number)] == status
    assert TYPES[TYPE.within(number)] == event.type


def test_the_parts_fill_what_a_double_holds_exactly() -> None:
    ends = [0, *(known.shift + known.bits for known in PARTS)]
    assert [known.shift for known in PARTS] == ends[:-1]
    assert ends[-1] <= 53


@given(thousandths=st.integers(0, 1000))
def test_a_band_tells_the_most_doubt(thousandths: int) -> None:
    number = score(dated(date(2020, 1, 1), 1, confidence=min(1, thousandths / 1000 + 1e-9)))
    band, ends = BAND.within(number), (-1, *BANDS, 1000)
    assert ends[band] < DOUBT.within(number) <= ends[band + 1]
    assert len(ends) - 1 == BAND.modulus


def test_lengths_tell_the_most_days_that_an_event_lasts() -> None:
    for number, most in enumerate(LENGTHS[1:], start=1):
        assert LENGTH.within(score(dated(date(2020, 1, 1), most))) == number
        assert LENGTH.within(score(dated(date(2020, 1, 1), most + 1))) == number + 1


def test_an_event_without_a_date_lasts_no_day() -> None:
    number = score(AgreementEvent.model_validate(agreement()))
    assert DAYS.within(number) == DAY.within(number) == LENGTH.within(number) == 0


def test_an_endless_event_lasts_as_long_as_can_be_said() -> None:
    assert DAYS.within(score(dated(date(1, 1, 1), 70_000))) == 2_047
