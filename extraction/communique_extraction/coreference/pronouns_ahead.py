"""Pronouns that stand before whom they mean: "In his meeting with X, Y said", "After its exit, Y said"."""

from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.clauses import clause_of, is_occasion
from communique_extraction.syntax.dependencies import subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_PERSONS = frozenset({"person", "role"})
_STATES_AND_BODIES = frozenset({"country", "capital", "body", "government"})


def subject_ahead(
    mention: Mention, sentence: ParsedSentence
) -> tuple[Mention, tuple[Mention, ...]] | None:
    """Whom a pronoun can mean that opens a sentence, and who is met there, whom it does not mean.

    Args:
        mention: a pronoun of one person, state or body.
        sentence: the sentence in which it stands.

    Returns:
        The one subject behind it and those whom it is said to meet; None where it stands elsewhere.
    """
    token = sentence.doc[mention.last]
    meeting = token.head
    if token.dep_ != "poss" or meeting.lower_ not in noun_triggers() or not is_occasion(meeting):
        return None
    verb = clause_of(meeting)
    beside = [p for p in prepositions_of(meeting) if p.lower_ in grammar().partners]
    met = [t for p in beside for t in governed_by(p)]
    subjects = subjects_of(verb) if verb is not None else []
    neutral = token.lower_ in pronouns().of_neutral
    if len(subjects) != 1 or subjects[0].i < max((t.i for t in met), default=token.i):
        return None
    subject = mention_at(subjects[0], sentence)
    named = _STATES_AND_BODIES if neutral else _PERSONS
    if subject is None or subject.kind not in named or not (met or neutral):
        return None
    others = (mention_at(t, sentence) for t in met)
    return subject, tuple(m for m in others if m is not None)
