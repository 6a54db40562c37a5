"""One person or organisation while its mentions are gathered, and how others fit to it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from communique_merging.identity.mention import Mention
from communique_merging.identity.offices import OfficeKey
from communique_merging.identity.person_names import FAMILY_NAME_ALONE
from communique_merging.identity.same_name import SAME, same_name

NEAR = 120
"""Days between two reports within which a person is likely still told of by the same short name."""
RARE = 10
"""How many times more often a name is told of one country than of another that is taken for misread."""
SURELY = 0.85
"""From here on names are one without a doubt."""


class Fit(NamedTuple):
    """How well mentions fit to somebody, the weightiest first."""

    same_article: bool
    same_country: bool
    same_office: bool
    near: bool

    @property
    def is_near_by(self) -> bool:
        """Whether more than the country speaks for it."""
        return self.same_article or self.same_office or self.near


@dataclass(slots=True, eq=False)
class Identity:
    """One person or organisation, while its mentions are gathered."""

    mentions: list[Mention] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    country: str | None = None
    articles: set[str] = field(default_factory=set)
    offices: set[OfficeKey] = field(default_factory=set)
    days: list[date] = field(default_factory=list)
    """Sorted, each once."""

    def add(self, told: Sequence[Mention]) -> None:
        """Take in mentions of a whole name, by which others are then judged."""
        self.mentions += told
        self.names |= {mention.participant.name for mention in told}
        self.keys |= told[0].name.keys
        self.country = self.country or told[0].participant.country
        self.articles |= {mention.article for mention in told}
        self.offices |= {office for mention in told if (office := mention.office)}
        self.days = sorted({*self.days, *(mention.day for mention in told if mention.day)})

    def add_short(self, told: Sequence[Mention]) -> list[Mention]:
        """Take in mentions of a short name; given back are those of whose countries only one can be right."""
        said = {mention.participant.country for mention in told} - {None}
        torn = self.country is None and len(said) > 1
        refused = [mention for mention in told if torn and mention.participant.country]
        self.mentions += [mention for mention in told if not (torn and mention.participant.country)]
        return refused

    def can_be(self, told: Sequence[Mention]) -> bool:
        """Whether mentions of one name may be of this one, by name and country."""
        mention = told[0]
        ours, theirs = self.country, mention.participant.country
        if self.mentions[0].kind != mention.kind:
            return False
        scores = [same_name(mention.participant.name, each) for each in self.names]
        if ours and theirs and ours != theirs:
            # Of one whole name in two countries, the one that is hardly ever told is misread.
            rare = len(told) * RARE <= len(self.mentions)
            return mention.is_whole and rare and min(scores) >= SAME and max(scores) >= SURELY
        if mention.is_whole:
            return min(scores) >= (SAME if self._is_told_by_words(mention) else SURELY)
        if max(scores) < SAME or min(scores) == 0:
            return False
        return max(scores) >= FAMILY_NAME_ALONE or self.fit(told).is_near_by

    def _is_told_by_words(self, mention: Mention) -> bool:
        """Whether its name can be held against others word by word; one word of a company's is not enough."""
        return mention.kind == "person" or mention.name.is_organisation or mention.name.is_short

    def fit(self, told: Sequence[Mention]) -> Fit:
        """How well mentions fit here, beside the name."""
        country = told[0].participant.country
        return Fit(
            same_article=any(mention.article in self.articles for mention in told),
            same_country=country is not None and country == self.country,
            same_office=any(mention.office in self.offices for mention in told),
            near=any(mention.day is not None and self._is_near(mention.day) for mention in told),
        )

    def _is_near(self, day: date) -> bool:
        at = bisect_left(self.days, day)
        return any(abs((day - other).days) <= NEAR for other in self.days[max(at - 1, 0) : at + 1])
