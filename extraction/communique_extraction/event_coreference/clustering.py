"""Gathers the mentions of one event into one cluster, in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique_extraction.event_coreference.attended import attended
from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.event_coreference.compatibility import is_same_event
from communique_extraction.event_coreference.hosting import is_hosted_for
from communique_extraction.event_coreference.known_instruments import bound_as_before
from communique_extraction.event_coreference.series import (
    StateEntity,
    bound_as_the_others,
    in_series,
)
from communique_extraction.event_coreference.spoken_for import without_those_spoken_for
from communique_extraction.event_coreference.visits_unplaced import is_known_visit
from communique_extraction.events.event_mention import Dated, EventMention, Part
from communique_extraction.events.factuality.nouns import whole_of
from communique_extraction.events.series_words import is_another, place_in_series
from communique_extraction.gazetteer.places import is_finer
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.clauses import come_for
from communique_extraction.syntax.support_verbs import carrier_above

_AFTERMATH = 3
"""How many sentences after a meeting its agreements may be told."""


def cluster_mentions(found: Iterable[Dated], state: StateEntity) -> list[Cluster]:
    """Gather event mentions into clusters, the first mention's order.

    Args:
        found: in reading order.
        state: gives the entity of a state.
    """
    clusters: list[Cluster] = []
    for item in sorted(found, key=_in_order):
        known = _told_before(item, clusters)
        if known is not None:
            _join(known, item)
            continue
        mention = in_series(replace(item, mention=_held_by_clause(item.mention)), clusters, state)
        mention = bound_as_the_others(bound_as_before(mention, clusters), clusters, state)
        mention = _bound_by_meeting(mention, clusters, state)
        if _is_only_come_for(mention, clusters):
            continue
        if (
            _stands_alone(mention)
            or _awaits(mention)
            or is_known_visit(replace(item, mention=mention))
        ):
            counted = {item.counted} if item.counted else set()
            parts = list(mention.parts)
            clusters.append(Cluster([mention], parts, item.date, item.place, counted))
    for cluster in clusters:
        cluster.parts = without_those_spoken_for(cluster)
    told = [c for c in clusters if _is_told(c)]
    return sorted(told, key=lambda c: c.first.sentence.sentence.index)


def _in_order(item: Dated) -> tuple[bool, int, bool]:
    """Who came is read last of a sentence: the event may be told in it, behind them.

    What was made before is read last of all: the article may tell how it was made.
    """
    mention = item.mention
    return mention.frame.made_before, mention.sentence.sentence.index, mention.attendance


def _told_before(item: Dated, clusters: Sequence[Cluster]) -> Cluster | None:
    """The event of which a mention tells again: the last one, of one sentence that of its own kind.

    In "was to meet B on the sidelines of the summit, but the talks fell through" the summit did not.
    """
    if item.mention.attendance:
        return attended(item.mention, clusters)
    fitting = [cluster for cluster in reversed(clusters) if is_same_event(item, cluster)]
    near = [c for c in fitting if c.last_sentence == fitting[0].last_sentence]
    alike = [c for c in near if c.first.subtype == item.mention.subtype]
    smaller = [c for c in near if c.first.subtype != "summit"]
    return next(iter(alike + smaller + near), None)


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
    needed = 1 if mention.subtype in {"summit", "session"} or _is_carried(mention) else 2
    several = any(part.entity.kind == "group" for part in mention.parts)
    told = len(mention.parts) + mention.named_by_city
    return told + (mention.others and bool(mention.parts)) >= needed or (
        several and mention.subtype != "reception" and not mention.definite
    )


def _is_told(cluster: Cluster) -> bool:
    """Tell an event of which is known who was at it, or who else than the one who held it."""
    if _is_held_by_one(cluster.first) and not _stands_alone(cluster.first):
        return len(cluster.parts) > 1
    first = cluster.first
    return bool(cluster.parts) or first.type == "agreement" or first.named_by_city


def _is_held_by_one(mention: EventMention) -> bool:
    """Tell "The president held a meeting on fishing", with whom another sentence may say."""
    held = mention.subtype == "meeting" and carrier_above(mention.trigger) is not None
    alone = len(mention.parts) == 1 and not _is_met_with(mention)
    return held and alone and not mention.definite


def _is_met_with(mention: EventMention) -> bool:
    """Tell whether somebody of name is told to be the other side: "was held with Minister X"."""
    words = mention.sentence.doc
    named = (words[part.mention.last] for part in mention.parts if part.entity.kind == "person")
    return any(
        word.dep_ == "pobj" and word.head.lower_ in grammar().partners
        for word in named
        if word.i < len(words)
    )


def _is_carried(mention: EventMention) -> bool:
    """Tell talks of which one side is told, and that it held them: "Peru held talks in Lima".

    Or a meeting with somebody: "another meeting was with the president".
    """
    met = mention.subtype == "meeting" and _is_met_with(mention)
    held = (met or mention.subtype == "talks") and carrier_above(mention.trigger) is not None
    sided = any(part.role == "participant" for part in mention.parts)
    return held and (sided or mention.named_by_city)


def _is_only_come_for(mention: EventMention, clusters: Sequence[Cluster]) -> bool:
    """Tell what one who flew to Lima "for talks" came for: with whom he talked is not told."""
    if mention.subtype != "talks" or len(mention.parts) != 1 or mention.others:
        return False
    if come_for(whole_of(mention.trigger)) is None:
        return False
    here = (c for c in clusters if c.mentions[-1].sentence is mention.sentence)
    return any(mention.parts[0].entity in cluster.entities() for cluster in here)


def _awaits(mention: EventMention) -> bool:
    """Tell a meeting of which the next sentence may say who takes part."""
    told = bool(mention.parts) and not _is_held_by_one(mention)
    told = told or mention.definite or mention.anaphoric or mention.others
    another = is_another(place_in_series(mention.trigger), frozenset())
    return mention.type == "meeting" and not (told or another)


def _join(cluster: Cluster, item: Dated) -> None:
    hosted_for = is_hosted_for(item.mention, cluster)
    cluster.mentions.insert(0 if hosted_for else len(cluster.mentions), item.mention)
    known = set(cluster.entities())
    present = cluster.countries()
    for part in _parts_as_told(item.mention, cluster):
        stands_for_others = cluster.first.type == "meeting" or part.mention.kind == "person"
        stands_for_others &= part.entity.kind == "country"
        spoken_for = stands_for_others and part.entity.country in present
        if part.entity not in known and not spoken_for:  # "the two sides", who are here by name
            cluster.parts.append(part)
            known.add(part.entity)
    if item.mention.frame.same_state:
        _lend_country(item.mention, cluster)
    if item.mention.attendance:
        return
    if not _was_before(item, cluster):
        cluster.learn_date(item.date, item.counted)
    if cluster.first.subtype == "call":
        return
    finer = item.place is not None and cluster.place is not None
    if cluster.place is None or (finer and item.place and is_finer(item.place, cluster.place)):
        cluster.place = item.place or cluster.place


def _was_before(item: Dated, cluster: Cluster) -> bool:
    """Tell the day of what was from that of what is to come: talks "resumed on Monday" that are planned."""
    return item.mention.reading.status in BEGUN and cluster.status not in BEGUN


def _parts_as_told(mention: EventMention, cluster: Cluster) -> Sequence[Part]:
    """Who came to a signing is a witness, who came along on a visit a guest."""
    if not mention.attendance:
        return mention.parts
    if cluster.first.type == "agreement":
        return [replace(part, role="witness") for part in mention.parts]
    visit = cluster.first.subtype == "visit"
    along = cluster.first.subtype == "reception" and mention.subtype == "visit"
    return [
        replace(part, role="guest" if visit or along else "participant") for part in mention.parts
    ]


def _lend_country(mention: EventMention, visit: Cluster) -> None:
    """Who comes along with a leader is of the same state, unless it is said otherwise."""
    guests = [part.entity for part in visit.parts if part.role == "guest"]
    code = next((guest.country for guest in guests if guest.country), None)
    for part in mention.parts:
        part.entity.come_along(code)


def _held_by_clause(mention: EventMention) -> EventMention:
    """What "after the talks, A and B spoke" tells first, and nothing before, A and B held."""
    return mention if mention.parts else replace(mention, parts=mention.in_clause)


def _bound_by_meeting(
    mention: EventMention, clusters: Sequence[Cluster], state: StateEntity
) -> EventMention:
    """What "was signed" after a meeting, with nobody named, was signed by those who met."""
    told = mention.reading.status in {"occurred", "planned"}
    open_clause = mention.trigger.tag_ in {"VB", "VBG"}  # "to reach a deal", which nobody has
    nameless = mention.type == "agreement" and not makers(mention.parts) and mention.instrument
    if not nameless or not told or open_clause:
        return mention
    here = mention.sentence.sentence.index
    for cluster in reversed(clusters):
        near = 0 <= here - cluster.last_sentence <= _AFTERMATH
        if cluster.first.type == "meeting" and near:
            by_state = {part.entity.country: part for part in cluster.parts if part.entity.country}
            states = [Part("party", state(c), p.mention) for c, p in by_state.items() if c]
            bodies = [replace(p, role="party") for p in cluster.parts if _is_stateless_body(p)]
            bound = states if len(states) > 1 else [*states, *bodies]
            if len(bound) > 1:
                return replace(mention, parts=(*mention.parts, *bound))
    return mention


def _is_stateless_body(part: Part) -> bool:
    """Tell a company or another body of which no state is told: it is bound itself."""
    return part.entity.kind == "organization" and part.entity.country is None
