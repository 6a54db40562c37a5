"""Each word and fixed phrase of the lexicon with the letter that `mention_patterns.toml` explains."""

from functools import cache

from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.titles import titles

SIMPLE = {
    "the": "t", "a": "d", "an": "d", "of": "o", "for": "o", "from": "o", "to": "u",
    "on": "v", "concerning": "v", "regarding": "v", "and": "&", "&": "&", ",": ",",
    "(": "(", ")": ")", ".": ".", "–": "~", "—": "~", "--": "~",
    "'s": "'", "’s": "'", "'": "'", "’": "'",
}  # fmt: skip
"""Small words and marks by their letters."""


@cache
def event_words() -> frozenset[str]:
    """Nouns that name meetings: never part of a name, so that "the NATO Summit" is one."""
    return mention_patterns().events.words


@cache
def word_letters() -> dict[str, str]:
    """Map each lower-case word of the lexicon to its letter; earlier classes win."""
    lexicon, mentions = titles(), mention_patterns()
    letters: dict[str, str] = dict(SIMPLE)
    classes = [
        ("2", mentions.sets.numbers),
        ("q", mentions.sets.countries - {"allies", "peoples", "republics"}),
        ("h", mentions.pronouns.possessive),
        ("i", mentions.captions.words),
        (
            "P",
            mentions.pronouns.personal,
        ),
        ("H", lexicon.address | lexicon.religious),
        ("T", lexicon.heads),
        ("S", lexicon.groups | {f"{head}s" for head in lexicon.heads}),
        ("L", lexicon.bodies),
        ("m", lexicon.modifiers),
    ]
    for letter, words in classes:
        for word in words:
            letters.setdefault(word, letter)
    return letters


@cache
def phrases_by_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Map the first word of each fixed phrase to the phrases, longest first, with their letters."""
    lexicon = titles()
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in lexicon.phrases:
        letter = "S" if phrase.startswith(("heads ", "members ")) else "T"
        words = tuple(phrase.replace("-", " - ").split())
        by_first.setdefault(words[0], []).append((words, letter))
        if letter == "T" and "of" not in words:
            by_first[words[0]].append(((*words[:-1], f"{words[-1]}s"), "S"))
    for phrase in (words for words in lexicon.address if " " in words):
        by_first.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), "H"))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first
