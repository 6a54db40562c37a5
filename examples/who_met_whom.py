"""Draws who met whom in a month, from the events of the store: a line a pair, as thick as they met often.

python examples/who_met_whom.py 2024-05 met.svg
"""

import calendar
import math
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import combinations

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot as plt

from communique import EventStore, MeetingEvent

Pair = tuple[str, str]


def meetings(events: Iterable[MeetingEvent]) -> "Counter[Pair]":
    """How often each two persons met."""
    pairs = Counter[Pair]()
    for event in events:
        people = {person.name for person in event.participants if person.kind == "person"}
        pairs.update(combinations(sorted(people), 2))
    return pairs


def draw(pairs: "Counter[Pair]", title: str, file: str) -> None:
    """Draw a network, its persons on a circle."""
    people = sorted({person for pair in pairs for person in pair})
    turns = [2 * math.pi * n / len(people) for n in range(len(people))]
    places = {
        person: (math.cos(turn), math.sin(turn)) for person, turn in zip(people, turns, strict=True)
    }
    figure, axes = plt.subplots(figsize=(8, 8))
    for (one, other), times in pairs.items():
        (x, y), (to_x, to_y) = places[one], places[other]
        axes.plot([x, to_x], [y, to_y], color="steelblue", linewidth=2 * times, zorder=1)
    for person, (x, y) in places.items():
        axes.scatter([x], [y], s=120, color="black", zorder=2)
        axes.annotate(person, (x, y), xytext=(0, 12), textcoords="offset points", ha="center")
    axes.set_title(title)
    axes.set_axis_off()
    axes.margins(0.2)
    figure.savefig(file)


def main(month: str, file: str) -> None:
    """Read a month of the store, and draw it."""
    first = date.fromisoformat(f"{month}-01")
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    with EventStore() as store:
        pairs = meetings(
            event
            for event in store.query(
                type="meeting", status="occurred", since=first, until=last, limit=None
            )
            if isinstance(event, MeetingEvent)
        )
    if not pairs:
        sys.exit(f"nobody met in {month}, as far as the store knows")
    draw(pairs, f"Who met whom, {first:%B %Y}", file)
    for (one, other), times in pairs.most_common():
        print(f"{times}\t{one}\t{other}")


if __name__ == "__main__":
    plt.rcParams["svg.fonttype"] = "none"  # names stay text, which can be searched
    main(*sys.argv[1:])
