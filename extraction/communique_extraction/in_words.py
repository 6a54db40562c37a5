"""An event in one line, as the examples of the lexicon, `explain` and docs/lexicon.md show it."""

from communique_schemas import Event


def event_in_words(event: Event) -> str:
    """Say what an event is: "talks occurred: participant Lars Hagen, participant Elina Koskinen"."""
    people = ", ".join(f"{person.role} {person.name}" for person in event.participants)
    return f"{event.subtype} {event.status}: {people}"


def cast_in_words(event: Event) -> str:
    """Say who takes part: "Lars Hagen, Prime Minister, NOR | Elina Koskinen, President, FIN"."""
    return " | ".join(
        ", ".join(word for word in (person.name, person.title, person.country) if word)
        for person in event.participants
    )
