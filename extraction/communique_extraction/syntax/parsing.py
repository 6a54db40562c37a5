"""Reads sentences with a spaCy pipeline: names first, then the parse with each mention as one word.

A parser trained on news stumbles over "President of Kyrgyzstan Sadyr Japarov, President of Belarus
…"; with every mention taken for one proper noun the same sentence is easy, and shorter. So the named
entities come first, the mentions are made of them, and tagger and parser see one word a mention.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from communique_extraction.lexicon.hyphenated import hyphenated_words
from communique_extraction.mentions.detection import find_mentions
from communique_extraction.mentions.mention import Mention
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.surface_cues import may_hold_names
from communique_extraction.syntax.parsed_sentence import ParsedSentence

_BATCH = 16
"""Sentences that share a pass of a component; what more of them save in time, they cost in memory."""
_EMBEDDERS = frozenset({"tok2vec", "transformer", "curated_transformer"})
_FAMILIAR = "Johnson"
"""A surname of the treebanks: the parser knows what it can be, as it knows no foreign name."""
_PEOPLE = "leaders"
"""What a set without a noun ("the two") is shown as."""
_GO_ON = frozenset(
    {"and", "or", "but", "who", "whom", "whose", "which", "as", "while", "where", "when"}
)
"""What follows a comma behind a name without being said of it."""
_UNMERGED = frozenset({"demonym", "pronoun", "government"})


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
        merged: list[tuple[Sentence, list[Mention], list[tuple[int, int]], Doc]] = []
        for sentence, doc in made:
            mentions = find_mentions(doc, sentence)
            ranges = _ranges(doc, mentions)
            merged.append((sentence, mentions, ranges, self._merge(doc, ranges, mentions)))
        parsed = self._run(self._parsers, (doc for s, _, _, doc in merged if not s.context))
        for sentence, mentions, ranges, doc in merged:
            seen = doc if sentence.context else next(parsed)
            yield _parsed(sentence, mentions, ranges, seen)

    def with_names(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Divide texts into tokens, and find the names that the model knows in them."""
        return self._run(self._name_finders, map(self._nlp.make_doc, texts))

    def introductions(self, sentences: Iterable[Sentence]) -> Iterator[Mention]:
        """Yield the persons with a title in sentences, found without the model."""
        for sentence in sentences:
            for mention in find_mentions(self._nlp.make_doc(sentence.text), sentence):
                if mention.kind == "person" and mention.title:
                    yield mention

    def _run(self, names: list[str], docs: Iterable[Doc]) -> Iterator[Doc]:
        stream: Iterator[Doc] = iter(docs)
        for name in names:
            component = self._nlp.get_pipe(name)
            stream = (
                component.pipe(stream, batch_size=_BATCH)
                if hasattr(component, "pipe")
                else map(component, stream)
            )
        return stream

    def _merge(self, doc: Doc, ranges: list[tuple[int, int]], mentions: list[Mention]) -> Doc:
        parts = [(token.text, bool(token.whitespace_)) for token in doc]
        words = [
            doc[first : last + 1].text if last > first else parts[first][0]
            for first, last in ranges
        ]
        spaces = [parts[last][1] for _, last in ranges]
        kinds = {mention.first: mention for mention in mentions}
        for (first, last), word in zip(ranges, words, strict=True):
            if first in kinds and last > first:
                self._dress(word, _head_of(doc, last, kinds[first]), kinds[first])
            elif last > first:
                self._dress_as(word, doc[last].text)
        return Doc(self._nlp.vocab, words=words, spaces=spaces)

    def _dress(self, word: str, final: str, mention: Mention) -> None:
        """Give a merged word the features of a common or proper noun, which the tagger looks at."""
        if mention.kind in {"group", "set"}:
            self._dress_as(word, (mention.title or _PEOPLE).split()[-1].lower())
        else:
            self._dress_as(word, final, shape="Xxxxx")

    def _dress_as(self, word: str, other: str, shape: str = "xxxx") -> None:
        """Let the tagger see another word in the place of a merged one."""
        lexeme = self._nlp.vocab[word]
        lexeme.shape_ = shape
        lexeme.norm_ = other.lower()
        lexeme.prefix_ = other[0]
        lexeme.suffix_ = other[-3:]


def _head_of(doc: Doc, last: int, mention: Mention) -> str:
    """The word that a mention is shown as: its last one, for a person a name that the model knows."""
    return _FAMILIAR if mention.kind in {"person", "role"} else doc[last].text


def _listens(nlp: Language) -> bool:
    """Tell whether the entity recogniser takes its embeddings from another component."""
    model = getattr(nlp.get_pipe("ner"), "model", None)
    return model is not None and any("listener" in node.name for node in model.walk())


def _ranges(doc: Doc, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Divide the tokens into stretches: a mention of several words, or a single token."""
    ends = {m.first: m.last for m in mentions if m.kind not in _UNMERGED}
    ranges: list[tuple[int, int]] = []
    index = 0
    while index < len(doc):
        last = ends[index] if index in ends else _end_of_hyphenated(doc, index)
        if index in ends and last > index and _closes_apposition(doc, index, last):
            last += 1
        ranges.append((index, last))
        index = last + 1
    return ranges


def _end_of_hyphenated(doc: Doc, first: int) -> int:
    """The last token of a word with hyphens that names or carries an event: "co-chaired"."""
    last = first
    while last + 2 < len(doc) and doc[last + 1].text == "-":
        if doc[last].whitespace_ or doc[last + 1].whitespace_:
            break
        last += 2
    return last if doc[first : last + 1].text.lower() in hyphenated_words() else first


def _closes_apposition(doc: Doc, first: int, last: int) -> bool:
    """Tell the comma behind "The Amir, Sheikh X, received …", which would cut the verb off its subject."""
    after = doc[last + 1 : last + 3]
    return (
        len(after) > 1
        and after[0].text == ","
        and after[1].text.islower()
        and after[1].lower_ not in _GO_ON
        and any(token.text == "," for token in doc[first : last + 1])
    )


def _parsed(
    sentence: Sentence, mentions: list[Mention], ranges: list[tuple[int, int]], doc: Doc
) -> ParsedSentence:
    token_at = {
        index: n for n, (first, last) in enumerate(ranges) for index in range(first, last + 1)
    }
    placed = (replace(m, first=token_at[m.first], last=token_at[m.last]) for m in mentions)
    return ParsedSentence.of(sentence, doc, placed)
