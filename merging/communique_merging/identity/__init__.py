"""Who is who across articles: names that are one, persons with their offices, participants."""

from communique_merging.identity.same_name import SAME, name_keys, same_name

__all__ = ["SAME", "name_keys", "same_name"]
