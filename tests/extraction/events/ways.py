"""Ways of telling that something happened, or did not: what frames' examples become in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique_extraction.lexicon.frames import Frame, NounFrame, VerbFrame, frame_lexicon
from communique_extraction.lexicon.inflection import verb_forms
from communique_extraction.lexicon.support_verbs import support_verb_lexicon

VERB_WAYS: Mapping[str, tuple[str, ...]] = {
    "occurred": (
        "{S} {past} {tail}.",
        "The ministry said that {s} {past} {tail}.",
        "{S} managed to {base} {tail}.",
        "{S} reportedly {past} {tail}.",
        "{S} {has} {participle} {tail}.",
    ),
    "ongoing": ("{S} {is} {gerund} {tail}.",),
    "planned": (
        "{S} will {base} {tail}.",
        "{S} {is} to {base} {tail}.",
        "{S} {was} to {base} {tail}.",
        "{S} {is} expected to {base} {tail}.",
        "{S} {is} due to {base} {tail}.",
        "{S} {is} scheduled to {base} {tail}.",
        "{S} {is} set to {base} {tail}.",
        "{S} planned to {base} {tail}.",
        "{S} {is} planning to {base} {tail}.",
        "{S} decided to {base} {tail}.",
        "{S} {is} about to {base} {tail}.",
        "{S} {is} likely to {base} {tail}.",
        "The ministry said that {s} would {base} {tail}.",
        "{S} to {base} {tail}.",
    ),
    "proposed": (
        "{S} offered to {base} {tail}.",
        "{S} {has} proposed to {base} {tail}.",
        "{S} {is} considering whether to {base} {tail}.",
        "{S} {is} considering {gerund} {tail}.",
        "{S} wanted to {base} {tail}.",
        "{S} may {base} {tail}.",
        "{S} could {base} {tail}.",
        "{S} {was} urged to {base} {tail}.",
        "{S} {is} willing to {base} {tail}.",
        "{S} tried to {base} {tail}.",
    ),
    "cancelled": (
        "{S} {was} to {base} {tail}, but the event was called off.",
        "{S} {was} to {base} {tail}, but it fell through.",
        "{S} {was} to have {participle} {tail}.",
        "{S} {was} to {base} {tail}, but cancelled.",
    ),
    "denied": (
        "{S} did not {base} {tail}.",
        "{S} didn’t {base} {tail}.",
        "{S} didnʼt {base} {tail}.",
        "{S} didnt {base} {tail}.",
        "{S} {has} not {participle} {tail}.",
        "{S} never {past} {tail}.",
        "{S} will not {base} {tail}.",
        "{S} would have {participle} {tail}.",
        "{S} nearly {past} {tail}.",
        "{S} refused to {base} {tail}.",
        "{S} failed to {base} {tail}.",
        "{S} {was} unable to {base} {tail}.",
        "{S} {was} prevented from {gerund} {tail}.",
        "{S} {has} yet to {base} {tail}.",
        "{S} denied having {participle} {tail}.",
        "{S} avoided {gerund} {tail}.",
        "{S} stopped short of {gerund} {tail}.",
        "{S} came close to {gerund} {tail}.",
        "{S} backed out of {gerund} {tail}.",
        "{S} ruled out {gerund} {tail}.",
        "{S} went home without {gerund} {tail}.",
        "{S} had no plans to {base} {tail}.",
        "{S} had no intention of {gerund} {tail}.",
        "The ministry denied that {s} had {participle} {tail}.",
        "The ministry denied reports that {s} had {participle} {tail}.",
        "Reports that {s} {past} {tail} are untrue.",
        "Claims that {s} {past} {tail} are fake, the ministry said.",
        "It is not true that {s} {past} {tail}.",
    ),
    "unreal": (
        "Did {s} {base} {tail}?",
        "Farmers will protest if {s} {base} {tail}.",
        "It is unclear whether {s} {past} {tail}.",
        "Imagine {s} {gerund} {tail}.",
    ),
}
NOUN_WAYS: Mapping[str, tuple[str, ...]] = {
    "occurred": ("The {noun} took place in May.", "The {noun} was held in Oslo."),
    "ongoing": ("The {noun} is underway.",),
    "planned": (
        "The {noun} will take place in Oslo.",
        "The {noun} is scheduled for May.",
        "The {noun} is due to take place in Oslo.",
        "The {noun} is expected to be held in Oslo.",
        "Officials spoke of the upcoming {noun}.",
        "Officials spoke of plans for a {noun}.",
        "Officials spoke of the {noun}, which will take place in Oslo.",
    ),
    "proposed": (
        "Officials spoke of the possibility of a {noun}.",
        "Officials called for a {noun}.",
        "A {noun} is possible.",
        "Officials proposed a {noun}.",
    ),
    "cancelled": (
        "The {noun} was called off.",
        "The {noun} was cancelled.",
        "The {noun} has been postponed.",
        "The {noun} has been put off until June.",
        "The {noun} fell through.",
        "The {noun} is off, officials said.",
        "Officials called off the {noun}.",
        "Officials spoke of the cancelled {noun}.",
        "Plans for a {noun} were dropped.",
    ),
    "denied": (
        "There was no {noun}.",
        "No {noun} took place.",
        "The {noun} did not take place.",
        "The {noun} never took place.",
        "A {noun} is out of the question.",
        "Officials ruled out a {noun}.",
        "Officials denied reports of a {noun}.",
        "There were no plans for a {noun}.",
        "The {noun} failed to take place.",
    ),
    "unreal": ("Will the {noun} take place?", "A {noun} is unlikely."),
}


_AUXILIARIES = {"was", "were", "have", "has", "had"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A frame's example in one way of telling it."""

    frame: Frame
    way: str
    state: str
    text: str


