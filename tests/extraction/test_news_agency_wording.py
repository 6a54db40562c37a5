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
    ],
)
def test_who_takes_part(extractor: Extractor, text: str, kind: str, who: set[str]) -> None:
    assert read(extractor, text) == [(kind, who)]


def test_who_is_at_home_is_no_guest(extractor: Extractor) -> None:
    text = (
        "The treaty was signed before Norwegian President Lars Hagen and Finnish President Elina "
        "Koskinen, who arrived in Oslo on Wednesday night."
    )
    assert ("visit occurred", {"Elina Koskinen"}) in read(extractor, text)


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
