"""Pronouns: "he" is the latest man or person spoken of, before all if he was a subject."""

from collections.abc import Collection

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.salience import Salience
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.mentions.mention import Mention

_MEMORY = 6
"""How many sentences back a pronoun may reach."""
_MEMORY_OF_STATES = 2
"""How many sentences back "it" may reach."""


def resolve_singular(
    mention: Mention, salience: Salience, beside: Collection[Entity] = ()
) -> list[Entity]:
    """Whom "he", "she" or "it" means; nobody where nobody fits.

    Args:
        mention: the pronoun.
        salience: who was mentioned so far.
        beside: the subjects of the pronoun's own verb, whom it cannot mean: "A met her".
    """
    word = mention.text.lower()
    if word in pronouns().of_neutral:
        return _latest_beside(mention, salience) or _state_or_body(mention, salience)
    if word in pronouns().neutral:
        return _state_or_body(mention, salience)
    female = word in pronouns().female
    fitting = [
        seen
        for seen in salience.latest_first()
        if seen.sentence >= mention.sentence - _MEMORY
        and seen.entity.kind == "person"
        and seen.entity not in beside
        and seen.entity.female in {None, female}
    ]
    subjects = [seen for seen in fitting if seen.subject]
    return [seen.entity for seen in (subjects or fitting)[:1]]


def resolve_among(mention: Mention, known: Collection[Entity]) -> list[Entity]:
    """The one person of some whom "he" or "she" can mean; nobody where it is not one."""
    female = mention.text.lower() in pronouns().female
    persons = [e for e in known if e.kind == "person" and e.female in {None, female}]
    return persons if len(persons) == len(known) == 1 else []


def _latest_beside(mention: Mention, salience: Salience) -> list[Entity]:
    """For "its": the state or body that the sentence named last."""
    named = salience.in_sentence(mention.sentence)
    return [entity for entity in named if entity.is_one][-1:]


def _state_or_body(mention: Mention, salience: Salience) -> list[Entity]:
    """For "it": the state or body that was last the subject of a sentence nearby."""
    subjects = (
        seen.entity
        for seen in salience.latest_first()
        if seen.subject
        and seen.entity.is_one
        and mention.sentence - _MEMORY_OF_STATES <= seen.sentence <= mention.sentence
    )
    return [entity for entity in [next(subjects, None)] if entity]
