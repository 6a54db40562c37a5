"""How the events of one article belong together."""

from communique_merging import links
from tests.merging.reports import pact, report


def test_what_was_signed_at_talks_is_part_of_them() -> None:
    talks = report("a", "NOR", "FIN", subtype="talks")
    signed = pact("b", "NOR", "FIN", meeting="a")
    assert [(link.source, link.kind, link.target) for link in links([talks, signed])] == [
        ("b", "part_of", "a")
    ]


def test_talks_with_the_visitor_are_part_of_the_visit() -> None:
    visit = report("a", "Lars Hagen/NOR", "FIN", subtype="visit")
    talks = report("b", "Lars Hagen/NOR", "Elina Koskinen/FIN", subtype="talks")
    assert [(link.source, link.kind, link.target) for link in links([talks, visit])] == [
        ("b", "part_of", "a")
    ]


def test_talks_of_others_are_not() -> None:
    visit = report("a", "Lars Hagen/NOR", "FIN", subtype="visit")
    talks = report("b", "PER", "CHL", subtype="talks")
    assert links([talks, visit]) == ()
