"""States are known by their names, demonyms and capitals, and found in a text by the longest form."""

import pytest

from communique_extraction.gazetteer.countries import countries


def found(text: str) -> list[tuple[str, str, str]]:
    """The states that a text names: the form, its code and its kind."""
    return [(text[s.start : s.end], s.code, s.kind) for s in countries().find(text)]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Norway", "NOR"),
        ("Norwegian", "NOR"),
        ("Oslo", "NOR"),
        ("NORWAY", "NOR"),
        ("Texas", None),
        ("Hagen", None),
    ],
)
def test_a_state_has_a_code(form: str, code: str | None) -> None:
    assert countries().code(form) == code


def test_a_code_has_a_name_and_a_capital() -> None:
    assert (countries().name("NOR"), countries().capital("NOR")) == ("Norway", "Oslo")
    assert (countries().name("XXX"), countries().capital("XXX")) == ("XXX", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway and Peru met.", [("Norway", "NOR", "country"), ("Peru", "PER", "country")]),
        ("The Finnish president", [("Finnish", "FIN", "demonym")]),
        ("NORTH KOREA SIGNS", [("NORTH KOREA", "PRK", "country")]),
        ("Guinea-Bissau signed.", [("Guinea-Bissau", "GNB", "country")]),
        ("the Norway-Peru treaty", [("Norway", "NOR", "country"), ("Peru", "PER", "country")]),
        ("the Republic of Peru", [("Republic of Peru", "PER", "country")]),
        ("the Islamic Republic of Pakistan", [("Islamic Republic of Pakistan", "PAK", "country")]),
        ("South American leaders", []),
        ("American leaders", [("American", "USA", "demonym")]),
        ("Norwayan", []),
        ("the pro-Norway party", []),
    ],
)
def test_states_are_found_by_their_longest_forms(
    text: str, told: list[tuple[str, str, str]]
) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    ("name", "title", "code"),
    [
        ("Georgia", "Governor", "USA"),
        ("Georgia", "Sen.", "USA"),
        ("Georgia", "President", None),
        ("Norway", "Governor", None),
    ],
)
def test_an_office_of_a_part_tells_it_from_the_state_of_its_name(
    name: str, title: str, code: str | None
) -> None:
    assert countries().namesake(name, title) == code


def test_a_sign_may_join_the_two_names_of_a_state() -> None:
    text = "Trinidad & Tobago met St. Kitts & Nevis."
    assert [found.code for found in countries().find(text)] == ["TTO", "KNA"]


def test_a_word_of_time_may_be_joined_to_a_state() -> None:
    """What it is for or against, it is not of."""
    found = countries().find("then-French, ex-Peruvian, pro-Finnish and anti-Chilean men")
    assert [each.code for each in found] == ["FRA", "PER"]


def test_two_states_may_share_the_last_word_of_their_names() -> None:
    shared = countries().find("North and South Korea met with the North and South Korean press.")
    assert [each.code for each in shared] == ["PRK", "KOR", "PRK", "KOR"]
    assert [each.code for each in countries().find("North and Central Norway")] == ["NOR"]


def test_a_part_of_a_continent_is_no_state_and_hides_none_behind_its_dash() -> None:
    def codes(text: str) -> list[str]:
        return [found.code for found in countries().find(text)]

    assert codes("trade with Latin America") == []
    assert codes("the Central America-Peru fund") == ["PER"]
    assert codes("trade between Peru and America") == ["PER", "USA"]
