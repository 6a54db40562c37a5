"""The table of composition: what one cue makes of what those inside it have said."""

import pytest

from communique_extraction.events.factuality.composition import (
    compose,
    least_certain,
    state_under,
)
from communique_extraction.events.factuality.cues import Cue
from communique_extraction.lexicon.factuality import Certainty, Effect, State, factuality_lexicon


@pytest.mark.parametrize(
    ("effects", "state"),
    [
        ((), "occurred"),  # met
        (("planned",), "planned"),  # will meet
        (("planned", "denied"), "denied"),  # does not plan to meet
        (("cancelled",), "cancelled"),  # cancelled the talks
        (("cancelled", "kept"), "cancelled"),  # reports that the talks were cancelled
        (("cancelled", "denied"), "planned"),  # did not cancel the talks
        (("cancelled", "proposed"), "planned"),  # threatened to cancel the talks
        (("cancelled", "planned"), "cancelled"),  # will cancel the talks
        (("proposed", "denied"), "denied"),  # rejected an offer of talks
        (("proposed", "arranged"), "planned"),  # accepted an invitation to visit
        (("denied", "denied"), "proposed"),  # did not rule out talks
        (("unreal", "proposed"), "proposed"),  # considers whether to meet
        (("kept", "denied"), "denied"),  # did not manage to meet
        (("failed",), "occurred"),  # the talks collapsed
        (("planned", "failed"), "cancelled"),  # the planned talks collapsed
        (("planned", "ongoing"), "planned"),  # will continue talks
    ],
)
def test_effects_compose_from_the_innermost_to_the_outermost(
    effects: tuple[Effect, ...], state: State
) -> None:
    assert compose("occurred", [Cue("", "", effect) for effect in effects]) == state


def test_what_the_frame_tells_is_where_composition_begins() -> None:
    assert compose("proposed", ()) == "proposed"
    assert compose("proposed", [Cue("", "", "denied")]) == "denied"


def test_what_did_not_happen_never_happened_again_by_another_cue() -> None:
    """No effect makes of what is denied or cancelled what occurred or goes on."""
    table = factuality_lexicon().composition
    for effect in table:
        for state in ("denied", "cancelled"):
            assert state_under(effect, state) not in {"occurred", "ongoing"}, effect


@pytest.mark.parametrize(
    ("certainties", "least"),
    [
        ((), "certain"),
        (("certain", "probable"), "probable"),
        (("possible", "probable"), "possible"),
    ],
)
def test_a_reading_is_as_sure_as_its_most_doubtful_cue(
    certainties: tuple[Certainty, ...], least: Certainty
) -> None:
    assert least_certain(Cue("", "", "kept", certainty=c) for c in certainties) == least
