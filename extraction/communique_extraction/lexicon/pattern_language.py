"""The language in which mention patterns are written, compiled to regular expressions.

A pattern is a row of word classes: `title of country`. Around them stand

    ( a | b )    one or the other             a? a* a+ a{0,4}   once or not, any number, some, up to four
    [a b c]      a word of one of the classes [^ a b]           a word of none of them
    label:( a )  what a part of the match is  {part}            a part that is written out elsewhere
    &( a )       only before a                !( a )            only where no a follows
    <( a )       only behind a                !<( a )           not behind a, which is one word
    end          the end of the sentence

Every class becomes one letter, so that the patterns run over a string with a letter a word.
"""

import re
from collections.abc import Iterable, Mapping
from string import ascii_letters

_TOKEN = re.compile(
    r"\s*(?:(?P<label>[a-z_]+):\(|\{(?P<part>[a-z_]+)\}|(?P<word>[A-Za-z_]+)|(?P<look>!?<|[&!])\("
    r"|(?P<open>\[\^?)|(?P<plain>[\]()|?*+]|\{\d*,?\d*\}))\s*"
)
_LOOKS = {"&": "(?=", "!": "(?!", "<": "(?<=", "!<": "(?<!"}


def letters_of(classes: Iterable[str]) -> Mapping[str, str]:
    """A letter for each word class."""
    return dict(zip(classes, ascii_letters, strict=False))


def compile_pattern(
    form: str, letters: Mapping[str, str], parts: Mapping[str, str]
) -> re.Pattern[str]:
    """Compile a pattern over letters.

    Args:
        form: the pattern.
        letters: the letter of each word class.
        parts: the patterns that `{part}` stands for.

    Raises:
        ValueError: the pattern is malformed, or names what is no class and no part.
    """
    try:
        return re.compile(_expression(form, letters, parts))
    except re.error as error:
        raise ValueError(f"{form!r} is no pattern: {error}") from error


def _expression(form: str, letters: Mapping[str, str], parts: Mapping[str, str]) -> str:
    done, pieces = 0, []
    while done < len(form):
        token = _TOKEN.match(form, done)
        if token is None:
            raise ValueError(f"{form!r} is no pattern: cannot read {form[done:]!r}")
        pieces.append(_piece(token, letters, parts))
        done = token.end()
    return "".join(pieces)


def _piece(token: re.Match[str], letters: Mapping[str, str], parts: Mapping[str, str]) -> str:
    if token["label"]:
        return f"(?P<{token['label']}>"
    if token["part"]:
        if token["part"] not in parts:
            raise ValueError(f"there is no part {{{token['part']}}}")
        return f"(?:{_expression(parts[token['part']], letters, parts)})"
    if token["look"]:
        return _LOOKS[token["look"]]
    if token["word"] == "end":
        return "$"
    if token["word"]:
        if token["word"] not in letters:
            raise ValueError(f"there is no word class {token['word']!r}")
        return letters[token["word"]]
    plain = token["open"] or token["plain"]
    return "(?:" if plain == "(" else str(plain)
