"""Runs entity recogniser and parser step by step, with the interpreter's lock held.

Both read a sentence in steps, one or two for a word. spaCy's own loop over these gives the lock back, and
then takes it again at every look at a sentence, dozens of times a step: half of all that they cost. The steps
below are the same ones, for many sentences at a time.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.ml.tb_framework import TransitionModel
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.pipeline.tok2vec import Tok2VecListener
from spacy.tokens import Doc
from thinc.api import NumpyOps, chain

from communique_extraction.syntax.embedding import embed, embeds_words

_transitions: Any = TransitionModel
_WORDS = 2048
"""How many words share the steps; what more of them save in time, they cost in memory."""


def reads_in_steps(component: object) -> bool:
    """Tell a component that can be run so: one of the two, that follows one reading, on a CPU."""
    return (
        isinstance(component, DependencyParser | EntityRecognizer)
        and component.cfg["beam_width"] == 1
        and component.model.attrs["has_upper"]  # its last layer scores, and of all transitions
        and not component.model.attrs["unseen_classes"]
        and isinstance(component.model.ops, NumpyOps)
    )


def in_steps(component: Any, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Run such a component on docs, and yield them in their order.

    One that embeds words by itself reads their vectors off the docs then, as one does that shares them.
    """
    model = component.model
    embedder, lower, upper = model.layers
    head, *rest = embedder.layers or [embedder]
    if rest and embeds_words(head):
        docs = embed(head, docs)
        listener: Any = Tok2VecListener(component.name, head.get_dim("nO"))
        model = _transitions(chain(listener, *rest), lower, upper, None)
    read = list(docs)
    for batch in _of_like_length(read):
        states = component.moves.init_batch(batch)
        steps = model.predict(batch)
        unfinished = states
        while unfinished:
            unfinished = component.transition_states(unfinished, _scores(steps, unfinished))
        steps.clear_memory()
        component.set_annotations(batch, states)
    return iter(read)


def _scores(steps: Any, states: list[Any]) -> Any:
    """How well each transition fits each state, by the layers that the model asks in each step, too.

    Asked one by one they do without what only training needs.
    """
    hidden = steps.state2vec.predict(steps.get_token_ids(states))
    return hidden @ steps.vec2scores.get_param("W").T + steps.vec2scores.get_param("b")


def _of_like_length(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Divide docs into batches in which one takes about as many steps as another."""
    batch: list[Doc] = []
    words = 0
    for doc in sorted(filter(len, docs), key=len):
        if batch and words + len(doc) > _WORDS:
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch
