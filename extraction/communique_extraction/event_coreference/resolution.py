"""Which event mentions are one event, and what each of the events shares with the others."""

from collections.abc import Iterable

from communique_extraction.event_coreference.agreement_links import link_agreements
from communique_extraction.event_coreference.clustering import cluster_mentions
from communique_extraction.event_coreference.propagation import Scene, complete
from communique_extraction.event_coreference.record import Record
from communique_extraction.event_coreference.series import StateEntity
from communique_extraction.events.event_mention import Dated


def resolve_events(found: Iterable[Dated], state: StateEntity, scene: Scene) -> tuple[Record, ...]:
    """Make one record of all mentions of one event.

    Args:
        found: the event mentions of an article, in reading order.
        state: gives the entity of a state by its ISO alpha-3 code.
        scene: where the article was filed from, and when it was written.
    """
    clusters = cluster_mentions(found, state)
    return complete(clusters, link_agreements(clusters), scene)
