"""The words that tell what becomes of an agreement, as the frames that act on instruments have them."""

from functools import cache

from communique_extraction.lexicon.frames import VerbFrame, agreement_nouns, forms_of, frame_lexicon


@cache
def verbs_of_instruments() -> frozenset[str]:
    """Every written form of a verb that tells what becomes of an agreement: "signed", "rejected" it."""
    acting = filter(_acts_on_instrument, frame_lexicon().verb)
    return forms_of(each for each in acting if not (each.companies or each.object_noun))


@cache
def nouns_of_acts() -> frozenset[str]:
    """The nouns with which a verb tells what becomes of an agreement: "gave its consent to" it."""
    acting = filter(_acts_on_instrument, frame_lexicon().verb)
    return frozenset(noun for frame in acting for noun in frame.object_noun) - agreement_nouns()


def _acts_on_instrument(frame: VerbFrame) -> bool:
    stands_by_verb = "instrument" in {frame.object_is, frame.subject_is}
    named = stands_by_verb or any(place.names == "instrument" for place in frame.when)
    return frame.type == "agreement" and named
