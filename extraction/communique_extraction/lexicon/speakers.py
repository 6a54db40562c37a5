"""How a text tells whose words it gives (`speakers.toml`)."""

import re
from functools import cache, cached_property

from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import Words


class Speakers(Lexicon):
    """`speakers.toml`."""

    headings: Words
    occasions: Words
    questions: Words
    acts: Words

    @cached_property
    def heading(self) -> re.Pattern[str]:
        """A headline that names a speaker, as `told`."""
        began, goes_on = any_of(self.headings), any_of(self.occasions)
        return re.compile(rf"(?i:{began})\s(?P<told>.+?)(?=\s(?i:{goes_on})\b|$)")

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A label where a sentence begins, as `told` where it has a colon; its last word has a capital."""
        asks = any_of(self.questions)
        begin = r"(?:^|(?<=\n)|(?<=[.!?…\"”)\]]\s))"
        return re.compile(
            rf"{begin}(?:(?P<told>[^\W\d_a-z][^.:!?()\"“”\n]{{2,200}})(?:\([^()\n]{{1,40}}\))?:\s"
            rf"|(?i:{asks})\s)"
        )


@cache
def speakers() -> Speakers:
    """How speakers are told, as data."""
    return load_as(Speakers, "lexicon/speakers")
