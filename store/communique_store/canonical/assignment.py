"""Which id a canonical event keeps when its reports come and go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique_schemas import CanonicalAction

_PREFIX = "ce-"


def id_of_only(report: str) -> str:
    """The id of the canonical event of a report that has never had another one beside it."""
    return f"{_PREFIX}{report}"


def only_report(canonical_id: str) -> str | None:
    """The report whose only event has this id unless another one is told; None where it is no such id."""
    return canonical_id.removeprefix(_PREFIX) if canonical_id.startswith(_PREFIX) else None


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a canonical event; `other` is the one that it went into, or came out of."""

    action: CanonicalAction
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The groups by their ids, and what became of each id, old and new; an id that stays is "updated"."""

    groups: dict[str, tuple[str, ...]]
    fates: dict[str, Fate]


def assign(
    old: Mapping[str, Collection[str]], new: Iterable[Sequence[str]], taken: Collection[str] = ()
) -> Assignment:
    """Give ids to groups of reports: each old id to the group that has most of its reports.

    Of two old events that are one now, the one with more reports keeps its id, or the first by name.

    Args:
        old: the reports of the events as they were told, those that are gone among them.
        new: the groups as they are now; no report is in two.
        taken: ids that events have which are not in `old`.
    """
    groups = sorted(tuple(sorted(group)) for group in new)
    place = {report: n for n, group in enumerate(groups) for report in group}
    shares: dict[tuple[str, int], int] = {}
    for name, reports in old.items():
        for report in reports:
            if report in place:
                share = name, place[report]
                shares[share] = shares.get(share, 0) + 1
    name_of: dict[int, str] = {}
    kept: set[str] = set()
    ranked = sorted(shares, key=lambda share: (-shares[share], -len(old[share[0]]), share))
    for name, n in ranked:
        if name not in kept and n not in name_of:
            name_of[n] = name
            kept.add(name)
    fates = {name: Fate("updated") for name in kept}
    in_use = {*taken, *old}
    for n, group in enumerate(groups):
        if n not in name_of:
            name_of[n] = _new_name(group, in_use)
            in_use.add(name_of[n])
            source = next((name for name, m in ranked if m == n), None)
            fates[name_of[n]] = Fate("split", source) if source in kept else Fate("created")
    for name in old.keys() - kept:
        target = next((n for other, n in ranked if other == name), None)
        fates[name] = Fate("retracted") if target is None else Fate("merged", name_of[target])
    return Assignment({name_of[n]: group for n, group in enumerate(groups)}, fates)


def _new_name(group: Sequence[str], in_use: Collection[str]) -> str:
    """An id that nobody has: by the first report that gives one, else with a number behind it."""
    names = [id_of_only(report) for report in group]
    numbered = (f"{names[0]}~{number}" for number in range(2, 2 + len(in_use) + 1))
    return next(name for name in (*names, *numbered) if name not in in_use)
