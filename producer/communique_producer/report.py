"""What a push tells of itself."""

from dataclasses import dataclass, field

from communique_producer.refusal import Refusal


@dataclass(slots=True)
class PushReport:
    """What became of the articles of one push: each was queued, is known, or was refused.

    `superseding` of those queued take the place of another record under their id. `differing` of those known
    came with another title, date or other detail than the record known, which stays.
    `copies` are those that are near copies, with the id of the first of each (see `copies.py`).
    """

    queued: int = 0
    superseding: int = 0
    known: int = 0
    differing: int = 0
    refused: list[Refusal] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
