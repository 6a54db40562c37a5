"""Who took part by all reports."""

from communique_merging.roster import roster
from tests.merging.reports import report


def told(*who: tuple[str, ...]) -> list[tuple[str, int]]:
    reports = [report(f"r{index}", *names) for index, names in enumerate(who)]
    return [(each.name, each.reports) for each, _ in roster(reports)]


def test_best_backed_first_and_ties_by_name() -> None:
    found = told(("Lars Hagen/NOR", "FIN"), ("Lars Hagen/NOR", "PER"))
    assert found == [("Lars Hagen", 2), ("Finland", 1), ("Peru", 1)]


def test_a_family_name_is_the_whole_names() -> None:
    assert told(("Hagen/NOR",), ("Lars Hagen/NOR",)) == [("Lars Hagen", 2)]


def test_namesakes_of_other_states_are_two() -> None:
    assert told(("Lars Hagen/NOR",), ("Hagen/FIN",)) == [("Hagen", 1), ("Lars Hagen", 1)]


def test_a_state_and_its_president_are_two() -> None:
    assert told(("NOR",), ("Lars Hagen/NOR",)) == [("Lars Hagen", 1), ("Norway", 1)]


def test_a_body_and_its_letters_are_one() -> None:
    assert told(("NPU",), ("Northern Ports Union",)) == [("Northern Ports Union", 2)]


def test_the_ids_tell_who_names_whom() -> None:
    reports = [report("a", "NOR"), report("b", "NOR", "FIN")]
    assert [(each.name, ids) for each, ids in roster(reports)] == [
        ("Norway", ("a", "b")), ("Finland", ("b",))
    ]  # fmt: skip
