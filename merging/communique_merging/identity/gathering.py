"""One person or organisation while its mentions are gathered, and how others fit to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from communique_merging.identity.mention import Mention
from communique_merging.identity.offices import OfficeKey
from communique_merging.identity.same_name import SAME, same_name

NEAR = 120
"""Days between two reports within which a person is likely still told of by the same short name."""


class Fit(NamedTuple):
    """How well mentions fit to somebody, the weightiest first."""

    same_article: bool
    same_country: bool
    same_office: bool
    near: bool


@dataclass(slots=True, eq=False)
class Identity:
    """One person or organisation, while its mentions are gathered."""

    mentions: list[Mention] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    country: str | None = None
    articles: set[str] = field(default_factory=set)
    offices: set[OfficeKey] = field(default_factory=set)
    days: set[date] = field(default_factory=set)

    def add(self, told: Sequence[Mention]) -> None:
        """Take in mentions of a whole name, by which others are then judged."""
        self.mentions += told
        self.names |= {mention.participant.name for mention in told}
        self.keys |= told[0].name.keys
        self.country = self.country or told[0].participant.country
        self.articles |= {mention.article for mention in told}
        self.offices |= {office for mention in told if (office := mention.office)}
        self.days |= {mention.day for mention in told if mention.day}

    def add_short(self, told: Sequence[Mention]) -> list[Mention]:
        """Take in mentions of a short name; given back are those of whose countries only one can be right."""
        said = {mention.participant.country for mention in told} - {None}
        torn = self.country is None and len(said) > 1
        refused = [mention for mention in told if torn and mention.participant.country]
        self.mentions += [mention for mention in told if not (torn and mention.participant.country)]
        return refused

    def can_be(self, mention: Mention) -> bool:
        """Whether neither a name nor the country says that it is somebody else."""
        ours, theirs = self.country, mention.participant.country
        if (ours and theirs and ours != theirs) or self.mentions[0].kind != mention.kind:
            return False
        scores = [same_name(mention.participant.name, each) for each in self.names]
        if mention.is_whole:
            return min(scores) >= SAME
        return max(scores) >= SAME and min(scores) > 0

    def fit(self, told: Sequence[Mention]) -> Fit:
        """How well mentions fit here, beside the name."""
        country = told[0].participant.country
        return Fit(
            same_article=any(mention.article in self.articles for mention in told),
            same_country=country is not None and country == self.country,
            same_office=any(mention.office in self.offices for mention in told),
            near=any(
                abs((mention.day - day).days) <= NEAR
                for mention in told
                if mention.day
                for day in self.days
            ),
        )
