"""Pronouns that stand before whom they mean: "In his meeting with X, Y said", where he is Y."""

from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.clauses import clause_of, is_occasion
from communique_extraction.syntax.dependencies import subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_NAMED = frozenset({"person", "role"})


def subject_ahead(
    mention: Mention, sentence: ParsedSentence
) -> tuple[Mention, tuple[Mention, ...]] | None:
    """Whom a pronoun can mean that opens a sentence, and who is met there, whom it does not mean.

    Args:
        mention: a pronoun of one person.
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
    if len(subjects) != 1 or not met or subjects[0].i < max(t.i for t in met):
        return None
    subject = mention_at(subjects[0], sentence)
    if subject is None or subject.kind not in _NAMED:
        return None
    named = (mention_at(t, sentence) for t in met)
    return subject, tuple(m for m in named if m is not None)
