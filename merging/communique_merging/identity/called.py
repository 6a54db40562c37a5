"""Whether somebody is called by what is asked for: a part of one of the names, or another form of it."""

from communique_merging.identity.same_name import SAME, same_name
from communique_merging.identity.spelling import plain
from communique_schemas import Person


def is_called(person: Person, asked: str) -> bool:
    """Whether a name, or words out of it in any order, is one that the person was seen under.

    A word may be cut off: "hag" finds Lars Hagen, as "Hagen, Lars" does. What holds no letter finds nobody.
    """
    words = _words(asked)
    return bool(words) and any(
        _begins(words, _words(form.name)) or same_name(asked, form.name) >= SAME
        for form in person.names
    )


def is_called_exactly(person: Person, asked: str) -> bool:
    """Whether it is one of the names seen, whole, but for case, diacritics and signs between the words."""
    words = _words(asked)
    return bool(words) and any(words == _words(form.name) for form in person.names)


def _words(name: str) -> list[str]:
    return [word for piece in name.replace("-", " ").split() if (word := plain(piece))]


def _begins(asked: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in asked)
