"""Reads sentences with a spaCy pipeline: names first, then the parse with each mention as one word.

A parser trained on news stumbles over "President of Kyrgyzstan Sadyr Japarov, President of Belarus
…"; with every mention taken for one proper noun the same sentence is easy, and shorter. So the named
entities come first, the mentions are made of them, and tagger and parser see one word a mention.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from communique_extraction.mentions.detection import find_mentions
from communique_extraction.mentions.mention import Mention
from communique_extraction.mentions.words import is_shouted
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.surface_cues import may_hold_names
from communique_extraction.syntax.embedding import embed, embeds_words
from communique_extraction.syntax.merging import Stretch, show, stretches
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_extraction.syntax.stepping import in_steps, reads_in_steps

_BATCH = 64
"""Sentences that share a pass of a component; what more of them save in time, they cost in memory."""
_EMBEDDERS = frozenset({"tok2vec", "transformer", "curated_transformer"})
_UNUSED = frozenset({"ner", "lemmatizer", "attribute_ruler", "morphologizer", "senter"})
"""Factories that the parse does without: nothing here looks at lemmas, coarse tags or morphology."""


class SentenceReader:
    """Reads sentences in batches with the components of a spaCy pipeline."""

    def __init__(self, nlp: Language, *, thorough: bool = False) -> None:
        """Use `nlp`, a pipeline for English with named entities, tags and a dependency parse.

        Args:
            nlp: the pipeline.
            thorough: look for names in every sentence, even where the lexicon knows all of them.
        """
        self._nlp = nlp
        self._thorough = thorough
        names = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory != "communique"]
        embedders = [name for name in names if nlp.get_pipe_meta(name).factory in _EMBEDDERS]
        shared = embedders if _listens(nlp) else []
        self._name_finders = [*shared, "ner"]
        self._parsers = [name for name in names if nlp.get_pipe_meta(name).factory not in _UNUSED]

    def read(self, sentences: Iterable[Sentence]) -> Iterator[ParsedSentence]:
        """Read sentences, of one article or of many, in the order given.

        Those that are context get their mentions, and no parse.
        """
        made = [(sentence, self._nlp.make_doc(sentence.text)) for sentence in sentences]
        unsure = (
            doc for s, doc in made if self._thorough or (not s.context and may_hold_names(s.text))
        )
        for _ in self._run(self._name_finders, unsure):
            pass  # it writes the names into the very docs
        merged: list[tuple[Sentence, list[Mention], list[Stretch], Doc]] = []
        for sentence, doc in made:
            mentions = find_mentions(doc, sentence)
            parts = list(stretches(doc, mentions))
            merged.append((sentence, mentions, parts, self._merge(doc, parts, mentions)))
        parsed = self._run(self._parsers, (doc for s, _, _, doc in merged if not s.context))
        for sentence, mentions, parts, doc in merged:
            seen = doc if sentence.context else next(parsed)
            yield _parsed(sentence, mentions, parts, seen)

    def with_names(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Divide texts into tokens, and find the names that the model knows in them."""
        return self._run(self._name_finders, map(self._nlp.make_doc, texts))

    def introductions(self, sentences: Iterable[Sentence]) -> Iterator[Mention]:
        """Yield the persons with a title in sentences, found without the model."""
        for sentence in sentences:
            for mention in find_mentions(self._nlp.make_doc(sentence.text), sentence):
                if mention.kind == "person" and mention.title:
                    yield mention

    def named_persons(self, sentences: Sequence[Sentence]) -> Iterator[Mention]:
        """Yield the persons that sentences name, with a title or without, found with the model."""
        docs = self.with_names(sentence.text for sentence in sentences)
        for sentence, doc in zip(sentences, docs, strict=True):
            yield from (m for m in find_mentions(doc, sentence) if m.kind == "person" and m.name)

    def _run(self, names: list[str], docs: Iterable[Doc]) -> Iterator[Doc]:
        stream: Iterator[Doc] = iter(docs)
        for name in names:
            component: Any = self._nlp.get_pipe(name)
            if isinstance(component, Tok2Vec) and embeds_words(component.model):
                stream = embed(component.model, stream)
            elif reads_in_steps(component):
                stream = in_steps(component, stream)
            elif hasattr(component, "pipe"):
                stream = component.pipe(stream, batch_size=_BATCH)
            else:
                stream = map(component, stream)
        return stream

    def _merge(self, doc: Doc, parts: list[Stretch], mentions: list[Mention]) -> Doc:
        given = [(token.text, token.whitespace_) for token in doc]
        words = [
            given[part.first][0]
            if part.first == part.last
            else doc[part.first : part.last + 1].text
            for part in parts
        ]
        if is_shouted([text for text, _ in given]):
            named = {mention.first for mention in mentions}
            pairs = zip(parts, words, strict=True)
            words = [word if part.first in named else word.lower() for part, word in pairs]
        spaces = [bool(given[part.last][1]) for part in parts]
        for part, word in zip(parts, words, strict=True):
            if part.last > part.first or part.seen_as in word[1:]:
                show(self._nlp.vocab, word, part.seen_as)
        return Doc(self._nlp.vocab, words=words, spaces=spaces)


def _listens(nlp: Language) -> bool:
    """Tell whether the entity recogniser takes its embeddings from another component."""
    model = getattr(nlp.get_pipe("ner"), "model", None)
    return model is not None and any("listener" in node.name for node in model.walk())


def _parsed(
    sentence: Sentence, mentions: list[Mention], parts: list[Stretch], doc: Doc
) -> ParsedSentence:
    token_at = [n for n, part in enumerate(parts) for _ in range(part.first, part.last + 1)]
    placed = (replace(m, first=token_at[m.first], last=token_at[m.last]) for m in mentions)
    return ParsedSentence.of(sentence, doc, placed)
