"""What holds of any reports: order, history and strangers make no difference, and nothing gets lost."""

from collections import Counter
from datetime import date, timedelta
from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from communique_merging import (
    Corrections,
    Report,
    compare,
    compose,
    group,
    likely_partners,
    partition,
    prepare,
    read_signature,
    sign,
)
from communique_merging.blocking import blocks, overlap
from communique_schemas import AgreementEvent, CanonicalEvent, MeetingEvent
from tests.merging.reports import report
from tests.merging.strategies import report_sets, reports

Event = MeetingEvent | AgreementEvent
Reports = list[Event]


@given(report_sets(most=4))
@settings(max_examples=50, deadline=None)
def test_every_order_gives_the_same_groups(told: Reports) -> None:
    expected = group(told)
    assert all(group(order) == expected for order in permutations(told))


@given(report_sets(most=24), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_any_order_of_many_gives_the_same_groups(told: Reports, random: Random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    assert group(shuffled) == group(told)


@given(report_sets(most=12), reports("new"))
@settings(max_examples=40, deadline=None)
def test_what_came_and_went_leaves_no_trace(told: Reports, new: Event) -> None:
    before = group(told)
    group([*told, new])
    assert group(told) == before


@given(report_sets(most=12))
@settings(max_examples=40, deadline=None)
def test_every_report_is_in_one_group(told: Reports) -> None:
    found = [name for ids in group(told) for name in ids]
    assert sorted(found) == sorted(event.id for event in told)


@given(report_sets(most=12))
@settings(max_examples=30, deadline=None)
def test_strangers_change_nothing(told: Reports) -> None:
    stranger = report(
        "stranger", "Ana Olt/AND", "Bo Tarn/TUR", on="1999-01-01", published="1999-01-01"
    )
    assert group([*told, stranger]) == sorted([*group(told), ("stranger",)])


@given(report_sets(most=12))
@settings(max_examples=30, deadline=None)
def test_a_component_depends_on_no_report_outside_of_it(told: Reports) -> None:
    by_id = {event.id: event for event in told}
    for component in partition(map(prepare, told)):
        members = [by_id[name] for ids in component for name in ids]
        assert group(members) == component


@given(report_sets(most=10))
@settings(max_examples=30, deadline=None)
def test_no_group_holds_a_contradiction(told: Reports) -> None:
    by_id = {event.id: event for event in told}
    for ids in group(told):
        pairs = [(by_id[a], by_id[b]) for a in ids for b in ids if a < b]
        assert all(compare(a, b).probability > 0 for a, b in pairs)


@given(report_sets(most=8), st.data())
@settings(max_examples=30, deadline=None)
def test_corrections_win(told: Reports, data: st.DataObject) -> None:
    if len(told) < 3:
        return
    a, b, c = data.draw(st.permutations([event.id for event in told]))[:3]
    home = {
        name: ids
        for ids in group(told, Corrections.of(same=[(a, b)], different=[(a, c)]))
        for name in ids
    }
    assert home[a] == home[b]
    assert home[a] != home[c]


@given(reports("a"), reports("b"))
@settings(max_examples=100, deadline=None)
def test_comparing_is_symmetric(a: Event, b: Event) -> None:
    assert compare(a, b) == compare(b, a)
    ours, theirs = prepare(a), prepare(b)
    assert bool(likely_partners([(ours, theirs)])) == bool(likely_partners([(theirs, ours)]))
    assert overlap(blocks(a), blocks(b)) == overlap(blocks(b), blocks(a))


@given(reports("a"))
@settings(max_examples=100, deadline=None)
def test_a_signature_holds_all_that_comparison_sees(event: Event) -> None:
    prepared = prepare(event)
    read = read_signature(event.id, sign(prepared))
    assert read is not None
    for name in Report.__slots__:
        assert getattr(read, name) == getattr(prepared, name), name


@given(reports("a"))
@settings(max_examples=100, deadline=None)
def test_keys_are_few(event: Event) -> None:
    found = blocks(event)
    assert len(set(found.keys)) == len(found.keys) <= 12
    assert found.first <= found.last


@given(st.integers(0, 400), st.integers(1, 40), reports("b"))
@settings(max_examples=50, deadline=None)
def test_a_date_that_reaches_the_end_of_time_is_no_fault(
    before_the_end: int, length: int, other: Event
) -> None:
    last = date.max - timedelta(days=before_the_end)
    far = report("a", "NOR", "FIN", on=f"{last - timedelta(days=length)}/{last}")
    assert 0 <= compare(far, other).probability <= 1


def of_one_type(told: Reports) -> Reports:
    return [event for event in told if event.type == "meeting"]


@given(report_sets(most=8).map(of_one_type).filter(bool), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_what_is_composed_adds_up(told: Reports, random: Random) -> None:
    found = compose("e", told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert compose("e", shuffled) == found
    assert CanonicalEvent.model_validate_json(found.model_dump_json()) == found
    ids = sorted(event.id for event in told)
    assert sorted(each.id for each in found.reports) == ids
    assert sorted(name for change in found.status_history for name in change.reports) == ids
    assert sorted(name for said in found.said["status"] for name in said.reports) == ids
    dated = [event.id for event in told if event.date]
    assert sorted(name for said in found.said.get("date", ()) for name in said.reports) == sorted(
        dated
    )
    named = {said.value: len(said.reports) for said in found.said["participants"]}
    assert named == Counter({each.name: each.reports for each in found.participants})
    assert found.outlets == len({event.article.source for event in told} - {None})


@given(reports("a"))
@settings(max_examples=100, deadline=None)
def test_a_second_report_that_says_the_same_changes_only_who_says_so(event: Event) -> None:
    again = event.model_copy(update={"id": "b"})
    of_one, of_two = compose("e", [event]), compose("e", [event, again])
    assert _without_tellers(of_one) == _without_tellers(of_two)
    assert [said.reports for values in of_one.said.values() for said in values] == [
        ("a",) for values in of_two.said.values() for _ in values
    ]


def _without_tellers(event: CanonicalEvent) -> dict[str, object]:
    told = event.model_dump(exclude={"reports": True, "participants": {"__all__": {"reports"}}})
    for values in (*told["said"].values(), told["status_history"]):
        for value in values:
            del value["reports"]
    return told
