"""One event, many articles: which reports are of one event, and what they tell of it together.

Pure functions over the events of single articles, with neither Redis nor spaCy:

    blocks(event)                 which reports are worth comparing with it
    compare(a, b)                 how likely two are one event, and why
    group(events, corrections)    the groups of a set of reports (`partition`: by component)
    compose(id, events)           the canonical event of a group
    links(events of one article)  how its events belong together
    links_between(canonical events) how events follow upon one another across articles
    prepare(event)                what comparison sees of it; `sign` and `read_signature` make bytes of that
                                  (`is_current`: whether this version did)
"""

from communique_merging.blocking import Blocks, blocks
from communique_merging.comparison import Comparison, Evidence, compare
from communique_merging.composition import compose
from communique_merging.corrections import Corrections
from communique_merging.following import links_between
from communique_merging.grouping import group, likely_partners, partition
from communique_merging.linking import links
from communique_merging.report import Report, prepare
from communique_merging.signature import is_current, read_signature, sign

__all__ = [
    "Blocks",
    "Comparison",
    "Corrections",
    "Evidence",
    "Report",
    "blocks",
    "compare",
    "compose",
    "group",
    "is_current",
    "likely_partners",
    "links",
    "links_between",
    "partition",
    "prepare",
    "read_signature",
    "sign",
]
