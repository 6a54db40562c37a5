"""The verbs of the frames by what they tell: that people met, agreed, or that one received the other."""

from functools import cache

from communique_extraction.lexicon.frames import forms_of, frame_lexicon


@cache
def meeting_verbs() -> frozenset[str]:
    """Every written form of a verb that names a meeting."""
    return forms_of(frame for frame in frame_lexicon().naming_verbs() if frame.type == "meeting")


@cache
def verbs_of_meeting_people() -> frozenset[str]:
    """Every written form of a verb that says by itself that people met face to face."""
    return forms_of(f for f in frame_lexicon().naming_verbs() if f.subtype == "meeting")


@cache
def agreeing_verbs() -> frozenset[str]:
    """Every written form of a verb that names an act of agreement."""
    return forms_of(frame for frame in frame_lexicon().verb if frame.type == "agreement")


@cache
def receiving_verbs() -> frozenset[str]:
    """Every written form of a verb by which a host has a guest: "welcomed"."""
    return forms_of(
        frame
        for frame in frame_lexicon().verb
        if frame.subject == "host" and frame.object == "guest"
    )
