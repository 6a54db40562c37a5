"""A score says of its event what it was made of, and sorts as its days do."""

from hypothesis import given
from hypothesis import strategies as st

from communique_store.scores import Score, highest, lowest

scores = st.builds(
    Score,
    day=st.integers(0, 3_652_059),  # the last day of the year 9999
    days=st.integers(0, 65_535),
    permille=st.integers(0, 1000),
    status=st.sampled_from(["occurred", "ongoing", "planned", "proposed", "cancelled", "denied"]),
    type=st.sampled_from(["meeting", "agreement"]),
)


@given(scores)
def test_a_score_survives_being_a_double(score: Score) -> None:
    assert Score.unpacked(float(score.packed())) == score


@given(scores, scores)
def test_scores_sort_by_day(one: Score, other: Score) -> None:
    if one.day < other.day:
        assert one.packed() < other.packed()


@given(scores)
def test_a_day_has_its_bounds(score: Score) -> None:
    assert lowest(score.day) <= score.packed() <= highest(score.day) < lowest(score.day + 1)
