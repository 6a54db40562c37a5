"""Whether an event is one of sport, fiction, private life or a court, where words mean something else."""

from communique_extraction.events.event_mention import EventMention, Part
from communique_extraction.lexicon.other_worlds import World, other_worlds


def is_of_another_world(event: EventMention) -> bool:
    """Tell an event that is none of public life: "Norway met Finland in the semi-final"."""
    return any(_is_of(event, world) for world in other_worlds())


def _is_of(event: EventMention, world: World) -> bool:
    if world.public == "office" and any(_is_public(part, event) for part in event.parts):
        return False
    texts = (
        [event.sentence.sentence.text]
        if world.among == "sentence"
        else [part.mention.text for part in event.parts]
    )
    return any(world.expression.search(text) for text in texts)


def _is_public(part: Part, event: EventMention) -> bool:
    """Tell somebody with a title, whom sport has not, and a state that is named and makes an agreement."""
    if part.entity.kind == "country":
        return event.type == "agreement" and part.mention.kind != "capital"
    return bool(part.entity.title)
