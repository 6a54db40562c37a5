"""What a sentence says beside who and when: fields, value, duration, setting."""

import re
from functools import cache

from communique_extraction.details.listed_items import coordinated
from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.places import find_place
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.calendar import weekdays
from communique_extraction.lexicon.instruments import instrument_lexicon
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import Duration, LabelledSpan, Setting, Value

_DURATION = re.compile(
    r"\b(?P<n>\d{1,3}|[a-z]+)[- ](?P<unit>year|month|week|day)s?\b", re.IGNORECASE
)
_BARE = 4
"""A shorter cue ("on", "in") counts only right behind the instrument."""
_BETWEEN_PARTIES = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:signed )?between [^.;,]{3,60}? and [^.;,]{3,40}?"
    r"(?=\s(?:in|on|for|covering|to|regarding)\s))?"
)
_SIDELINES = re.compile(r"on the (?:sidelines|margins) of (?P<what>[^,.;]{3,90})", re.IGNORECASE)
_CLOSED = re.compile(
    r"behind closed doors|closed-door|closed to the (?:press|media)|in private\b", re.IGNORECASE
)


def find_fields(sentence: Sentence, after: int) -> tuple[LabelledSpan, ...]:
    """Find the areas that an instrument covers, in the words after it.

    Args:
        sentence: the sentence of the agreement.
        after: where in its text the instrument's phrase ends.
    """
    start = after + _skipped(sentence.text[after:])
    return _fields(sentence, start, instrument_lexicon().fields.cues.words)


def find_fields_told_after(sentence: Sentence) -> tuple[LabelledSpan, ...]:
    """Find the areas in a sentence that goes on with agreements: "The documents cover trade and …"."""
    lexicon = instrument_lexicon().fields
    opening = re.match(lexicon.sequel.form, sentence.text) if lexicon.sequel else None
    if opening is None:
        return ()
    long = (cue for cue in lexicon.cues.words if len(cue) >= _BARE)
    cues = (*long, *lexicon.sequel_cues.words)
    after = next((m for cue in cues if (m := _cue(cue).search(sentence.text, opening.end()))), None)
    return _fields(sentence, after.start(), cues) if after is not None else ()


@cache
def _cue(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(words)}\s+")


@cache
def _before_noun(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}\b(?=\W+\w)", re.IGNORECASE)


def field_of_name(text: str, start: int) -> tuple[LabelledSpan, ...]:
    """Find the area that an instrument's own words name: "the extradition treaty".

    Args:
        text: the instrument's phrase.
        start: where it begins, as a code point of the article.
    """
    words = instrument_lexicon().fields.modifiers.words
    named = [m for word in words if (m := _before_noun(word).search(text))]
    if not named:
        return ()
    longest = max(named, key=lambda match: (len(match[0]), match.start()))
    begin, end = start + longest.start(), start + longest.end()
    return (LabelledSpan(start=begin, end=end, text=longest[0], label=longest[0].lower()),)


def _skipped(tail: str) -> int:
    """How long what stands between an instrument and its fields is: "(MoUs) between A and B"."""
    match = _BETWEEN_PARTIES.match(tail)
    return match.end() if match else 0


def _fields(sentence: Sentence, start: int, cues: tuple[str, ...]) -> tuple[LabelledSpan, ...]:
    """Read the list behind the first of the cues that stands after `start` in the sentence."""
    tail = sentence.text[start:]
    stop = _stops().search(tail)
    tail = tail[: stop.start()] if stop else tail
    where = re.search(r"\s(?:in|at)\s(?:the\s)?(?P<name>[A-Z][\w' -]{1,40})$", tail.rstrip(" ,"))
    place = find_place(where["name"]) if where else None
    if where and place and place.kind in {"city", "venue"}:  # "… in shipping and training in Oslo"
        tail = tail[: where.start()]
    for cue in cues:
        match = _cue(cue).search(tail)
        short = len(cue) < _BARE
        if match and not (short and match.start() > 1):
            if short and not _may_follow_bare(tail[match.end() :]):
                continue
            items = coordinated(sentence, start + match.end(), tail[match.end() :])
            return tuple(item for item in items if _is_field(item.label))
    return ()


def _may_follow_bare(words: str) -> bool:
    """Tell fields behind "on" and "in" from a name or a phrase of time or manner."""
    bare = instrument_lexicon().fields.bare
    return bare is not None and re.match(bare.form, words) is not None


def _is_field(label: str) -> bool:
    """Tell a field from a state, and from what says nothing ("various fields")."""
    words = re.findall(r"\w+", label.lower())
    lexicon = instrument_lexicon().fields
    told = not lexicon.reporting.words.isdisjoint(words)  # "…, the ministry said"
    return (
        not told and countries().code(label) is None and not lexicon.generic.words.issuperset(words)
    )


@cache
def _stops() -> re.Pattern[str]:
    """Where the fields of an instrument end at the latest."""
    weekday = "|".join(sorted(word.capitalize() for word in weekdays()))
    words = any_of(instrument_lexicon().fields.stops.words)
    return re.compile(rf"\b(?:{words})\b|[.;:”\"]|\s(?:on\s+)?(?:{weekday})\b")


def find_value(sentence: Sentence) -> Value | None:
    """Find the first amount of money: "$1.5bn", "400 million euros"."""
    match = _money().search(sentence.text)
    if match is None:
        return None
    lexicon = instrument_lexicon()
    magnitude = lexicon.magnitudes.words.get(match["m1"] or match["m2"] or "", 1)
    amount = float((match["n1"] or match["n2"]).replace(",", "")) * magnitude
    sign, name = match["c1"], match["c2"]
    currency = lexicon.signs.words[sign] if sign else lexicon.currencies.words[name]
    span = sentence.span(*match.span())
    return Value(amount=amount, currency=currency, text=span.text, span=span)


@cache
def _money() -> re.Pattern[str]:
    lexicon = instrument_lexicon()
    signs, names, sizes = (
        any_of(group.words) for group in (lexicon.signs, lexicon.currencies, lexicon.magnitudes)
    )
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
    return re.compile(
        rf"(?P<c1>{signs})\s?(?P<n1>{number})[\s-]?(?P<m1>{sizes})?\b"
        rf"|\b(?P<n2>{number})[\s-]?(?P<m2>{sizes})?\s?(?P<c2>{names})\b"
    )


def find_duration(sentence: Sentence) -> Duration | None:
    """Find how long something lasts: "25-year", "for three years"."""
    numbers = instrument_lexicon().numbers.words
    for match in _DURATION.finditer(sentence.text):
        word = match["n"].lower()
        number = int(word) if word.isdecimal() else numbers.get(word)
        if number:
            iso = f"P{number}{match['unit'][0].upper()}"
            span = sentence.span(*match.span())
            return Duration(text=span.text, iso=iso, span=span)
    return None


def find_setting(text: str) -> Setting:
    """Read whether the doors were closed and on whose sidelines it was."""
    sidelines = _SIDELINES.search(text)
    return Setting(
        closed_doors=bool(_CLOSED.search(text)),
        sidelines_of=re.sub(r"^(?:the|an?)\s+", "", sidelines["what"].strip())
        if sidelines
        else None,
    )
