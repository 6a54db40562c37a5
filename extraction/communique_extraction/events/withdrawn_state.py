"""Whose state it is that somebody takes out of a treaty."""

from communique_extraction.events.cast import Cast
from communique_extraction.syntax.dependencies import objects_of


def know_whose_state_is_withdrawn(cast: Cast) -> None:
    """In "President X withdrew Peru from the treaty" he is of Peru, wherever the report was filed."""
    if cast.subtype != "withdraw":
        return
    named = [entity for token in objects_of(cast.trigger) for entity in cast.entities_at(token)]
    states = [entity.country for entity in named if entity.kind == "country"]
    if len(states) == 1:
        for part in cast.parts:
            part.entity.come_along(states[0])
