"""One entity for each person, state, body and group."""

from communique_extraction.coreference.entity_table import EntityTable


def test_a_state_is_one_by_its_code_whatever_it_is_called() -> None:
    table = EntityTable()
    assert table.state("PER", "Republic of Peru") is table.state("PER")
    assert table.state("PER").name == "Republic of Peru"
    assert table.state("CHL").name == "Chile"


def test_a_body_is_one_by_name_or_acronym_and_keeps_the_longer_form() -> None:
    table = EntityTable()
    assert table.organization("EU", None) is table.organization("European Union", None)
    assert table.organization("EU", None).name == "European Union"
    assert table.organization("African Union", None) is not table.organization("EU", None)


def test_a_person_is_found_by_surname_and_by_office_of_a_state() -> None:
    table = EntityTable()
    hagen = table.add_person("Lars Hagen")
    hagen.title, hagen.country = "Prime Minister", "NOR"
    assert table.person_called("Hagen") is hagen
    assert table.person_called("Koskinen") is None
    assert table.holder("prime minister", "NOR") is hagen
    assert table.holder("prime minister", "SWE") is None


def test_a_group_is_one_by_its_words() -> None:
    table = EntityTable()
    assert table.group("the officials", "PER") is table.group("officials", None)
