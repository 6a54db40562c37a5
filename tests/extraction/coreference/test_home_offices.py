"""Who holds the office on whose site an article stands."""

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.home_offices import HomeOffices
from communique_extraction.coreference.home_state import Home, Office
from communique_extraction.mentions.mention import Mention
from communique_schemas import Span


def named(name: str, times: int) -> Entity:
    entity = Entity("person", name)
    for sentence in range(times):
        span = Span(start=100 * sentence, end=100 * sentence + len(name), text=name)
        entity.add(Mention(sentence, span, "person", name, 0, 0, name))
    return entity


def holder(*entities: Entity) -> str:
    HomeOffices(list(entities), None).give_office(Office("President", "NOR"), [])
    return next(entity.name for entity in entities if entity.title == "President")


def test_whoever_is_named_most_often_holds_it() -> None:
    assert holder(named("Lars Hagen", 3), named("Kari Moe", 1)) == "Lars Hagen"


def test_a_name_of_one_word_may_be_anybodys() -> None:
    """A city that "said" something looks like a person."""
    assert holder(named("Bergen", 3), named("Lars Hagen", 2)) == "Lars Hagen"


def test_the_president_of_a_union_of_the_state_does_not_hold_it() -> None:
    guest = named("Kari Moe", 1)
    guest.title, guest.country, guest.affiliation = "President", "NOR", "Norwegian Union of Farmers"
    entities = [guest, named("Lars Hagen", 2)]
    HomeOffices(entities, None).give_office(Office("President", "NOR"), [])
    assert [entity.title for entity in entities] == ["President", "President"]


def test_the_president_is_the_outlets_own_rather_than_that_of_a_league() -> None:
    """Nobody need tell the state of either."""
    home = HomeOffices([], Home("NOR"))
    assert home.is_plain(Entity("person", "Lars Hagen", title="President", country="NOR"))
    assert not home.is_plain(Entity("person", "Elina Koskinen", title="President", country="FIN"))
    guessed = HomeOffices([], Home("NOR", sure=False))
    assert not guessed.is_plain(Entity("person", "Lars Hagen", title="President", country="NOR"))
