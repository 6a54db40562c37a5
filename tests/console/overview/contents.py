"""All that tables hold, said without the numbers of rows, which depend on the order in which events came."""

from typing import Any

from communique_console.overview.tables import Tables

QUESTIONS = {
    "events": """
        SELECT event.id, type, subtype, status, tally, first, last, day, month, rank, confidence, reports,
          outlets,
          place.name, place.country, instrument, title, wording, topics, number, amount, currency
        FROM event LEFT JOIN place ON place.n = place""",
    "participants": """
        SELECT event.id, at, name.kind, name.name, name.country, name.words, name.uses, whole.name, role,
          participant.title, affiliation
        FROM participant JOIN event ON event.n = event JOIN name ON name.n = participant.name
        JOIN name AS whole ON whole.n = name.who""",
    "parts": """
        SELECT event.id, p.kind, whole.name, whole.country, p.tally, p.day, p.is_party
        FROM part AS p JOIN event ON event.n = event JOIN name AS whole ON whole.n = p.who""",
    "names": "SELECT kind, name, country FROM name",
    "countries": """
        SELECT event.id, country, took_part, c.tally, c.day FROM country AS c
        JOIN event ON event.n = event""",
    "articles": "SELECT event.id, article FROM article JOIN event ON event.n = event",
    "fields": "SELECT event.id, field FROM field JOIN event ON event.n = event",
    "state pairs": "SELECT event.id, a, b, p.tally FROM state_pair AS p JOIN event ON event.n = event",
    "person pairs": """
        SELECT event.id, min(one.name, other.name), max(one.name, other.name), p.tally
        FROM person_pair AS p JOIN event ON event.n = event
        JOIN name AS one ON one.n = a JOIN name AS other ON other.n = b""",
}


def contents(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, sorted."""
    return {
        name: sorted(map(tuple, tables.read_named(question, {})), key=repr)
        for name, question in QUESTIONS.items()
    }
