"""Examples at the entries of the lexicon: what each of them is there for, and what it leaves alone."""

from datetime import date

from communique_extraction.lexicon.loader import Lexicon

NOTHING = "none"
"""What a wrong example gives."""


class Example(Lexicon):
    """A text, and what its entry makes of it.

    `gives` says it in the words of the suite that reads the file's examples (for a frame, those of
    `event_in_words`); `none` means that the entry must make nothing of it. `published` is the day from
    which words like "yesterday" count, and `source` the outlet on whose page the text stands.
    """

    text: str
    gives: str
    published: date | None = None
    source: str | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether it shows what the entry must leave alone."""
        return self.gives == NOTHING
