"""A report as the comparison sees it: what of an event tells which one it is, made ready once."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from communique_merging.days import Days, Seen, day_of, days_of
from communique_merging.identity import SAME, is_unnamed, same_name
from communique_merging.manners import gathering, manner_of, manner_of_few
from communique_merging.words import (
    name_words,
    plain,
    proper_names,
    word_list,
    words_of,
)
from communique_schemas import AgreementEvent, MeetingEvent, Participant
from communique_schemas.event import Status

NEWS = 250
"""What stands in so many characters from the start is what the article is about."""
_KEPT = 256
"""As many as a store keeps of the events that it has read: beyond them nobody brings the same one again."""
Person = tuple[str, str | None]
"""A name and a state."""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One event of one article, prepared."""

    id: str
    article: str
    type: str
    manner: str
    gathering: bool
    """Whether many came together, so that no report need name them all."""
    remote: bool
    """Whether the sentence says that it was held from afar."""
    status: Status
    published: date | None
    outlet: str | None
    seen: Seen
    days: Days
    people: tuple[Person, ...]
    """Those with a name of their own."""
    bodies: tuple[str, ...]
    """Names of organisations and groups without a state."""
    organizations: frozenset[str]
    """Those of the bodies that are no groups."""
    states: frozenset[str]
    guests: frozenset[str]
    hosts: frozenset[str]
    """The states of those who are told to be guests and hosts."""
    called: tuple[str, ...]
    """Of a gathering whatever its sentence calls by name but persons and states."""
    place: str | None
    """The city or the venue."""
    states_of_people: frozenset[str] = field(init=False)
    sides: int = field(init=False)
    """How many states and bodies are named, persons without a state being one more."""
    names: tuple[str, ...] = field(init=False)
    """The bodies, and what is called by name."""

    def __post_init__(self) -> None:
        """Find what follows from the rest."""
        stateless = any(state is None for _, state in self.people)
        found = {
            "states_of_people": frozenset(state for _, state in self.people if state),
            "sides": len(self.states) + len(self.bodies) + stateless,
            "names": tuple(dict.fromkeys((*self.bodies, *self.called))),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)


def _seen(start: int, words: frozenset[str]) -> Seen:
    if words & word_list("back"):
        return "back"
    return "news" if start < NEWS else "beside"


def _is_named_body(body: Participant) -> bool:
    """Whether it is an organisation, or a group called by a name: "Quad leaders", not "colleagues"."""
    if body.kind == "organization":
        return True
    lone = body.name[1:].islower() and " " not in body.name
    return body.kind == "group" and not lone and bool(proper_names(f". {body.name}"))


def _states(event: MeetingEvent | AgreementEvent, role: str) -> frozenset[str]:
    return frozenset(p.country for p in event.participants if p.role == role and p.country)


def _called(event: MeetingEvent | AgreementEvent) -> tuple[str, ...]:
    known = [p.name for p in event.participants if p.kind in ("person", "country")]
    return tuple(
        name
        for name in proper_names(event.evidence[0].text)
        if not any(same_name(name, each) >= SAME for each in known)
    )


def _report(event: MeetingEvent | AgreementEvent) -> Report:
    sentence = event.evidence[0].text
    words = frozenset(words_of(sentence))
    seen = _seen(event.evidence[0].start, words)
    published = day_of(event.article.published_at)
    people = tuple(
        (p.name, p.country)
        for p in event.participants
        if p.kind == "person" and name_words(p.name) and not is_unnamed(p)
    )
    bodies = tuple(p.name for p in event.participants if p.country is None and _is_named_body(p))
    states = frozenset(p.country for p in event.participants if p.country)
    stateless = sum(state is None for _, state in people)
    many = gathering(event.subtype, len(states), stateless)
    return Report(
        id=event.id,
        article=event.article.id,
        type=event.type,
        manner=(manner_of if many else manner_of_few)(event.subtype),
        gathering=many,
        remote=event.subtype == "call" or bool(words & word_list("remote")),
        status=event.status,
        published=published,
        outlet=event.article.source,
        seen=seen,
        days=days_of(event.date, published, event.status, seen),
        people=people,
        bodies=bodies,
        organizations=frozenset(
            p.name for p in event.participants if p.kind == "organization" and p.name in bodies
        ),
        states=states,
        guests=_states(event, "guest"),
        hosts=_states(event, "host"),
        called=_called(event) if many else (),
        place=plain(event.place.name)
        if event.place and event.place.kind in ("city", "venue")
        else None,
    )


_prepared: OrderedDict[int, tuple[MeetingEvent | AgreementEvent, Report]] = OrderedDict()


def prepare(event: MeetingEvent | AgreementEvent) -> Report:
    """The report of an event; the last ones are kept, by identity (an event is frozen)."""
    kept = _prepared.get(id(event))
    if kept is not None and kept[0] is event:
        return kept[1]
    report = _report(event)
    _prepared[id(event)] = (event, report)
    if len(_prepared) > _KEPT:
        _prepared.popitem(last=False)
    return report
