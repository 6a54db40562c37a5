"""An example in other forms of its verb or noun: "met" becomes "meets", "has met", "will meet" and so on."""

import re
from collections.abc import Iterable, Iterator

from communique_extraction.lexicon.inflection import VerbForms, verb_forms

_BE = {"is", "are", "was", "were"}


def with_verb(text: str, told: Iterable[str], lemma: str) -> Iterator[str]:
    """Yield a text with another verb, in all of its forms, in the place of its verb.

    Args:
        text: the verb stands in it in the past tense, in a passive behind "was" or "is", or behind "will",
            where no other form can stand.
        told: forms, of which one stands in the text; the last of them counts.
        lemma: the verb to put there.
    """
    words = text.split(" ")
    places = [n for n, word in enumerate(words) if word.strip(".,").lower() in set(told)]
    if not places or not places[-1]:
        return  # a verb that opens its text stands in no tense
    place = places[-1]
    before, after = words[:place], words[place + 1 :]
    tail = re.sub(r"^[\w-]*", "", words[place])
    if before[-1] in _BE:
        phrases = _passive(verb_forms(lemma))
        before = before[:-1]
    elif before[-1] == "will":
        phrases = iter(verb_forms(lemma).base)
    else:
        phrases = _active(verb_forms(lemma), plural="and" in before)
    for phrase in phrases:
        yield " ".join([*before, phrase + tail, *after])


def with_noun(text: str, told: Iterable[str], form: str, *, plural: bool) -> str | None:
    """A text with another noun in the place of its noun; None where it has none of those `told`."""
    there = "|".join(sorted(map(re.escape, told), key=len, reverse=True))
    if not re.search(rf"\b(?:{there})\b", text):
        return None
    article = "" if plural else "an " if form[0] in "aeiou" else "a "
    text = re.sub(rf"\ban? (?={there}\b)", article, text)
    text = re.sub(rf"\ban? (\w+ (?={there}\b))", r"\1" if plural else r"a \1", text)
    return re.sub(rf"(.*)\b(?:{there})\b", rf"\g<1>{form}", text)


def _active(forms: VerbForms, *, plural: bool) -> Iterator[str]:
    """The tenses; not the present of a plural, whose form is that of the noun ("they talk", "they visit")."""
    yield from forms.past
    yield from () if plural else forms.third_person[:1]
    yield from (f"{'have' if plural else 'has'} {form}" for form in forms.participle)
    yield from (f"{'are' if plural else 'is'} {form}" for form in forms.gerund)
    yield from (f"will {form}" for form in forms.base)
    yield from (f"{'plan' if plural else 'plans'} to {form}" for form in forms.base)


def _passive(forms: VerbForms) -> Iterator[str]:
    for form in forms.participle:
        yield f"was {form}"
        yield f"is {form}"
        yield f"has been {form}"
        yield f"will be {form}"
