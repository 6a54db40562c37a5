"""The decisions of analysts, which last: kept by where reports stand in their articles, not by their ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import redis

from communique_merging import Corrections
from communique_schemas import Correction, Event, ReportAnchor, StatedCorrection
from communique_schemas.correction import Decision
from communique_schemas.errors import NotFoundError
from communique_store.canonical.article_reports import reports_of
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.scripts.loading import script


class CorrectionSet:
    """All decisions, as one look at the store gave them."""

    def __init__(self, decided: Iterable[Correction]) -> None:
        self.decided = tuple(decided)

    def partners(self, events: Iterable[Event]) -> set[ReportAnchor]:
        """Where the reports stand that were said to be of one event with any of these."""
        anchors = {ReportAnchor.of(event) for event in events}
        return {
            other
            for each in self.decided
            if each.decision == "same"
            for one, other in (each.reports, each.reports[::-1])
            if one in anchors and other not in anchors
        }

    def against(self, decision: Decision, pairs: Iterable[tuple[Event, Event]]) -> list[Correction]:
        """The decisions that say the contrary of one on any of some pairs."""
        anchors = {
            frozenset({ReportAnchor.of(one), ReportAnchor.of(other)}) for one, other in pairs
        }
        return [
            each
            for each in self.decided
            if each.decision != decision and frozenset(each.reports) in anchors
        ]

    def of_reports(self, events: Mapping[str, Event]) -> Corrections:
        """The decisions that concern some reports, by their ids."""
        at = {ReportAnchor.of(event): report for report, event in events.items()}
        found: dict[Decision, list[tuple[str, str]]] = {"same": [], "different": []}
        for each in self.decided:
            one, other = (at.get(anchor) for anchor in each.reports)
            if one and other:
                found[each.decision].append((one, other))
        return Corrections.of(found["same"], found["different"])


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of decisions that were stated; `due` are the reports that are to be merged anew."""

    made: list[Correction]
    instead_of: list[Correction]
    """Earlier decisions that hold no longer."""
    known: int
    """How many were held already."""
    due: list[str]


class CorrectionBook:
    """The decisions that a store keeps."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._script = self._client.register_script(script("correct.lua"))

    def all(self) -> CorrectionSet:
        """Every decision, in the order in which they were made."""
        with reporting(self._url):
            held = self._client.hvals(self._keys.corrections)
        found = map(Correction.model_validate_json, held)
        return CorrectionSet(sorted(found, key=lambda each: each.number))

    def add(
        self,
        decision: Decision,
        pairs: Sequence[tuple[Event, Event]],
        note: str | None = None,
        instead_of: Iterable[Correction] = (),
    ) -> list[Correction]:
        """Keep one decision on each pair of reports, all in one step; they are due from then on.

        Args:
            decision: whether they are of one event.
            pairs: of reports.
            note: why.
            instead_of: earlier decisions that hold no longer.
        """
        with reporting(self._url):
            last = self._client.hincrby(self._keys.counters, "corrections", len(pairs))
            made = [
                Correction(
                    number=number,
                    decision=decision,
                    reports=(ReportAnchor.of(one), ReportAnchor.of(other)),
                    made_at=datetime.now(UTC),
                    note=note,
                )
                for number, (one, other) in enumerate(pairs, start=last - len(pairs) + 1)
            ]
            dropped = [each.number for each in instead_of]
            self._write(made, dropped, {event.id for pair in pairs for event in pair})
        return made

    def enter(self, stated: Iterable[StatedCorrection]) -> Entered:
        """Keep decisions that somebody has stated, all in one step; their reports are due from then on.

        What is held already is not kept twice, and what says the contrary holds no longer. Of several on the
        same two reports the last one counts. Reports need not be stored yet: decisions wait for them.
        """
        wanted = {frozenset(each.reports): each for each in stated}
        held: dict[frozenset[ReportAnchor], list[Correction]] = {}
        for each in self.all().decided:
            held.setdefault(frozenset(each.reports), []).append(each)
        new = {
            pair: each
            for pair, each in wanted.items()
            if all(known.decision != each.decision for known in held.get(pair, ()))
        }
        contrary = [
            known
            for pair, each in wanted.items()
            for known in held.get(pair, ())
            if known.decision != each.decision
        ]
        due = self.reports_at(anchor for each in wanted.values() for anchor in each.reports)
        with reporting(self._url):
            last = self._client.hincrby(self._keys.counters, "corrections", len(new))
            made = [
                Correction(number=number, **each.model_dump())
                for number, each in enumerate(new.values(), start=last - len(new) + 1)
            ]
            self._write(made, [each.number for each in contrary], due)
        return Entered(made, contrary, len(wanted) - len(new), sorted(due))

    def take_back(self, number: int) -> Correction:
        """Let a decision hold no longer; its reports are due from then on.

        Raises:
            NotFoundError: there is no decision of this number.
        """
        found = [each for each in self.all().decided if each.number == number]
        if not found:
            raise NotFoundError(
                f"there is no correction {number}: `communique corrections` lists them"
            )
        with reporting(self._url):
            self._write([], [number], self.reports_at(found[0].reports))
        return found[0]

    def reports_at(self, anchors: Iterable[ReportAnchor]) -> set[str]:
        """The ids of the reports that stand where anchors say, of those that are stored."""
        wanted = set(anchors)
        with reporting(self._url):
            events = reports_of(self._client, self._keys, {anchor.article for anchor in wanted})
        return {event.id for event in events if ReportAnchor.of(event) in wanted}

    def _write(self, made: Sequence[Correction], dropped: Sequence[int], due: set[str]) -> None:
        now = datetime.now(UTC).timestamp()
        kept = [part for each in made for part in (each.number, each.model_dump_json())]
        self._script(
            keys=[self._keys.corrections, self._keys.due],
            args=[now, len(made), *kept, len(dropped), *dropped, *sorted(due)],
        )
