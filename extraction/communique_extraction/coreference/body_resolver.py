"""Which body a name or a common word means: "the Ministry of Energy", "the Council", "the government"."""

from communique_extraction.coreference.bodies import (
    has_own_name,
    is_name_of_standing_body,
    words_up_to_head,
)
from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.home_offices import HomeOffices
from communique_extraction.coreference.names import without_alias
from communique_extraction.coreference.salience import Salience
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.dependencies import possessors_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at


class BodyResolver:
    """Finds the bodies of one article, by what was told so far."""

    def __init__(self, table: EntityTable, salience: Salience, home: HomeOffices) -> None:
        """Keep what the article's mentions are resolved with."""
        self._table = table
        self._salience = salience
        self._home = home

    def resolve(self, mention: Mention) -> list[Entity]:
        """The body of a name, or the one that was called so before: "the Council"."""
        code = mention.countries[0] if len(mention.countries) == 1 else None
        apart = mention.affiliation is not None and mention.text.startswith(f"{mention.name},")
        name = mention.name if apart or has_own_name(mention) else mention.text
        single = " " not in mention.text
        if single and is_name_of_standing_body(mention.text):  # "the Council"
            known = self._called_last(mention.text)
            if known:
                return known
        called = without_alias(name or mention.text)
        noun = words_up_to_head(mention.text)[-1]
        if code and noun in office_words().sides:
            return [self._table.state(code)]
        if noun in office_words().missions:
            return [self._table.group(called, code)]
        return [self._table.organization(called, code)]

    def resolve_government(self, mention: Mention) -> list[Entity]:
        """For "the government": the state named last, else the outlet's own, else the body itself.

        For "the committee" that of which the article spoke before.
        """
        word = mention.text.lower().split()[-1]
        if word not in office_words().governments:
            called = self._called_last(word)
            return called or (self.resolve(mention) if word in office_words().opponents else [])
        code = self._salience.last_country() or self._home.country
        return [self._table.state(code)] if code else self.resolve(mention)

    def met_by_members(self, group: Mention, sentence: ParsedSentence) -> list[Entity]:
        """The body known before whose members are the subject: "the Council's members met"."""
        title, _, of_what = (group.title or "").lower().partition(" ")
        if title not in office_words().members or not sentence.is_subject(group):
            return []
        owners = possessors_of(sentence.doc[group.last]) if not sentence.sentence.context else []
        named = [m.text for t in owners if (m := mention_at(t, sentence)) is not None]
        name = next(iter(named), of_what)
        known = name and is_name_of_standing_body(name)
        return self._called_last(name.split()[-1]) if known else []

    def _called_last(self, word: str) -> list[Entity]:
        """The body that a word means, if any: the one of those called so that was named last."""
        return self._salience.bodies_called(word.lower())[:1]
