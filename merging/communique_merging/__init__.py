"""One event, many articles: which reports are of one event, and what they tell of it together.

Pure functions over the events of single articles, with neither Redis nor spaCy:

    blocks(event)                 which reports are worth comparing with it
    compare(a, b)                 how likely two are one event, and why
    group(events, corrections)    the groups of a set of reports (`partition`: by component)
    compose(id, events)           the canonical event of a group
    links(events of one article)  how its events belong together
"""

from communique_merging.blocking import Blocks, blocks
from communique_merging.comparison import Comparison, Evidence, compare
from communique_merging.composition import compose
from communique_merging.corrections import Corrections
from communique_merging.grouping import group, likely_partners, partition
from communique_merging.linking import links

__all__ = [
    "Blocks",
    "Comparison",
    "Corrections",
    "Evidence",
    "blocks",
    "compare",
    "compose",
    "group",
    "likely_partners",
    "links",
    "partition",
]
