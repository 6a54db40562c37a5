"""Why two reports are one event, or are not: what the model says, and what analysts decided."""

from dataclasses import dataclass

from communique_merging import Comparison


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for one event and against it."""

    events: tuple[str, str]
    """Ids of the canonical events that the two belong to."""
    comparison: Comparison
    joined: bool
    """An analyst joined these two."""
    split: bool
    """An analyst split them."""

    @property
    def one_event(self) -> bool:
        """Whether they are one event as it stands, for these reasons or by other reports between them."""
        return self.events[0] == self.events[1]