def tellings() -> Iterator[Telling]:
    """Every frame in every way that its example can be put into.

    Whoever refuses to welcome a truce tells that there is one: what is hailed takes no part.
    """
    for frame in (*frame_lexicon().verb, *frame_lexicon().noun):
        if frame.anaphoric or any(circumstance.hailed for circumstance in frame.when):
            continue
        for state, ways in VERB_WAYS.items():
            parts = _parts(frame)
            told = (Telling(frame, w, state, _put(w, parts)) for w in ways if parts)
            yield from (telling for telling in told if _may_be_told(telling))
        for state, ways in NOUN_WAYS.items():
            noun = None if isinstance(frame, VerbFrame) else _noun_phrase(frame)
            yield from (Telling(frame, w, state, w.format(noun=noun)) for w in ways if noun)


def _may_be_told(telling: Telling) -> bool:
    """Tell a way without a form of the verb that names no event at all: "will report to"."""
    frame = telling.frame
    left_out = set(frame.not_forms) if isinstance(frame, VerbFrame) else set[str]()
    told = {form for other in frame_lexicon().verb for form in other.forms()}
    return (left_out - told).isdisjoint(telling.text.rstrip(".?").split())


def _put(way: str, parts: Mapping[str, str]) -> str:
    return way.format(**parts).replace(" .", ".").replace(" ,", ",").replace(" ?", "?")


def _parts(frame: Frame) -> dict[str, str]:
    """Subject, forms of the verb, and what follows it, of a frame's first example in the past tense."""
    for example in frame.example:
        if example.is_wrong:
            continue
        words = example.text.rstrip(".").split()
        for place, word in enumerate(words):
            lemma = _lemmas_by_past().get(word)
            own = set(frame.forms()) & set(words[:place]) and isinstance(frame, NounFrame)
            if lemma and place and not own and not _AUXILIARIES & set(words[:place]):
                return _forms(words[:place], lemma, words[place + 1 :])
        return {}
    return {}


def _forms(subject: list[str], lemma: str, tail: list[str]) -> dict[str, str]:
    forms, many = verb_forms(lemma), "and" in subject or subject[:2] == ["The", "leaders"]
    said = " ".join(subject)
    small = said[0].lower() + said[1:] if subject[0] in {"The", "A"} else said
    return {
        "S": said, "s": small, "tail": " ".join(tail),
        "base": forms.base[0], "past": forms.past[0],
        "participle": forms.participle[0], "gerund": forms.gerund[0],
        "is": "are" if many else "is", "was": "were" if many else "was", "has": "have" if many else "has",
    }  # fmt: skip


def _lemmas_by_past() -> dict[str, str]:
    verbs = [lemma for frame in frame_lexicon().verb for lemma in frame.lemmas]
    carriers = [lemma for support in support_verb_lexicon().support for lemma in support.lemmas]
    return {past: verb for verb in (*carriers, *verbs) for past in verb_forms(verb).past}


def _noun_phrase(frame: Frame) -> str | None:
    """The noun of a frame with who takes part behind it: "meeting between A and B"."""
    return {
        "meeting": "meeting between Norway and Finland",
        "round-of-talks": "round of talks between Norway and Finland",
        "trip": "visit of Norwegian Prime Minister Lars Hagen to Finland",
        "summit": "summit of Norway and Finland",
        "session": "joint commission session between Norway and Finland",
        "signing": "signing of the treaty by Norway and Finland",
        "signing-ceremony": "signing ceremony of the treaty between Norway and Finland",
    }.get(frame.name)
