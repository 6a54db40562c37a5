"""Ties agreements to the meetings at which they were made."""

from collections.abc import Mapping, Sequence

from communique_extraction.event_coreference.cluster import Cluster, makers
from communique_extraction.events.event_mention import Part
from communique_schemas.event import AgreementRole

_NEAR = 4
"""How many sentences lie at most between an agreement and the meeting at which it was made."""
Links = Mapping[Cluster, Cluster]
"""The meeting of each agreement that has one."""


def link_agreements(clusters: Sequence[Cluster]) -> Links:
    """Find the meeting of each agreement; who met takes part in what one side "agreed" at it."""
    links = {
        cluster: meeting
        for cluster in clusters
        if cluster.first.type == "agreement"
        and not cluster.first.frame.made_before
        and (meeting := _meeting_near(cluster, clusters)) is not None
    }
    for cluster in clusters:
        meeting = _meeting_in_same_sentence(cluster, clusters)
        if meeting is not None:
            mine = set(cluster.entities())
            others = [part for part in meeting.parts if part.entity not in mine]
            cluster.parts += [Part(_role_of(p), p.entity, p.mention) for p in others]
            links[cluster] = meeting
    return links


def _role_of(part: Part) -> AgreementRole:
    """Persons agree for their states; a state or a body is bound itself."""
    return "party" if part.entity.kind in {"country", "organization"} else "signatory"


def _meeting_near(agreement: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """The latest meeting near an agreement that shares two of its states.

    A reception counts only where the report tells of no other: nothing is signed on a red carpet.
    """
    where = agreement.first.sentence.sentence.index
    fitting = [
        meeting
        for meeting in clusters
        if meeting.first.type == "meeting"
        and meeting.status != "denied"
        and abs(meeting.last_sentence - where) <= _NEAR
        and len(meeting.countries() & agreement.countries()) > 1
    ]
    fitting.sort(key=lambda meeting: meeting.first.subtype != "reception")
    return fitting[-1] if fitting else None


def _meeting_in_same_sentence(agreement: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """In "X met Y, agreeing to …", both agreed; who met his own senators signed nothing with them."""
    one_side = len({part.entity.country for part in agreement.parts}) <= 1
    if not agreement.first.frame.made_by_those_who_met or not one_side:
        return None
    here, mine = agreement.first.sentence.sentence.index, set(agreement.entities())
    return next(
        (
            meeting
            for meeting in clusters
            if meeting.first.type == "meeting"
            and any(mention.sentence.sentence.index == here for mention in meeting.mentions)
            and mine & makers(meeting.parts)
            and (agreement.first.subtype != "sign" or len(meeting.countries()) > 1)
        ),
        None,
    )
