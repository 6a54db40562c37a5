"""Draws how many acts of agreement there were in each field, from the events of the store.

python examples/agreements_by_field.py fields.svg
"""

import sys
from collections import Counter
from collections.abc import Iterable

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot as plt

from communique import AgreementEvent, EventStore

_MOST = 20


def by_field(events: Iterable[AgreementEvent]) -> "Counter[str]":
    """In how many events each field is named; one that is named twice in an event counts once."""
    return Counter(
        label for event in events for label in {field.label.lower() for field in event.fields}
    )


def main(file: str) -> None:
    """Read the store, and draw the fields that are named most."""
    with EventStore() as store:
        found = store.query(type="agreement", limit=None)
        fields = by_field(event for event in found if isinstance(event, AgreementEvent))
    if not fields:
        sys.exit("no agreement in the store names a field")
    most = fields.most_common(_MOST)
    figure, axes = plt.subplots(figsize=(8, 1 + 0.4 * len(most)), layout="constrained")
    axes.barh([label for label, _ in most][::-1], [number for _, number in most][::-1])
    axes.set_xlabel("acts of agreement")
    axes.xaxis.get_major_locator().set_params(integer=True)
    figure.savefig(file)
    for label, number in most:
        print(f"{number}\t{label}")


if __name__ == "__main__":
    plt.rcParams["svg.fonttype"] = "none"  # labels stay text, which can be searched
    main(*sys.argv[1:])
