"""The scene that an article's events share: what one of them does not say, another one tells.

Who met on a visit met where the visit led; who met in a report from the capital of one of them met
there; and an agreement was made where the meeting was at which it was made. When that was, its link to
the meeting tells: a date of its own it has only where one is told for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique_extraction.coreference.entity import Entity
from communique_extraction.event_coreference.agreement_links import Links
from communique_extraction.event_coreference.cities_told import CitiesTold
from communique_extraction.event_coreference.cluster import Cluster, guests_of
from communique_extraction.event_coreference.day_in_heading import DayInHeading
from communique_extraction.event_coreference.day_of_speech import DayOfSpeech
from communique_extraction.event_coreference.day_of_visit import day_of_visit
from communique_extraction.event_coreference.errands import is_errand
from communique_extraction.event_coreference.place_of_visit import (
    both_told,
    is_long_past,
    place_of_visit_told_before,
    places_visited,
    seat_visited,
)
from communique_extraction.event_coreference.places_shared import (
    place_beside,
    place_of_part,
    place_of_whole,
    place_told_last,
)
from communique_extraction.event_coreference.record import Record
from communique_extraction.event_coreference.roles import complete_roles
from communique_extraction.events.event_mention import HERE
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.syntax.dependencies import is_noun
from communique_extraction.syntax.support_verbs import carrier_above, support_of
from communique_schemas import EventDate, Place

_ANYWHERE = frozenset({"call", "visit"})
"""The subtypes that are not at the place to which somebody goes for them."""
_LEAD = 2
"""The last of the sentences at the start that tell what is reported from where the report was filed."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an article was filed from, if it says so, when it was written, and of which cities it tells.

    `lead` is where the text behind the dateline begins, or 0; `heading` is the day that the headline tells,
    `speech` that of which those speak who met.
    """

    dateline: Place | None
    lead: int
    written: date | None
    cities: CitiesTold
    heading: DayInHeading
    speech: DayOfSpeech


def complete(clusters: Sequence[Cluster], links: Links, scene: Scene) -> tuple[Record, ...]:
    """Make the records of an article, each with what its other events tell of it.

    Args:
        clusters: the article's events.
        links: the meeting of each agreement.
        scene: what the article tells of all of them.
    """
    places = {cluster: _own_place(cluster, clusters, scene) for cluster in clusters}
    number = {cluster: index for index, cluster in enumerate(clusters)}
    visits = [cluster for cluster in clusters if cluster.first.subtype == "visit"]
    records = []
    for cluster in clusters:
        meeting = links.get(cluster)
        place = places[cluster] or _of_meeting(cluster, places, meeting)
        place = place or _country_visited(cluster, clusters)
        occasions = [visit for visit in visits if both_told(cluster, visit)]
        records.append(
            Record(
                mentions=tuple(cluster.mentions),
                parts=complete_roles(cluster, place, occasions),
                status=cluster.status,
                date=cluster.date or _day_of(cluster, clusters, scene),
                place=_city_in(place, cluster, visits, scene),
                meeting=number[meeting] if meeting is not None else None,
            )
        )
    return tuple(records)


def _day_of(cluster: Cluster, clusters: Sequence[Cluster], scene: Scene) -> EventDate | None:
    """The day that the headline tells of an event, a speaker who was there, or the visit that it was on."""
    told = scene.heading.date_of(cluster, clusters) or scene.speech.date_of(cluster, clusters)
    return told or day_of_visit(cluster, clusters)


def _city_in(
    place: Place | None, cluster: Cluster, visits: Sequence[Cluster], scene: Scene
) -> Place | None:
    """The city of a state where a visit to it led, or a meeting was, as another sentence tells it.

    It is that of the first visit to the state of which is told, not of one in another year, or by
    other guests, nor of one that is only proposed.
    """
    if place is None or place.kind != "country" or cluster.first.type != "meeting":
        return place
    first = next((v for v in visits if v.place and v.place.country == place.country), cluster)
    again = cluster.first.subtype == "visit" and not _is_alike(cluster, first)
    return (None if again else scene.cities.of(place.country)) or place


def _is_alike(visit: Cluster, first: Cluster) -> bool:
    same_guests = bool(guests_of(visit.parts) & guests_of(first.parts))
    return visit.date == first.date and same_guests and both_told(visit, first)


def _own_place(cluster: Cluster, clusters: Sequence[Cluster], scene: Scene) -> Place | None:
    if cluster.place is not None or cluster.first.subtype in _ANYWHERE:
        return cluster.place
    for shared in (place_told_last, place_beside, place_of_part, place_of_whole):
        there = shared(cluster, clusters)
        if there is not None:
            return there
    journeys = (c for c in clusters if c.first.subtype == "visit" and is_errand(cluster, c))
    journey = next(journeys, None)
    if journey is not None or cluster.first.subtype not in HERE:
        return journey.place if journey is not None else None
    if _is_away(cluster, clusters, scene) or _was_elsewhere(cluster):
        return seat_visited(cluster, clusters)
    if _is_in_lead(cluster, scene) and cluster.status in BEGUN:
        return _abroad(cluster, clusters, scene) or scene.dateline
    seat = seat_visited(cluster, clusters) or _abroad(cluster, clusters, scene)
    told_before = place_of_visit_told_before(cluster, clusters, scene.written)
    return seat or told_before or _filed_from(cluster, scene)


def _abroad(cluster: Cluster, clusters: Sequence[Cluster], scene: Scene) -> Place | None:
    """Where somebody met people of the country of his visit, of which his own capital reports."""
    filed = scene.dateline.country if scene.dateline else None
    places = places_visited(cluster, clusters, scene.written)
    return next((place for place in places if filed and place.country != filed), None)


def _is_in_lead(cluster: Cluster, scene: Scene) -> bool:
    """Tell what the dateline's own sentence reports, which was where the report was filed."""
    told = (mention.sentence.sentence.begin <= scene.lead for mention in cluster.mentions)
    return scene.dateline is not None and any(told)


