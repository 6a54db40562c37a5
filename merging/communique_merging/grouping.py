"""Reports to events: a group is a function of the set of its reports, in whatever order they came.

Candidates (`blocking.py`) are compared, and within each connected component of likely pairs the groups
are joined by average linkage (`linkage.py`). A report far from all others is in no component with them
and changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from communique_merging.blocking import block, days_overlap, overlap
from communique_merging.comparison import Model, Verdict, model, verdict
from communique_merging.corrections import NONE, Corrections
from communique_merging.linkage import Linkage
from communique_merging.pair import Pair
from communique_merging.report import Report, prepare
from communique_schemas import AgreementEvent, MeetingEvent

Group = tuple[str, ...]


def group(
    events: Sequence[MeetingEvent | AgreementEvent],
    corrections: Corrections = NONE,
    weights: Model | None = None,
) -> list[Group]:
    """The ids of the reports of each event, sorted; a report that shares its event with none is alone.

    Args:
        events: the reports, in any order.
        corrections: what people decided.
        weights: another model than the fitted one.
    """
    components = partition(map(prepare, events), corrections, weights)
    return sorted(found for component in components for found in component)


def partition(
    prepared: Iterable[Report],
    corrections: Corrections = NONE,
    weights: Model | None = None,
) -> list[list[Group]]:
    """The groups of each connected component of likely pairs, which depend on no report outside of it."""
    weights = weights or model()
    found_by_id = {report.id: report for report in prepared}
    reports = [found_by_id[name] for name in sorted(found_by_id)]
    places = {report.id: place for place, report in enumerate(reports)}
    same, different = (
        sorted((places[a], places[b]) for a, b in pairs if a in places and b in places)
        for pairs in (corrections.same, corrections.different)
    )
    verdicts = _Verdicts(reports, weights)
    found: list[list[Group]] = []
    for component in _components(len(reports), [*_likely(reports, verdicts, weights), *same]):
        linkage = _linked(component, verdicts, set(different))
        linkage.join_all(same)
        linkage.agglomerate(weights.threshold)
        groups = (tuple(reports[i].id for i in members) for members in linkage.groups())
        found.append(sorted(groups))
    return sorted(found)


def likely_partners(pairs: Iterable[tuple[Report, Report]]) -> set[str]:
    """The ids of the second ones that one component holds with the first ones, as the two of each pair stand.

    Args:
        pairs: of prepared reports that share a key.
    """
    return {
        other.id
        for report, other in pairs
        if days_overlap(report, other) and _ties(_verdict(*_in_order(report, other)), model())
    }


def _in_order(a: Report, b: Report) -> tuple[Report, Report]:
    """Two reports as `partition` has them, so that both come to the same to the last bit."""
    return (a, b) if a.id < b.id else (b, a)


class _Verdicts(dict[tuple[int, int], Verdict]):
    """The verdict on each pair of reports, by their places; found when it is first asked for."""

    def __init__(self, reports: Sequence[Report], weights: Model) -> None:
        super().__init__()
        self._reports = reports
        self._weights = weights

    def __missing__(self, places: tuple[int, int]) -> Verdict:
        one, other = (self._reports[place] for place in places)
        fitted = self._weights is model()
        found = _verdict(one, other) if fitted else verdict(Pair(one, other), self._weights)
        self[places] = found
        return found


@lru_cache(maxsize=1 << 15)
def _verdict(one: Report, other: Report) -> Verdict:
    """The verdict by the fitted model, kept: a report is compared anew whenever its neighbours change."""
    return verdict(Pair(one, other), model())


def _ties(found: Verdict, weights: Model) -> bool:
    """Whether two reports are one event by themselves."""
    return not isinstance(found, str) and found >= weights.link


def _likely(
    reports: Sequence[Report], verdicts: _Verdicts, weights: Model
) -> Iterator[tuple[int, int]]:
    """The candidates that are one event by themselves."""
    keyed = [block(report) for report in reports]
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, blocks in enumerate(keyed):
        for key in blocks.keys:
            by_key[key].append(place)
    pairs = {
        (i, j)
        for i, blocks in enumerate(keyed)
        for key in blocks.sought
        for j in by_key.get(key, ())
        if i < j and overlap(blocks, keyed[j])
    }
    for pair in pairs:
        if _ties(verdicts[pair], weights):
            yield pair


def _components(size: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The sets that pairs connect, each in order."""
    head = list(range(size))

    def find(place: int) -> int:
        while head[place] != place:
            head[place] = place = head[head[place]]
        return place

    for i, j in pairs:
        first, last = sorted((find(i), find(j)))
        head[last] = first
    sets: dict[int, list[int]] = defaultdict(list)
    for place in range(size):
        sets[find(place)].append(place)
    return list(sets.values())


def _linked(
    component: Sequence[int], verdicts: _Verdicts, different: set[tuple[int, int]]
) -> Linkage:
    """All pairs of a component with their probability, and what must stay apart."""
    linkage = Linkage(component)
    for pair in combinations(component, 2):
        if pair in different:
            linkage.separate(*pair, wholly=True)
        elif (found := verdicts[pair]) == "apart":
            linkage.separate(*pair)
        elif found != "open":
            linkage.put(*pair, found)
    return linkage
