"""What an entity learns from its mentions."""

from communique_extraction.coreference.entity import Entity, distinct, is_of_note
from communique_extraction.mentions.mention import Mention
from communique_schemas import Span


def mention(text: str, name: str | None, title: str | None = None, *codes: str) -> Mention:
    span = Span(start=0, end=len(text), text=text)
    return Mention(
        sentence=0,
        span=span,
        kind="person",
        text=text,
        first=0,
        last=0,
        name=name,
        title=title,
        countries=codes,
    )


def test_the_fullest_name_and_the_first_title_and_state_stay() -> None:
    person = Entity("person", "Hagen")
    person.add(mention("Prime Minister Hagen", "Hagen", "Prime Minister", "NOR"))
    person.add(mention("Lars Hagen", "Lars Hagen", "Chairman", "SWE"))
    assert (person.name, person.title, person.country) == ("Lars Hagen", "Prime Minister", "NOR")


def test_a_rank_gives_way_to_an_office() -> None:
    person = Entity("person", "Salim al-Nuri", title="Sheikh")
    person.add(mention("Emir al-Nuri", "al-Nuri", "Emir", "QAT"))
    assert person.title == "Emir"


def test_a_name_takes_the_place_of_a_description() -> None:
    person = Entity("person", "the Finnish president", described=True)
    person.add(mention("Koskinen", "Koskinen"))
    assert (person.name, person.described) == ("Koskinen", False)


def test_words_of_address_tell_a_woman_from_a_man() -> None:
    woman, man = Entity("person", "Koskinen"), Entity("person", "Hagen")
    woman.add(mention("Mrs. Koskinen", "Koskinen"))
    man.add(mention("Mr. Hagen", "Hagen"))
    assert (woman.female, man.female) == (True, False)


def test_a_group_without_office_or_state_is_of_no_note() -> None:
    assert not is_of_note(Entity("group", "students"))
    assert is_of_note(Entity("group", "officials", title="official"))
    assert is_of_note(Entity("person", "Hagen"))


def test_entities_are_one_only_if_they_are_the_same_object() -> None:
    one, other = Entity("person", "Hagen"), Entity("person", "Hagen")
    assert distinct([one, other, one]) == [one, other]


def test_who_comes_along_is_of_the_leaders_state_whatever_the_outlet_presumes() -> None:
    minister = Entity("person", "Anna Moen", title="Foreign Minister", country="IRN", presumed=True)
    minister.come_along("NOR")
    assert (minister.country, minister.presumed) == ("NOR", False)


def test_who_comes_along_keeps_the_state_that_is_told() -> None:
    minister = Entity("person", "Anna Moen", title="Foreign Minister", country="SWE")
    minister.come_along("NOR")
    assert minister.country == "SWE"


def test_who_leads_a_company_need_not_be_of_the_state_of_those_he_comes_with() -> None:
    chief = Entity("person", "Olav Dahl", title="Chief Executive", affiliation="Fjordfly")
    chief.come_along("NOR")
    assert chief.country is None
