"""What a sentence says beside who and when: fields, topics, value, duration, setting."""

import re
from collections.abc import Iterator
from functools import cache

from communique_schemas import Duration, LabelledSpan, Setting, Span, Value
from communique_worker.extraction.countries import countries
from communique_worker.extraction.instruments import instrument_lexicon
from communique_worker.extraction.sentences import Sentence
from communique_worker.lexicon.loader import load

_MOST_TOPICS = 8
_LONGEST_ITEM = 70
_SPLIT = re.compile(
    r",?\s+(?:including|such as|in (?:such )?(?:areas|fields|spheres|sectors) (?:as|such as|including)|"
    r"in such (?:areas|fields|spheres) as|particularly|among them|as well as)\s+"
    r"|,\s*(?:and\s+|as well as\s+)?|;\s*|\s+and\s+|\s+&\s+"
)
_SAID = re.compile(r"\b(?:said|says|told|reports|reported)\b")
_ASIDE = re.compile(r",\s+(?:and\s+)?(?P<word>[a-z]+ing|according|to|in|at|on)\b")
_END = re.compile(
    r"[;:!?”\"(]|\.\s*$|\s[–—-]\s|,\s+(?:which|who|where|while|with|saying|adding|but|said)\b|\s(?:which|that|who|while)\s"
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
            items = _items(sentence, after - sentence.start + match.end(), tail[match.end() :])
            return tuple(item for item in items if countries().code(item.label) is None)
    return ()


@cache
def _calendar() -> frozenset[str]:
    dates = load("dates")
    return frozenset({*dates["months"], *dates["weekdays"]})


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
        if re.split(r"\W", tail, maxsplit=1)[0].lower() in _calendar():
            continue  # "talks on Monday"
        found.extend(
            item
            for item in _items(sentence, match.end(), _until_aside(tail))
            if not _is_generic(item.label) and not _SAID.search(item.label)
        )
        covered = match.end() + len(tail)
    return tuple(found[:_MOST_TOPICS])


@cache
def _topic_cues() -> re.Pattern[str]:
    words = instrument_lexicon().topics
    cues = sorted({*words.cues, *words.verbs}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(cue) for cue in cues)})\s+", re.IGNORECASE)


def _until_aside(tail: str) -> str:
    """Cut a list off where a participle begins a clause: ", demonstrating …"."""
    for comma in _ASIDE.finditer(tail):
        if comma["word"].lower() not in instrument_lexicon().topics.gerunds:
            return tail[: comma.start()]
    return tail


def _is_generic(label: str) -> bool:
    """Tell "issues of mutual interest" from a topic."""
    words = re.findall(r"\w+", label.lower())
    return all(word in instrument_lexicon().topics.generic for word in words)


def _items(sentence: Sentence, start: int, words: str) -> Iterator[LabelledSpan]:
    """Split a coordination into its items; `start` counts characters of the sentence."""
    position = 0
    for end, following in _cuts(words):
        item = words[position:end].rstrip()
        cut = 0
        while lead := _lead().match(item, cut):
            cut = lead.end()
        label = item[cut:].strip()
        if 1 < len(label) <= _LONGEST_ITEM:
            begin = sentence.start + start + position + item.index(label, cut)
            yield LabelledSpan(start=begin, end=begin + len(label), text=label, label=label)
        position = following


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    """Yield where an item ends and the next one begins.

    "A and B" is one item after "between", and where one word goes before a longer phrase
    ("security and defence partnership").
    """
    commas = "," in words
    position = 0
    for piece in _SPLIT.finditer(words):
        before = words[position : piece.start()]
        after = words[piece.end() :]
        joined = piece[0].strip() in {"and", "&"} and (
            re.search(r"\bbetween\b[^,]*$", before) is not None
            or (not commas and len(before.split()) == 1 and len(after.split()) > 1)
        )
        if not joined:
            yield piece.start(), piece.end()
            position = piece.end()
    yield len(words), len(words)


@cache
def _lead() -> re.Pattern[str]:
    """What stands before the head of an item and says nothing of it."""
    leads = sorted(instrument_lexicon().topics.leads, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(re.escape(lead) for lead in leads)})\s+", re.IGNORECASE)


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
