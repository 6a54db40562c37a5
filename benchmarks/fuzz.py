"""Feeds the extraction with articles that are broken at random, and says what it could not bear.

usage: python benchmarks/fuzz.py [--minutes N] [--seed N]

Takes articles of the feeds (or the samples), and cuts, repeats, shuffles and spoils them: capitals only,
no full stops, everything on one line, emoji, marks of right-to-left writing, tables. Every result must keep
the contract (`ExtractionResult.check`), and take no longer than its length allows. Exits 1 with the seed and
the text's beginning where one does not.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable

from feed import DIPLOMATIC, MIXED, articles

from communique_extraction.extractor import Extractor
from communique_schemas import Article

SECONDS_A_CHARACTER = 2e-3
"""Far above what any text takes (some 3e-5), so that a busy machine is no failure."""
LEAST_SECONDS = 5.0
ODD = (
    "🤝",
    "\u202e",
    "\u200b",
    "\t|\t",
    "“",
    ")",
    "…",
    "Dr.",
    "the two",
    "—",
    "\n",
    "’s",
    "№",
    "Ω",
)


def spoil(text: str, dice: random.Random) -> str:
    """Break a text in one to three ways."""
    ways: list[Callable[[str], str]] = [
        str.upper,
        str.lower,
        lambda t: t.replace("\n", " "),
        lambda t: t.replace(".", ""),
        lambda t: t.replace(" ", "\n"),
        lambda t: " ".join(dice.sample(t.split(), len(t.split()))),
        lambda t: t[dice.randrange(max(1, len(t))) :],
        lambda t: (t + " ") * dice.randint(2, 12),
        lambda t: " ".join(
            word if dice.random() > 0.1 else dice.choice(ODD) for word in t.split(" ")
        ),
        lambda t: "".join(
            letter if dice.random() > 0.02 else chr(dice.randrange(32, 0x2FFF)) for letter in t
        ),
    ]
    for way in dice.sample(ways, dice.randint(1, 3)):
        text = way(text)
    return text[:190_000]


def main() -> int:
    """Run for as long as told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(given.seed)  # noqa: S311 - no secret
    extractor = Extractor()
    whole = articles((*MIXED, *DIPLOMATIC), 400, seed=given.seed)
    read = characters = events = 0
    ends = time.monotonic() + 60 * given.minutes
    while time.monotonic() < ends:
        text = spoil(dice.choice(whole).text, dice)
        if not text.strip():
            continue
        began = time.process_time()
        result = extractor(Article(text=text))
        took = time.process_time() - began
        result.check()
        if took > max(LEAST_SECONDS, SECONDS_A_CHARACTER * len(text)):
            print(f"seed {given.seed}: {took:.1f} s for {len(text)} characters: {text[:200]!r}")
            return 1
        read, characters, events = read + 1, characters + len(text), events + len(result.events)
    print(f"seed {given.seed}: {read} texts, {characters} characters, {events} events, none failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
