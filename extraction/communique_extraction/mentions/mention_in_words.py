"""A mention in one line, as the examples of the lexicon show it."""

from communique_extraction.mentions.mention import Mention


def mention_in_words(mention: Mention) -> str:
    """Say what a mention is: 'person "President Lars Hagen": name Lars Hagen, title President'."""
    told = {
        "name": mention.name,
        "title": mention.title,
        "of": mention.affiliation,
        "states": " ".join(mention.countries),
        "number": mention.number,
    }
    rest = ", ".join(f"{key} {words}" for key, words in told.items() if words)
    return f"{mention.kind} “{mention.text}”{': ' if rest else ''}{rest}"
