"""An event keeps its id while its reports come and go; what becomes of every id is told."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from communique_store.canonical.assignment import Fate, assign, id_of_only, only_report


def test_a_new_report_gives_its_event_an_id_of_its_own() -> None:
    found = assign({}, [["a"]])
    assert found.groups == {"ce-a": ("a",)}
    assert found.fates == {"ce-a": Fate("created")}


def test_a_report_that_joins_changes_no_id() -> None:
    found = assign({"ce-b": ["b"]}, [["a", "b"]])
    assert found.groups == {"ce-b": ("a", "b")}
    assert found.fates == {"ce-b": Fate("updated")}


def test_two_events_that_are_one_keep_the_id_of_the_one_with_more_reports() -> None:
    found = assign({"ce-a": ["a"], "ce-b": ["b", "c"]}, [["a", "b", "c"]])
    assert list(found.groups) == ["ce-b"]
    assert found.fates == {"ce-b": Fate("updated"), "ce-a": Fate("merged", "ce-b")}


def test_what_is_split_off_gets_an_id_and_tells_where_it_comes_from() -> None:
    found = assign({"ce-a": ["a", "b", "c"]}, [["a", "b"], ["c"]])
    assert found.groups == {"ce-a": ("a", "b"), "ce-c": ("c",)}
    assert found.fates == {"ce-a": Fate("updated"), "ce-c": Fate("split", "ce-a")}


def test_an_event_without_reports_is_retracted() -> None:
    assert assign({"ce-a": ["a"]}, []).fates == {"ce-a": Fate("retracted")}


def test_the_id_stays_when_the_report_that_gave_it_is_gone() -> None:
    found = assign({"ce-a": ["a", "b"]}, [["b"]])
    assert found.groups == {"ce-a": ("b",)}


def test_an_id_that_another_event_has_is_not_given_again() -> None:
    found = assign({}, [["a"]], taken={"ce-a"})
    assert found.groups == {"ce-a~2": ("a",)}


def test_the_id_of_an_only_report_tells_which_it_is() -> None:
    assert only_report(id_of_only("x")) == "x"
    assert only_report("x") is None


REPORTS = "abcdef"
PARTITIONS = st.dictionaries(st.sampled_from(REPORTS), st.integers(0, 3)).map(
    lambda homes: [
        sorted(report for report in homes if homes[report] == home)
        for home in sorted(set(homes.values()))
    ]
)


@given(PARTITIONS, PARTITIONS)
def test_every_id_old_and_new_is_told_and_every_report_has_one(
    before: list[list[str]], after: list[list[str]]
) -> None:
    old = assign({}, before).groups
    found = assign(old, after)
    assert sorted(found.groups.values()) == sorted(map(tuple, after))
    assert found.fates.keys() == old.keys() | found.groups.keys()
    for name, fate in found.fates.items():
        assert (name in found.groups) == (fate.action in {"created", "updated", "split"})
        assert (name in old) == (fate.action in {"updated", "merged", "retracted"})
        assert (fate.other is not None) == (fate.action in {"merged", "split"})
        if fate.action == "merged":
            assert fate.other in found.groups
            assert set(old[name]) & set(found.groups[fate.other])
        if fate.action == "retracted":
            assert not set(old[name]) & {report for group in after for report in group}


@given(PARTITIONS, PARTITIONS, st.randoms())
def test_the_order_of_the_groups_makes_no_difference(
    before: list[list[str]], after: list[list[str]], dice: Random
) -> None:
    old = assign({}, before).groups
    shuffled = [dice.sample(group, len(group)) for group in after]
    dice.shuffle(shuffled)
    assert assign(old, shuffled) == assign(old, after)
