"""The states of which an article speaks, and how often: counted once, when first asked for."""

from collections import Counter
from functools import cached_property

from communique_extraction.gazetteer.countries import Kind, countries


class StatesTold:
    """Counts them by their ISO alpha-3 codes; regions are none."""

    def __init__(self, whole: str = "", lead: str = "") -> None:
        """Look into the whole of an article; its headline and first sentence are the `lead`."""
        self._whole = whole
        self._lead = lead

    @cached_property
    def times(self) -> Counter[str]:
        """How often each state is named."""
        return _named(self._whole)

    @cached_property
    def outright(self) -> Counter[str]:
        """How often each state is named by its own name, and not by its capital, where a guest may be."""
        return _named(self._whole, left_out=frozenset({"capital"}))

    @cached_property
    def leading(self) -> frozenset[str]:
        """The states of the lead."""
        return frozenset(_named(self._lead))

    def frequent(self) -> list[str]:
        """The states named more than once, the most frequent first."""
        return [code for code, times in self.times.most_common() if times > 1]


def _named(text: str, *, left_out: frozenset[Kind] = frozenset()) -> Counter[str]:
    apart = left_out | {"region"}
    return Counter(found.code for found in countries().find(text) if found.kind not in apart)
