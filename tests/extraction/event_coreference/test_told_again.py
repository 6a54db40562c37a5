"""What is said once more in other words is no second meeting."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

_ONE = (
    (
        (
            "Peruvian President Rosa Salas will welcome Chilean President Luis Soto to Lima on June 3. "
            "The two leaders will discuss fishing."
        ),
        "reception",
    ),
    (
        (
            "Peruvian President Rosa Salas will host Chilean President Luis Soto for a working lunch on "
            "Tuesday."
        ),
        "reception",
    ),
    (
        (
            "There will be no negotiations between Peru and Chile, the minister said. All officials of "
            "Peru agree that there will be no negotiations with Chile."
        ),
        "talks",
    ),
    (
        (
            "Peru said that it is open to talks with Chile if the boats leave. The minister was "
            "criticized for saying Peru would enter negotiations if Chile withdraws its boats."
        ),
        "talks",
    ),
    (
        (
            "Peruvian Foreign Minister Rosa Salas met and spoke with her counterparts from Norway and "
            "Finland."
        ),
        "meeting",
    ),
    (
        (
            "Peruvian President Rosa Salas discussed the plans for the coming summit with Chilean "
            "President Luis Soto."
        ),
        "summit",
    ),
    (
        (
            "Peruvian President Rosa Salas held a summit with Chilean President Luis Soto in Lima on "
            "Monday. Salas and Soto met for four hours."
        ),
        "summit",
    ),
    (
        (
            "Beginning of Peruvian-Chilean talks. President of Peru Rosa Salas met with President of "
            "Chile Luis Soto in Lima on Monday."
        ),
        "talks",
    ),
    (
        (
            "Peruvian Foreign Minister Rosa Salas held bilateral and multilateral talks with Norwegian "
            "and Finnish officials."
        ),
        "talks",
    ),
    (
        "Peruvian Foreign Minister Rosa Salas flew to Oslo for fishing talks on Monday.",
        "visit",
    ),
    ("A large Peruvian delegation will arrive in Oslo next Monday for talks.", "visit"),
    (
        (
            "A memorandum was signed between Peru and Chile in Lima on Tuesday. Photo: Chilean Fishing "
            "Minister Luis Soto holds up the document that he signed in Lima on Tuesday."
        ),
        "sign",
    ),
    (
        (
            "Peruvian President Rosa Salas and First Lady Ana Salas will host Chilean President Luis Soto "
            "in Lima on June 3. The leaders will discuss fishing."
        ),
        "reception",
    ),
    (
        (
            "Peruvian President Rosa Salas looks forward to welcoming Chilean President Luis Soto to the "
            "palace on Tuesday. The leaders will talk about a range of issues."
        ),
        "reception",
    ),
    (
        (
            "The spokesman pointed to the fourth round of talks between Peru and Chile. The talks were "
            "held between Peruvian Foreign Minister Rosa Salas and Chilean Foreign Minister Luis Soto "
            "in Lima on Friday."
        ),
        "talks",
    ),
    (
        (
            "Peruvian President Rosa Salas will travel to Oslo on June 3. The President is traveling to "
            "Oslo to lead a delegation of fishers."
        ),
        "visit",
    ),
)
_SEVERAL = (
    # at a reception that was, "held talks" may be told of another hour
    (
        "Peruvian President Rosa Salas received Chilean President Luis Soto in Lima on Monday. "
        "Peruvian President Rosa Salas and Chilean President Luis Soto held talks on Friday."
    ),
    # of other states
    "Peru rejected talks with Chile. Norway rejected talks with Finland.",
    # at another time
    (
        "Peruvian Foreign Minister Rosa Salas met Chilean Foreign Minister Luis Soto in Lima on Tuesday. "
        "The two countries held talks on fishing in 2019."
    ),
    (
        "Peruvian Foreign Minister Rosa Salas met Chilean Foreign Minister Luis Soto in Lima on Tuesday. "
        "Peru and Chile have held several rounds of talks on fishing."
    ),
    # met one by one
    (
        "Peruvian Foreign Minister Rosa Salas held meetings with Chilean President Luis Soto and Finnish "
        "Foreign Minister Elina Koskinen."
    ),
    # beside a summit of many
    (
        "Peruvian President Rosa Salas and Chilean President Luis Soto came to the Pacific Summit in "
        "Lima. Salas and Soto met for four hours."
    ),
    # signed with somebody else
    (
        "Peru and Chile signed a treaty on Monday. Chilean Fishing Minister Luis Soto signed a treaty "
        "with Norway on Tuesday."
    ),
    # refused, and urged
    "Peru rejected talks with Chile. Norway called for talks between Peru and Chile.",
    (
        "Peruvian Foreign Minister Rosa Salas met Chilean President Luis Soto and spoke with Finnish "
        "Foreign Minister Elina Koskinen."
    ),
)


@pytest.mark.parametrize(("text", "subtype"), _ONE)
def test_what_is_said_again_is_one_event(extractor: Extractor, text: str, subtype: str) -> None:
    assert [event.subtype for event in read(extractor, text)] == [subtype]


@pytest.mark.parametrize("text", _SEVERAL)
def test_what_is_told_of_others_or_otherwise_is_another(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) > 1
