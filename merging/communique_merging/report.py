"""A report as the comparison sees it: what of an event tells which one it is, made ready once."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

from communique_merging.days import Days, day_of, days_of
from communique_merging.manners import manner_of
from communique_merging.words import capitalised, name_words, ordinals, word_list, words_of
from communique_schemas import AgreementEvent, MeetingEvent, Participant
from communique_schemas.event import Status

LEAD = 400
"""What stands in so many characters from the start is what the article is about."""
_KEPT = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One event of one article, prepared."""

    id: str
    article: str
    type: str
    manner: str
    remote: bool
    """Whether the sentence says that it was held from afar."""
    status: Status
    published: date | None
    lead: bool
    """Whether it stands where the article says what it is about."""
    days: Days
    people: tuple[Participant, ...]
    """Those with a name of their own."""
    bodies: tuple[Participant, ...]
    """Organisations and groups without a state."""
    states: frozenset[str]
    ordinals: frozenset[int]
    names: frozenset[str]
    """Capitalised words of the sentence that are no participant's."""
    words: frozenset[str]
    """All other words of the sentence."""


def _report(event: MeetingEvent | AgreementEvent) -> Report:
    sentence = event.evidence[0].text
    words = frozenset(words_of(sentence))
    lead = event.evidence[0].start < LEAD
    published = day_of(event.article.published_at)
    theirs: frozenset[str] = frozenset().union(*(name_words(p.name) for p in event.participants))
    names = capitalised(sentence) - theirs - word_list("name")
    return Report(
        id=event.id,
        article=event.article.id,
        type=event.type,
        manner=manner_of(event.subtype),
        remote=bool(words & word_list("remote")),
        status=event.status,
        published=published,
        lead=lead,
        days=days_of(event.date, published, event.status, lead),
        people=tuple(p for p in event.participants if p.kind == "person"),
        bodies=tuple(
            p
            for p in event.participants
            if p.kind in ("organization", "group") and p.country is None
        ),
        states=frozenset(p.country for p in event.participants if p.country),
        ordinals=ordinals(sentence),
        names=names,
        words=words - names - theirs - word_list("name"),
    )


_prepared: OrderedDict[int, tuple[MeetingEvent | AgreementEvent, Report]] = OrderedDict()


def prepare(event: MeetingEvent | AgreementEvent) -> Report:
    """The report of an event; the last few thousand are kept, by identity (an event is frozen)."""
    kept = _prepared.get(id(event))
    if kept is not None and kept[0] is event:
        return kept[1]
    report = _report(event)
    _prepared[id(event)] = (event, report)
    if len(_prepared) > _KEPT:
        _prepared.popitem(last=False)
    return report
