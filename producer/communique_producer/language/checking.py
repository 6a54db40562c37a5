"""Whether a text is English: by its commonest words, and where they do not tell, by py3langid."""

from collections.abc import Callable
from functools import cache

from communique_producer.language.languages import languages

_SAMPLE = 1000
"""Characters that are looked at."""
_MANY, _SOME, _ALL = 300, 1000, 100
"""Characters to one of the commonest word of English where it alone tells, and where others are asked, too;
and to one of all of them then."""
_SHORT = 80
"""Bytes below which a text gets no verdict."""
_SURE = 0.75
"""Probability below which it gets none either. Of 1,100 pieces of English of 80 to 200 characters, names and
lists among them, 26 were taken for another language, none of them with one above 0.7."""
_ENGLISH = frozenset({"en", "eng", "english"})
_NO_LANGUAGE = "zxx"


def foreign_language(text: str, told: str | None) -> str | None:
    """The name of the language of an article that is not English; None is for English and for no verdict.

    Args:
        text: its text.
        told: its language as the record has it, which is believed.
    """
    if told:
        code = told.strip().casefold().split("-")[0]
        return None if code in _ENGLISH else languages().names.get(code, told)
    sample = text[:_SAMPLE]
    if has_words_of_english(sample) or len(sample.encode(errors="replace")) < _SHORT:
        return None
    classify = identifier()
    if classify is None:
        return None
    code, probability = classify(sample)
    if code in _ENGLISH or code == _NO_LANGUAGE or probability < _SURE:
        return None
    return languages().names.get(code, code)


def has_words_of_english(sample: str) -> bool:
    """Whether a text has the commonest words of English as often as English has; takes some microseconds."""
    first, *others = _words()
    count = sample.count(first)
    if count * _MANY >= len(sample):
        return True
    if count * _SOME < len(sample):
        return False
    return (count + sum(map(sample.count, others))) * _ALL >= len(sample)


@cache
def _words() -> tuple[str, ...]:
    return tuple(f" {word} " for word in languages().words)


@cache
def identifier() -> Callable[[str], tuple[str, float]] | None:
    """That of py3langid, which is loaded when a text does not look like English; None where it is missing."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
