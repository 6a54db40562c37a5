"""Average linkage with constraints."""

from communique_merging.linkage import Linkage


def linkage(size: int, chances: dict[tuple[int, int], float]) -> Linkage:
    made = Linkage(range(size))
    for (i, j), chance in chances.items():
        made.put(i, j, chance)
    return made


def test_the_likeliest_are_joined_until_the_mean_is_too_low() -> None:
    found = linkage(3, {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.1})
    found.agglomerate(0.5)
    assert found.groups() == [[0, 1], [2]]


def test_what_is_apart_stays_apart_however_likely_the_rest_is() -> None:
    found = linkage(3, {(0, 1): 0.9, (1, 2): 0.8})
    found.separate(0, 2)
    found.agglomerate(0.5)
    assert found.groups() == [[0, 1], [2]]


def test_ties_fall_by_the_first_members() -> None:
    found = linkage(3, {(0, 1): 0.9, (1, 2): 0.9})
    found.separate(0, 2)
    found.agglomerate(0.5)
    assert found.groups() == [[0, 1], [2]]


def test_what_must_be_joined_is_joined_even_if_it_contradicts() -> None:
    found = linkage(3, {(1, 2): 0.9})
    found.separate(0, 1)
    found.join_all([(0, 1)])
    found.agglomerate(0.3)
    assert found.groups() == [[0, 1, 2]]


def test_what_is_wholly_apart_is_not_even_joined_where_it_must_be() -> None:
    found = linkage(3, {})
    found.separate(0, 2, wholly=True)
    found.join_all([(0, 1), (1, 2)])
    assert found.groups() == [[0, 1], [2]]


def test_a_pair_of_which_nothing_is_put_counts_neither_way() -> None:
    found = linkage(3, {(0, 1): 0.7, (1, 2): 0.7})
    found.agglomerate(0.5)
    assert found.groups() == [[0, 1, 2]]
