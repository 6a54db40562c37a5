"""A report of an event that the same sentence calls false, told by the order of words alone."""

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.lexicon.factuality import factuality_lexicon


def called_false(trigger: Token) -> Cue | None:
    """In "reports that A and B met are untrue" what is said behind an event of the report before it.

    The parser often takes the last noun of the report for what is untrue.
    """
    words = trigger.doc
    if not any(_is_report(token) for token in words[: trigger.i]):
        return None
    be = factuality_lexicon().plain.be
    for token in words[trigger.i + 1 :]:
        cue = cue_at(token, ("report",)) if token.lower_ not in be else None
        if cue is not None and any(before.lower_ in be for before in words[token.i - 2 : token.i]):
            return cue
    return None


def _is_report(token: Token) -> bool:
    """Tell the "reports" of "reports that"."""
    following = token.doc[token.i + 1 : token.i + 2].text.lower()
    report = cue_at(token, ("clause",)) if following in {"that", "of"} else None
    return report is not None and report.effect == "kept"
