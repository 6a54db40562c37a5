"""Merges the mentions of one event into one record, and ties agreements to their meeting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from communique_extraction.coreference.entity import Entity
from communique_extraction.events.event_mention import Dated, EventMention, Part
from communique_extraction.gazetteer.places import is_finer
from communique_schemas import EventDate, Place
from communique_schemas.event import Status

_SAME_KIND = (
    frozenset({"meeting", "talks"}),
    frozenset({"meeting", "summit", "talks"}),
    frozenset({"talks", "call"}),
    frozenset({"meeting", "call"}),
    frozenset({"meeting", "session"}),
)
_ANAPHORA = {
    "meeting": frozenset({"meeting", "talks", "summit", "session", "reception"}),
    "talks": frozenset({"talks", "meeting", "call", "summit"}),
    "call": frozenset({"call"}),
    "visit": frozenset({"visit"}),
    "summit": frozenset({"summit"}),
    "session": frozenset({"session"}),
    "reception": frozenset({"reception"}),
}
_AFTERMATH = 3
"""How many sentences after a meeting its agreements may be told."""
_NEAR = 4
"""How many sentences lie at most between an agreement and the meeting at which it was made."""
_RECALL = 8
"""How many sentences after an agreement "the agreements" are still the same."""
_DONE = frozenset({"occurred", "ongoing"})
_TO_COME = frozenset({"planned", "cancelled"})


@dataclass(slots=True, eq=False)
class Record:
    """One event with all of its mentions; the first mention gives trigger and subtype."""

    mentions: list[EventMention]
    parts: list[Part]
    date: EventDate | None = None
    place: Place | None = None
    meeting: "Record | None" = None
    agreements: list["Record"] = field(default_factory=list)

    @property
    def first(self) -> EventMention:
        """The mention that names the event best: the first."""
        return self.mentions[0]

    @property
    def status(self) -> Status:
        """The status that its first mention tells, unless a later one tells that it was called off."""
        told = {mention.reading.status for mention in self.mentions}
        first = self.first.reading.status
        return "cancelled" if first == "planned" and "cancelled" in told else first

    def entities(self) -> list[Entity]:
        """Its participants, once each."""
        return [part.entity for part in self.parts]


def merge(found: Iterable[Dated], state: Callable[[str], Entity]) -> list[Record]:
    """Merge event mentions into records.

    Args:
        found: in reading order.
        state: gives the entity of a state by its ISO alpha-3 code.
    """
    records: list[Record] = []
    for item in found:
        record = _record_for(item, records)
        if record is None and item.mention.type == "agreement":
            _bind_states_of_meeting(item.mention, records, state)
        if record is not None:
            _join(record, item)
        elif _stands_alone(item.mention) or _awaits(item.mention):
            records.append(Record([item.mention], list(item.mention.parts), item.date, item.place))
    records = [record for record in records if record.parts or record.first.type == "agreement"]
    _tie_agreements(records)
    _bind_those_who_met(records)
    return records


def _stands_alone(mention: EventMention) -> bool:
    """An anaphor without an antecedent is no event of its own."""
    if mention.anaphoric:
        return False
    if mention.type == "agreement":
        bound = any(part.role in {"party", "signatory"} for part in mention.parts)
        return bound or (mention.treaty and not mention.definite and not mention.parts)
    if mention.subtype == "visit":
        has_guest = any(part.role == "guest" for part in mention.parts)
        return has_guest and (mention.place is not None or len(mention.parts) > 1 or mention.formal)
    needed = 1 if mention.subtype in {"summit", "session"} else 2
    several = any(part.entity.kind == "group" for part in mention.parts)
    return len(mention.parts) + (mention.others and bool(mention.parts)) >= needed or (
        several and mention.subtype != "reception" and not mention.definite
    )


def _awaits(mention: EventMention) -> bool:
    """Tell a meeting of which the next sentence may say who takes part."""
    return mention.type == "meeting" and not (
        mention.parts or mention.definite or mention.anaphoric or mention.others
    )


def _record_for(item: Dated, records: list[Record]) -> Record | None:
    for record in reversed(records):
        if record.first.type == item.mention.type and _fits(item, record):
            return record
    return None


def _fits(item: Dated, record: Record) -> bool:
    mention, first = item.mention, record.first
    if not _same_time(item, record):
        return False
    mine, theirs = _makers(mention.parts), _makers(record.parts)
    if mention.type == "agreement":
        return (
            mention.subtype == first.subtype
            and _same_status(mention, first)
            and not (_says_also(mention) and not mention.known_instrument)
            and (
                bool(not mine or mine <= theirs or theirs <= mine or len(mine & theirs) > 1)
                or _told_again(item, record)
            )
        )
    anaphor = mention.definite or not mine
    known = mine <= theirs or mention.attended
    if anaphor and first.subtype in _ANAPHORA.get(mention.subtype, ()) and known:
        return len(mine) != 1 or _same_status(mention, first)
    kinds = frozenset({mention.subtype, first.subtype})
    last = record.mentions[-1]
    together = mention.sentence is last.sentence and not (mention.definite or last.definite)
    if kinds == {"meeting", "reception"} and together and mine == theirs:
        return True
    if kinds == {"meeting", "session"} and mine != theirs:
        return False
    if not (len(kinds) == 1 or kinds in _SAME_KIND) or not _same_status(mention, first):
        return False
    if mention.subtype == "visit":
        return _same_visit(item, record)
    return (
        bool(mine)
        and (mine <= theirs or theirs <= mine)
        and len(mine & theirs) >= min(2, len(theirs))
    )


def _says_also(mention: EventMention) -> bool:
    """Tell "they also signed a protocol", which is another one."""
    return any(child.lower_ == "also" for child in mention.trigger.children)


def _told_again(item: Dated, record: Record) -> bool:
    """In "The agreement was signed by A and B" those who put their names to it are new, and it is not."""
    mention = item.mention
    here, there = mention.sentence.sentence.index, record.mentions[-1].sentence.sentence.index
    mine = {part.entity.country for part in mention.parts} - {None}
    return (
        mention.known_instrument
        and not mention.treaty
        and 0 < here - there <= _RECALL
        and mine <= _countries(record)
    )


def _makers(parts: list[Part]) -> set[int]:
    """Who took part, but for the witnesses, who may be named later."""
    return {id(part.entity) for part in parts if part.role != "witness"}


def _same_visit(item: Dated, record: Record) -> bool:
    guests = {id(p.entity) for p in item.mention.parts if p.role == "guest"}
    known = {id(p.entity) for p in record.parts if p.role == "guest"}
    if not guests & known:
        return not guests and item.mention.definite
    return item.place is None or record.place is None or item.place.country == record.place.country


def _same_time(item: Dated, record: Record) -> bool:
    if item.date is None or record.date is None:
        return True
    return item.date.start <= record.date.end and record.date.start <= item.date.end


def _same_status(mention: EventMention, other: EventMention) -> bool:
    mine, theirs = mention.reading.status, other.reading.status
    return (
        mine == theirs
        or {mine, theirs} <= _DONE
        or ({mine, theirs} <= _TO_COME and "cancelled" in {mine, theirs})
        or (mention.definite and "occurred" in {mine, theirs})
    )


def _join(record: Record, item: Dated) -> None:
    record.mentions.append(item.mention)
    known = {id(entity) for entity in record.entities()}
    present = _countries(record) if record.first.type == "meeting" else set()
    for part in item.mention.parts:
        spoken_for = part.entity.kind == "country" and part.entity.country in present
        if id(part.entity) not in known and not spoken_for:  # "the two sides", who are here by name
            record.parts.append(part)
            known.add(id(part.entity))
    if item.mention.frame == "accompany":
        _lend_country(item.mention, record)
    record.date = record.date or item.date
    if record.first.subtype == "call":
        return
    if record.place is None or (item.place is not None and is_finer(item.place, record.place)):
        record.place = item.place or record.place


def _lend_country(mention: EventMention, visit: Record) -> None:
    """Who comes along with a leader is of the same state, unless it is said otherwise."""
    guests = [part.entity for part in visit.parts if part.role == "guest"]
    code = next((guest.country for guest in guests if guest.country), None)
    for part in mention.parts:
        entity = part.entity
        if entity.kind == "person" and not entity.country and not entity.affiliation:
            entity.country = code


def _tie_agreements(records: list[Record]) -> None:
    """An agreement was made at the latest meeting near it that shares two of its people or states.

    A reception counts only where the report tells of no other: nothing is signed on a red carpet.
    """
    meetings = [r for r in records if r.first.type == "meeting" and r.status != "denied"]
    for record in (r for r in records if r.first.type == "agreement"):
        where = record.first.sentence.sentence.index
        near = [m for m in meetings if abs(m.mentions[-1].sentence.sentence.index - where) <= _NEAR]
        fitting = [m for m in near if len(_countries(m) & _countries(record)) > 1]
        fitting.sort(key=lambda m: m.first.subtype != "reception")
        if fitting:
            record.meeting = fitting[-1]
            fitting[-1].agreements.append(record)


def _bind_states_of_meeting(
    mention: EventMention, records: list[Record], state: Callable[[str], Entity]
) -> None:
    """What "was signed" after a meeting, with nobody named, was signed by those who met."""
    told = mention.reading.status in {"occurred", "planned"}
    open_clause = mention.trigger.tag_ in {"VB", "VBG"}  # "to reach a deal", which nobody has
    if _makers(mention.parts) or mention.instrument is None or not told or open_clause:
        return
    here = mention.sentence.sentence.index
    for record in reversed(records):
        near = 0 <= here - record.mentions[-1].sentence.sentence.index <= _AFTERMATH
        by_state = {part.entity.country: part for part in record.parts if part.entity.country}
        if record.first.type == "meeting" and near and len(by_state) > 1:
            mention.parts += [
                Part("party", state(code), part.mention) for code, part in by_state.items() if code
            ]
            return


def _bind_those_who_met(records: list[Record]) -> None:
    """In "X met Y, agreeing to …", both agreed."""
    for record in records:
        if record.first.frame != "agree" or len({p.entity.country for p in record.parts}) > 1:
            continue
        mine = {id(entity) for entity in record.entities()}
        here = record.first.sentence.sentence.index
        for meeting in records:
            same = any(m.sentence.sentence.index == here for m in meeting.mentions)
            if meeting.first.type == "meeting" and same and mine & _makers(meeting.parts):
                others = [p for p in meeting.parts if id(p.entity) not in mine]
                record.parts += [Part("signatory", p.entity, p.mention) for p in others]
                record.meeting = meeting
                break


def _countries(record: Record) -> set[str]:
    return {entity.country for entity in record.entities() if entity.country}
