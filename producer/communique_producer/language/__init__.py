"""Tells articles that are not English, which nothing can be read from."""

from communique_producer.language.checking import foreign_language

__all__ = ["foreign_language"]
