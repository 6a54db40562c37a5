"""Wordings that news agencies use again and again, and that hide who met whom."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article

HAGEN = "Norwegian Prime Minister Lars Hagen"


def read(extractor: Extractor, text: str) -> list[tuple[str, set[str]]]:
    """The events in a text, each by its kind and status, and who takes part."""
    events = extractor(Article.model_validate({"text": text, "published_at": "2024-05-16"})).events
    return [(f"{e.subtype} {e.status}", {p.name for p in e.participants}) for e in events]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (  # the parser takes whom one met for who discusses
            f"{HAGEN} also met with Finland's foreign minister discussing issues of trade.",
            "meeting occurred",
            {"Lars Hagen", "Finland's foreign minister"},
        ),
        (
            f"{HAGEN} met Finnish officials on Monday, with Danish Minister Niels Holm praising both.",
            "meeting occurred",
            {"Lars Hagen", "Finnish officials"},
        ),
        (
            "Finnish Foreign Ministry officials met Norwegian Trade Ministry officials on Monday.",
            "meeting occurred",
            {"Finnish Foreign Ministry officials", "Norwegian Trade Ministry officials"},
        ),
        (
            "The Organization of the Wood Exporting Countries last week agreed a deal to limit felling.",
            "conclude occurred",
            {"Organization of the Wood Exporting Countries"},
        ),
        (
            "Finland’s Judiciary chief visited Norway in February.",
            "visit occurred",
            {"Finland’s Judiciary chief", "Norway"},
        ),
        (  # the day stands between the verb and its subject
            f"{HAGEN} and Finnish President Elina Koskinen Wednesday met Danish lawmakers in Turku.",
            "meeting occurred",
            {"Lars Hagen", "Elina Koskinen", "Danish lawmakers"},
        ),
        (  # a surname that is a month's name, too
            f"British Prime Minister Theresa May met {HAGEN} in Turku.",
            "meeting occurred",
            {"Theresa May", "Lars Hagen"},
        ),
        (  # a surname that the model takes for a date
            f"{HAGEN} will hold a working meeting with his Angolan counterpart, Manuel Domingos Augusto.",
            "meeting planned",
            {"Lars Hagen", "Manuel Domingos Augusto"},
        ),
        (
            "The Department of Justice reached a settlement with Solberg Foods on Monday.",
            "conclude occurred",
            {"Department of Justice", "Solberg Foods"},
        ),
        (
            f"{HAGEN} has a meeting scheduled with Finnish President Elina Koskinen.",
            "meeting planned",
            {"Lars Hagen", "Elina Koskinen"},
        ),
        (
            "Another meeting was with Finnish President Elina Koskinen.",
            "meeting occurred",
            {"Elina Koskinen"},
        ),
        (
            "One of the meetings was with the president of Finland, Elina Koskinen.",
            "meeting occurred",
            {"Elina Koskinen"},
        ),
        (
            "The United Dock Workers union ratified a new contract with General Motors.",
            "ratify occurred",
            {"United Dock Workers union", "General Motors"},
        ),
        (
            "Nordfisk has agreed to be bought by Solberg Foods for 90 million euros.",
            "conclude occurred",
            {"Nordfisk", "Solberg Foods"},
        ),
        (
            "Nordfisk struck a deal to buy Solberg Foods.",
            "conclude occurred",
            {"Nordfisk", "Solberg Foods"},
        ),
    ],
)
def test_who_takes_part(extractor: Extractor, text: str, kind: str, who: set[str]) -> None:
    assert read(extractor, text) == [(kind, who)]


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        (
            f"{HAGEN} will welcome Finnish President Elina Koskinen for a state visit.",
            {"Elina Koskinen"},
        ),
        (
            f"{HAGEN} received Finnish President Elina Koskinen on a state visit.",
            {"Elina Koskinen"},
        ),
        (
            f"During a visit to Lima, {HAGEN} received Finnish President Elina Koskinen.",
            {"Lars Hagen"},
        ),
    ],
)
def test_whom_a_host_receives_on_a_visit_is_the_guest(
    extractor: Extractor, text: str, guests: set[str]
) -> None:
    (visit,) = (e for e in extractor(Article(text=text)).events if e.subtype == "visit")
    assert {p.name for p in visit.participants if p.role == "guest"} == guests


MINISTERS = "The foreign ministers of Norway and Finland met in Vienna on Monday. "
BOTH = {"foreign minister of Norway", "foreign minister of Finland"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            f"{HAGEN} ended a visit to Helsinki during which he conferred with President Elina Koskinen.",
            [
                ("visit occurred", {"Lars Hagen"}),
                ("talks occurred", {"Lars Hagen", "Elina Koskinen"}),
            ],
        ),
        (  # the treaty is no time at which anything was signed
            "The treaty which Peru signed onto is dead.",
            [("sign occurred", {"Peru"})],
        ),
        (
            "A Norwegian team led by Lars Hagen visited Helsinki to meet with President Elina Koskinen.",
            [
                ("visit occurred", {"Lars Hagen"}),
                ("meeting occurred", {"Lars Hagen", "Elina Koskinen"}),
            ],
        ),
        (
            f"{MINISTERS}The two sides will meet again next month.",
            [("meeting occurred", BOTH), ("meeting planned", {"Norway", "Finland"})],
        ),
        (
            f"{MINISTERS}They will meet again next month.",
            [("meeting occurred", BOTH), ("meeting planned", BOTH)],
        ),
        (  # the next round of voting is another thing
            "Norway and Finland held talks. The second round of the election will be held in June.",
            [("talks occurred", {"Norway", "Finland"})],
        ),
        (
            f"A plan was drawn up during a visit by {HAGEN}.",
            [("visit occurred", {"Lars Hagen"})],
        ),
        (
            f"The trip of {HAGEN} will take place on July 13-16.",
            [("visit planned", {"Lars Hagen"})],
        ),
        (f"The trip of {HAGEN} was useful.", []),
        ("A plan was drawn up during a visit by singer Lars Hagen.", []),
        (f"{HAGEN} met with representatives of the media on Monday.", []),
        (f"In a meeting with media representatives, {HAGEN} praised the fishers.", []),
        (
            "President Elina Koskinen accepted the credentials of the ambassadors of Norway and Peru.",
            [
                ("meeting occurred", {"Elina Koskinen", "ambassadors of Norway"}),
                ("meeting occurred", {"Elina Koskinen", "ambassadors of Peru"}),
            ],
        ),
        (  # chiefs may be met for their own sake
            f"In a meeting with Finnish media chiefs, {HAGEN} praised the fishers.",
            [("meeting occurred", {"Lars Hagen", "Finnish media chiefs"})],
        ),
        (f"The last visit of {HAGEN} was in 2019.", []),
        ("Good teachers meet students right where they are.", []),
    ],
)
def test_what_is_told_in_passing(
    extractor: Extractor, text: str, events: list[tuple[str, set[str]]]
) -> None:
    assert read(extractor, text) == events


def test_who_is_at_home_is_no_guest(extractor: Extractor) -> None:
    text = (
        "The treaty was signed before Norwegian President Lars Hagen and Finnish President Elina "
        "Koskinen, who arrived in Oslo on Wednesday night."
    )
    assert ("visit occurred", {"Elina Koskinen"}) in read(extractor, text)


def test_the_envoy_is_none_of_his_deputies(extractor: Extractor) -> None:
    text = (
        "Special Envoy Lars Hagen met Finnish officials on Monday. Deputy Special Envoy Niels Holm is in "
        "Turku. The Special Envoy will meet Danish officials next week."
    )
    assert ("meeting planned", {"Lars Hagen", "Danish officials"}) in read(extractor, text)


class TestTheOfficial:
    """ "The Norwegian official" is whoever of that state was spoken of; "official" also qualifies things."""

    def test_is_who_was_spoken_of(self, extractor: Extractor) -> None:
        text = (
            "Norwegian Deputy Trade Minister Lars Hagen met Danish envoy Niels Holm on Sunday. The "
            "Norwegian official also held talks with Finnish President Elina Koskinen in Vienna."
        )
        assert ("talks occurred", {"Lars Hagen", "Elina Koskinen"}) in read(extractor, text)

    def test_is_somebody_where_nobody_was(self, extractor: Extractor) -> None:
        text = "The Norwegian official, who arrived in Helsinki on Monday, praised the fishers."
        assert read(extractor, text) == [("visit occurred", {"Norwegian official"})]

    def test_is_no_visit_nor_delegation(self, extractor: Extractor) -> None:
        text = (
            "Finnish President Elina Koskinen received the Norwegian official delegation on Monday."
        )
        assert all("Norwegian official" not in who for _, who in read(extractor, text))

    def test_officials_are_not_all_who_hold_an_office(self, extractor: Extractor) -> None:
        text = (
            "The Norwegian and Finnish senior officials will discuss trade. Norwegian Ambassador Lars "
            "Hagen met Finnish Prime Minister Elina Koskinen."
        )
        assert {"senior officials of Norway", "senior officials of Finland"} in [
            who for _, who in read(extractor, text)
        ]


class TestWhoIsSomewhere:
    """Who is in a city for talks, or to do something there, has come there."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            (f"{HAGEN}, who is in Helsinki for talks, praised the fishers.", "visit ongoing"),
            (f"{HAGEN} was in Helsinki to attend a meeting of fishers.", "visit occurred"),
            (f"{HAGEN} will be in Helsinki next week for a summit.", "visit planned"),
        ],
    )
    def test_is_a_guest(self, extractor: Extractor, text: str, kind: str) -> None:
        assert (kind, {"Lars Hagen"}) in read(extractor, text)

    @pytest.mark.parametrize(
        "text",
        [
            f"{HAGEN} is in Oslo for talks.",
            f"{HAGEN} is in charge of the talks.",
            "The talks are in Helsinki to help the fishers.",
            "Diplomats from Norway and the Nordic states are in Helsinki to discuss fishing.",
        ],
    )
    def test_is_none_at_home_nor_elsewhere(self, extractor: Extractor, text: str) -> None:
        assert not any(kind.startswith("visit") for kind, _ in read(extractor, text))

    def test_a_visit_is_told_by_its_own_word(self, extractor: Extractor) -> None:
        text = f"{HAGEN} is in Helsinki for an official visit."
        (event,) = extractor(Article(text=text)).events
        assert event.trigger.text == "visit"

    def test_no_sentence_is_read_for_it_alone(self, extractor: Extractor) -> None:
        assert read(extractor, f"{HAGEN} is in Helsinki to paint his boat.") == []
