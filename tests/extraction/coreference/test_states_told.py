"""Of which states an article speaks, and how often."""

from communique_extraction.coreference.states_told import StatesTold


def test_the_state_named_more_often_comes_first() -> None:
    text = "Peru waits. Norway and Norwegian fishers wait. Norway, Peru and Chile met."
    assert StatesTold(text).frequent() == ["NOR", "PER"]


def test_the_states_of_the_lead_are_told_apart() -> None:
    assert StatesTold("Peru and Chile met.", "Peru waits.").leading == {"PER"}
