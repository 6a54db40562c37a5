"""Average linkage with constraints: the two groups with the highest mean are joined, again and again.

What is apart stays apart: no group holds two members that contradict. A pair of which nothing is put
counts neither way, so that two may come together by a third one alone. Ties fall by the first members, so
that the result depends on the members and their pairs alone (Lance and Williams 1967 for the update of
the means; constraints as in Davidson and Ravi 2005).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

Pair = tuple[int, int]


class Linkage:
    """Groups of numbered members; a group is known by its first member."""

    def __init__(self, members: Sequence[int]) -> None:
        self._groups = {member: [member] for member in members}
        self._sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        """By two groups, the sum over the pairs of their members, and how many pairs were put."""
        self._apart: dict[int, set[int]] = defaultdict(set)
        """Groups that contradict."""
        self._wholly_apart: dict[int, set[int]] = defaultdict(set)
        """Groups that nothing may join."""

    def put(self, i: int, j: int, chance: float) -> None:
        """The probability of a pair."""
        self._sums[i][j] = self._sums[j][i] = (chance, 1)

    def separate(self, i: int, j: int, *, wholly: bool = False) -> None:
        """Keep two apart; `wholly` against `join_all` as well."""
        for a, b in ((i, j), (j, i)):
            self._apart[a].add(b)
            if wholly:
                self._wholly_apart[a].add(b)

    def join_all(self, pairs: Iterable[Pair]) -> None:
        """Join pairs whatever contradicts, but for what is wholly apart."""
        home = {member: first for first, group in self._groups.items() for member in group}
        for i, j in pairs:
            if i not in home or j not in home:
                continue
            first, last = sorted((home[i], home[j]))
            if first != last and last not in self._wholly_apart[first]:
                for member in self._groups[last]:
                    home[member] = first
                self._join(first, last)

    def agglomerate(self, least: float) -> None:
        """Join the best groups until no mean reaches `least`."""
        waiting = [
            entry for a in self._groups for b in self._sums[a] if a < b
            if (entry := self._entry(a, b)) and -entry[0] >= least
        ]  # fmt: skip
        heapq.heapify(waiting)
        while waiting:
            _, a, b, sizes = heapq.heappop(waiting)
            ours, theirs = self._groups.get(a), self._groups.get(b)
            if not (ours and theirs) or sizes != (len(ours), len(theirs)):
                continue  # one of them was joined with another since
            self._join(a, b)
            for other in self._sums[a]:
                entry = self._entry(min(a, other), max(a, other))
                if entry and -entry[0] >= least:
                    heapq.heappush(waiting, entry)

    def groups(self) -> list[list[int]]:
        """The groups, each in order."""
        return [sorted(group) for group in self._groups.values()]

    def _entry(self, a: int, b: int) -> tuple[float, int, int, Pair] | None:
        """What is waited for: the mean of two groups (the greatest first), the groups and their sizes."""
        if b in self._apart[a]:
            return None
        size = (len(self._groups[a]), len(self._groups[b]))
        total, pairs = self._sums[a][b]
        return -total / pairs, a, b, size

    def _join(self, a: int, b: int) -> None:
        """Put the second group into the first."""
        self._groups[a] += self._groups.pop(b)
        theirs = self._sums.pop(b, {})
        theirs.pop(a, None)
        self._sums[a].pop(b, None)
        for other, (total, pairs) in theirs.items():
            del self._sums[other][b]
            ours, count = self._sums[a].get(other, (0.0, 0))
            self._sums[a][other] = self._sums[other][a] = (total + ours, pairs + count)
        for apart in (self._apart, self._wholly_apart):
            for other in apart.pop(b, set()):
                apart[other].discard(b)
                if other != a:
                    apart[a].add(other)
                    apart[other].add(a)
