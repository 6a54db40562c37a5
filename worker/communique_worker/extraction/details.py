"""What a sentence says beside who and when: fields, topics, value, duration, setting."""

import re
from collections.abc import Iterator
from functools import cache

from communique_schemas import Duration, LabelledSpan, Setting, Span, Value
from communique_worker.extraction.instruments import instrument_lexicon
from communique_worker.extraction.sentences import Sentence

_MOST_TOPICS = 8
_LONGEST_ITEM = 70
_SPLIT = re.compile(r",\s*(?:and\s+|as well as\s+)?|;\s*|\s+and\s+|\s+as well as\s+|\s+&\s+")
_LEAD = re.compile(
    r"^(?:the|a|an|its|their|other|various|further|also|ways to|how to|such as|including|"
    r"in particular|especially)\s+",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:!?”\"(]|\s[–—-]\s|,\s+(?:which|who|where|while|with|saying|adding|but|said)\b|\s(?:which|that|who|while)\s"
)
_DURATION = re.compile(
    r"\b(?P<n>\d{1,3}|[a-z]+)[- ](?P<unit>year|month|week|day)s?\b", re.IGNORECASE
)
_SIDELINES = re.compile(r"on the (?:sidelines|margins) of (?P<what>[^,.;]{3,90})", re.IGNORECASE)
_CLOSED = re.compile(
    r"behind closed doors|closed-door|closed to the (?:press|media)|in private\b", re.IGNORECASE
)


def find_fields(sentence: Sentence, after: int) -> tuple[LabelledSpan, ...]:
    """Find the areas that an instrument covers, in the words after it.

    Args:
        sentence: the sentence of the agreement.
        after: where the instrument's phrase ends, as a code point of the article.
    """
    lexicon = instrument_lexicon().fields
    tail = sentence.text[after - sentence.start :]
    stop = re.search(r"\b(?:" + "|".join(lexicon.stops) + r")\b|[.;:”\"]", tail)
    tail = tail[: stop.start()] if stop else tail
    for cue in lexicon.cues:
        match = re.search(rf"\b{re.escape(cue)}\s+", tail)
        short = len(cue) < 4
        if match and not (short and match.start() > 1):
            if short and not re.match(lexicon.bare, tail[match.end() :]):
                continue
            return tuple(
                _items(sentence, after - sentence.start + match.end(), tail[match.end() :])
            )
    return ()


def find_topics(sentence: Sentence) -> tuple[LabelledSpan, ...]:
    """Find what was discussed: the phrases after "discussed", "focused on", "talks on" and the like."""
    found: list[LabelledSpan] = []
    covered = 0
    for match in _topic_cues().finditer(sentence.text):
        if match.end() < covered:
            continue
        tail = sentence.text[match.end() :]
        stop = _END.search(tail)
        tail = tail[: stop.start()] if stop else tail
        found.extend(_items(sentence, match.end(), tail))
        covered = match.end() + len(tail)
    return tuple(found[:_MOST_TOPICS])


@cache
def _topic_cues() -> re.Pattern[str]:
    words = instrument_lexicon().topics
    cues = sorted({*words.cues, *words.verbs}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(cue) for cue in cues)})\s+", re.IGNORECASE)


def _items(sentence: Sentence, start: int, words: str) -> Iterator[LabelledSpan]:
    """Split a coordination into its items; `start` counts characters of the sentence."""
    position = 0
    for piece in [*_SPLIT.finditer(words), None]:
        end = piece.start() if piece else len(words)
        item = words[position:end].rstrip()
        lead = _LEAD.match(item)
        cut = lead.end() if lead else 0
        label = item[cut:].strip()
        if 1 < len(label) <= _LONGEST_ITEM:
            begin = sentence.start + start + position + item.index(label, cut)
            yield LabelledSpan(start=begin, end=begin + len(label), text=label, label=label)
        position = piece.end() if piece else end


def find_value(sentence: Sentence) -> Value | None:
    """Find the first amount of money: "$1.5bn", "400 million euros"."""
    match = _money().search(sentence.text)
    if match is None:
        return None
    lexicon = instrument_lexicon()
    magnitude = (match["m1"] or match["m2"] or "").lower()
    amount = float((match["n1"] or match["n2"]).replace(",", "")) * lexicon.magnitudes.get(
        magnitude, 1
    )
    currency = lexicon.currencies[match["c1"] or match["c2"]]
    return Value(amount=amount, currency=currency, text=match[0], span=_span(sentence, match))


@cache
def _money() -> re.Pattern[str]:
    lexicon = instrument_lexicon()
    signs = "|".join(
        re.escape(s) for s in sorted(lexicon.currencies, key=len, reverse=True) if not s.islower()
    )
    names = "|".join(name for name in lexicon.currencies if name.islower())
    sizes = "|".join(sorted(lexicon.magnitudes, key=len, reverse=True))
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
    return re.compile(
        rf"(?P<c1>{signs})\s?(?P<n1>{number})[\s-]?(?P<m1>{sizes})?\b"
        rf"|\b(?P<n2>{number})[\s-]?(?P<m2>{sizes})?\s?(?P<c2>{names})\b"
    )


def find_duration(sentence: Sentence) -> Duration | None:
    """Find how long something lasts: "25-year", "for three years"."""
    numbers = instrument_lexicon().numbers
    for match in _DURATION.finditer(sentence.text):
        word = match["n"].lower()
        number = int(word) if word.isdecimal() else numbers.get(word)
        if number:
            iso = f"P{number}{match['unit'][0].upper()}"
            return Duration(text=match[0], iso=iso, span=_span(sentence, match))
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


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Span(start=start, end=end, text=match[0])
