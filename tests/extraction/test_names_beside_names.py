"""Names that the parser hangs on the name or the day behind them, or lists with a name before them."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from tests.extraction.reading import names, people, read


@pytest.mark.parametrize("first", ["the United Kingdom", "the United Arab Emirates", "Chile"])
def test_the_first_of_several_states_is_visited_too(extractor: Extractor, first: str) -> None:
    text = f"President Adam Marlow will travel to {first}, Belgium, and Switzerland in June."
    hosts = [
        name for visit in read(extractor, text) for name, role, _ in people(visit) if role == "host"
    ]
    assert hosts == [first.removeprefix("the "), "Belgium", "Switzerland"]


@pytest.mark.parametrize("day", ["May 10", "Friday"])
def test_a_day_right_behind_a_name_leaves_it_a_name(extractor: Extractor, day: str) -> None:
    text = f"Secretary Marlow met with Foreign Minister Tarik Oz {day} in Ankara."
    (event,) = read(extractor, text)
    assert names(event) == {"Marlow", "Tarik Oz"}


@pytest.mark.parametrize("visited", ["will visit Doha", "paid an official visit to Qatar"])
def test_who_visits_is_listed_with_the_host_who_invites_him(
    extractor: Extractor, visited: str
) -> None:
    by = "At the invitation of the Emir of Qatar, Sheikh Saif bin Hamad"
    (visit,) = read(extractor, f"{by}, President Adam Marlow {visited}.")
    assert "guest Adam Marlow" in event_in_words(visit)
    assert "host Adam Marlow" not in event_in_words(visit)