def _was_elsewhere(cluster: Cluster) -> bool:
    """Tell what was not where its report was filed: a virtual meeting, or one on some sidelines.

    And what is only spoken of: "their talks are aimed at …", and of states "must speed up their talks".
    """
    mention = cluster.first
    of_states = mention.subtype == "talks" and not any(map(_is_somebody, cluster.entities()))
    noun = mention.trigger
    alone = of_states and is_noun(noun) and support_of(noun) is None
    spoken_of = alone or (noun.dep_ == "nsubj" and carrier_above(noun) is None)
    return spoken_of or any(token.lower_ in place_words().away for token in noun.sent)


def _is_somebody(entity: Entity) -> bool:
    """Tell persons, and the delegates of a state, from states and bodies."""
    return entity.kind == "person" or (entity.kind == "group" and entity.country is not None)


def _is_away(cluster: Cluster, clusters: Sequence[Cluster], scene: Scene) -> bool:
    """Tell what somebody did on a visit abroad of which the same sentence tells."""
    present = set(cluster.entities())
    filed = scene.dateline.country if scene.dateline else None
    return any(
        visit.first.subtype == "visit"
        and visit.place is not None
        and visit.place.country != filed
        and visit.first.sentence is cluster.first.sentence
        and both_told(cluster, visit)
        and bool(guests_of(visit.parts) & present)
        for visit in clusters
    )


def _of_meeting(
    cluster: Cluster, places: dict[Cluster, Place | None], meeting: Cluster | None
) -> Place | None:
    """The place that an agreement shares with the meeting at which it was made."""
    if meeting is None or not both_told(cluster, meeting) or _is_at_another_time(cluster, meeting):
        return None
    return None if meeting.first.subtype == "reception" else places[meeting]


def _is_at_another_time(cluster: Cluster, meeting: Cluster) -> bool:
    """Tell an agreement "signed in 2001" of which the parties talked again later."""
    if cluster.date is None or cluster.first.sentence is meeting.first.sentence:
        return False
    told = meeting.date
    return told is None or cluster.date.end < told.start or told.end < cluster.date.start


def _country_visited(cluster: Cluster, clusters: Sequence[Cluster]) -> Place | None:
    """The country in which somebody met its people on a visit, where no more is told."""
    here = cluster.first.type == "meeting" and cluster.first.subtype in HERE
    here &= not _was_elsewhere(cluster)
    return next(iter(places_visited(cluster, clusters)), None) if here else None


def _filed_from(cluster: Cluster, scene: Scene) -> Place | None:
    """The dateline's place, where one side is at home there and the other one is not."""
    dateline, written = scene.dateline, scene.written
    here = cluster.first.sentence.sentence.index <= _LEAD
    if dateline is None or cluster.status not in BEGUN or not here:
        return None
    if is_long_past(cluster, written):
        return None
    countries = cluster.countries()
    return dateline if dateline.country in countries and len(countries) > 1 else None
