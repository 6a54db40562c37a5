"""Two persons whose names a dash joins before what they meet at: "the Hagen-Koskinen summit"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.persons import person_of
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence

_DASH = re.compile(r"(?<=[^\W\d_])[-–](?=[^\W\d_])")
_PAIR = 2
_KINDS = frozenset({"person", "name", "body"})


def joined_names(sentences: Sequence[ParsedSentence]) -> list[Mention]:
    """The mentions that may name two persons; a family name may have a hyphen, too."""
    return [
        mention
        for sentence in sentences
        for mention in sentence.mentions
        if mention.kind in _KINDS and not mention.title
        if len(names_in(mention)) == _PAIR and _leads_to_occasion(mention, sentence)
    ]


def names_in(mention: Mention) -> list[str]:
    """The names that dashes join in that of a mention."""
    return _DASH.split(mention.name or "")


def persons_joined(
    mentions: Sequence[Mention], table: EntityTable
) -> Iterator[tuple[Mention, list[Entity]]]:
    """Yield such mentions with whom they name: two, if one of them is known or both are told in full.

    What may be a body's name is that of two persons only if both are known.
    """
    for mention in mentions:
        parts = names_in(mention)
        known = [_bearer(part, table) for part in parts]
        whole = all(" " in part for part in parts)
        two = all(known) if mention.kind == "body" else whole or any(known)
        if two and (known[0] is not known[1] or whole):
            pairs = zip(parts, known, strict=True)
            both = [person or table.add_person(part) for part, person in pairs]
            yield replace(mention, kind="person", name=None), both
        elif mention.kind == "person":
            yield mention, [person_of(mention, table)]


def _bearer(name: str, table: EntityTable) -> Entity | None:
    """Whose name it is; "Loren-Hagen" is nobody's of the two in it."""
    last = name.lower().split()[-1]
    known = (person for person in table.persons() if last in person.name.lower().split())
    return next(known, None)


def _leads_to_occasion(mention: Mention, sentence: ParsedSentence) -> bool:
    """Tell a name right before "summit" or "talks"."""
    behind = sentence.doc[mention.last + 1 : mention.last + 2]
    return any(token.lower_ in mention_patterns().occasions for token in behind)
