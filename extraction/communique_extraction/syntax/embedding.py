"""Runs the layers that turn words into vectors, and embeds each word once, however often it occurs.

The first of them looks at a word by itself, the others at its neighbours, too. The first costs two fifths of
all, and six in ten words of a few dozen sentences are there before.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import NumpyOps

_BATCH = 64
"""Sentences whose words see their neighbours in one pass; more of them cost memory."""
_BY_ITSELF = frozenset(
    {
        "extract_features",
        "list2ragged",
        "ints-getitem",
        "hashembed",
        "static_vectors",
        "maxout",
        "layernorm",
        "dropout",
        "ragged2list",
    }
)
"""thinc's names of the layers that see each word by itself, by what it looks like."""
_FACTORS = np.random.default_rng(0).integers(1 << 63, size=64, dtype=np.uint64) * 2 + 1
"""Odd numbers by which the features of a word, most of them hashes, become one number."""


def embeds_words(model: Any) -> bool:
    """Tell a model that embeds each word by itself first, on a CPU."""
    if not (model.has_ref("embed") and model.has_ref("encode")):
        return False
    leaves = [node.name for node in model.get_ref("embed").walk() if not node.layers]
    known = _BY_ITSELF.issuperset(leaves) and leaves.count("extract_features") == 1
    return known and isinstance(model.ops, NumpyOps)


def embed(model: Any, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Give each doc the vectors that such a model has for its words, and yield the docs in their order."""
    read = list(docs)
    embedded = _embedded(model.get_ref("embed"), read) if any(map(len, read)) else []
    for start in range(0, len(embedded), _BATCH):
        encoded = model.get_ref("encode").predict(embedded[start : start + _BATCH])
        for doc, vectors in zip(read[start:], encoded, strict=False):
            doc.tensor = vectors
    return iter(read)


def _embedded(layer: Any, docs: Sequence[Doc]) -> list[Any]:
    """The embedded words of each doc, side by side."""
    extractor = next(node for node in layer.walk() if node.name == "extract_features")
    key = getattr(docs[0].vocab.vectors, "attr", "ORTH")
    columns = [*extractor.attrs["columns"], key]
    features = np.concatenate([doc.to_array(columns) for doc in docs])
    mixed = (features * _FACTORS[: len(columns)]).sum(axis=1)
    _, first, place = np.unique(mixed, return_index=True, return_inverse=True)
    (table,) = layer.predict([_Words(docs[0].vocab, features[first])])
    vectors = table[place]
    ends = accumulate(map(len, docs), initial=0)
    return [vectors[start:end] for start, end in pairwise(ends)]


class _Words:
    """Words, in place of a `Doc`, by the features that are embedded and, last, the key of its vector."""

    def __init__(self, vocab: Vocab, features: Any) -> None:
        self.vocab = vocab
        self._features = features

    def __len__(self) -> int:
        return len(self._features)

    def to_array(self, asked: Any) -> Any:
        """The features that are embedded, or the key alone."""
        return self._features[:, :-1] if isinstance(asked, list) else self._features[:, -1]
