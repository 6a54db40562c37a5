"""The words that tell what becomes of an agreement, as the frames that act on instruments have them."""

from functools import cache

from communique_extraction.lexicon.frames import VerbFrame, agreement_nouns, frame_lexicon


@cache
def verbs_of_instruments() -> frozenset[str]:
    """Every written form of a verb that tells what becomes of an agreement: "signed", "rejected" it."""
    verbs = (frame for frame in frame_lexicon().verb if frame.type == "agreement")
    return frozenset(
        form
        for frame in verbs
        if not frame.companies and not frame.object_noun and _acts_on_instrument(frame)
        for form in frame.forms()
    )


@cache
def nouns_of_acts() -> frozenset[str]:
    """The nouns with which a verb tells what becomes of an agreement: "gave its consent to" it."""
    verbs = (frame for frame in frame_lexicon().verb if frame.type == "agreement")
    nouns = {noun for frame in verbs if _acts_on_instrument(frame) for noun in frame.object_noun}
    return frozenset(nouns - agreement_nouns())


def _acts_on_instrument(frame: VerbFrame) -> bool:
    stands_by_verb = "instrument" in {frame.object_is, frame.subject_is}
    return stands_by_verb or any(place.names == "instrument" for place in frame.when)
