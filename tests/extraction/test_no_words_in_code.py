"""What the extraction knows of English stands in its lexicon: its code lists no words, and asks for none.

A literal in code may be a label of the model, a value of a `Literal` type, or the name of an event's field.
What else looks like a word, in a set, list, tuple or dictionary or in a comparison, belongs into a data file.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique_extraction import extractor
from communique_extraction.extractor import load_model
from communique_extraction.lexicon.word_classes import WORD_CLASSES, words_of

ROOT = Path(extractor.__file__).parent
SCHEMAS = ROOT.parents[1] / "schemas" / "communique_schemas"
FILES = sorted(ROOT.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
WORD = re.compile(r"[\s,]*[^\W\d_]+([\s'’-][^\W\d_]+)*\s*")
TEXT_OF_TOKEN = re.compile(
    r"\.lower_|\.lower\(\)|\.text\b|\.lemma_|\.lowers\b|\.texts\b|\.preposition\b"
)
"""What stands in a comparison with a word of the text."""

KEYS = {
    "assembly/confidence.py": {
        "finite_verb", "call_or_visit", "happened", "doubtful", "titled", "two_states", "unnamed_side",
        "told_again", "lead",
    },
    "details/date_resolution.py": {"weekend", "from now"},
    "event_coreference/cities_told.py": {"second"},
    "extractor.py": {"numpy"},
    "mentions/interpretation.py": {"own", "served", "before", "whose", "state", "countries"},
    "mentions/mention_in_words.py": {"of", "states"},
    "mentions/named_spans.py": {"B"},
    "syntax/embedding.py": {
        "extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors", "maxout",
        "layernorm", "dropout", "ragged2list",
    },
    "syntax/parsing.py": {
        "tok2vec", "transformer", "curated_transformer", "ner", "lemmatizer", "attribute_ruler",
        "morphologizer", "senter", "listener", "communique",
    },
}  # fmt: skip
"""What files call things by: features, groups of a pattern, parts of a pipeline, layers of a model."""
OTHERWISE = {
    "gazetteer/build_places.py": "reads the data of a foreign project, by its keys",
    "lexicon/inflection.py": "spells forms: its literals are endings",
    "lexicon/page.py": "is about the keys of the data files",
    "lexicon/entries.py": "is about the keys of the data files",
    "lexicon/word_group.py": "is about the keys of the data files",
}
"""Files whose literals are something else."""


def constants(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def members(node: ast.AST) -> list[ast.expr | None]:
    """What a display of values holds, or a comparison compares."""
    match node:
        case ast.Set() | ast.List() | ast.Tuple():
            return [*node.elts]
        case ast.Dict():
            return [*node.keys, *node.values]
        case ast.Compare():
            return [node.left, *node.comparators]
        case _:
            return []


def words_in(node: ast.AST) -> set[str]:
    """The literals right in it that look like words."""
    found = [each.value for each in members(node) if isinstance(each, ast.Constant)]
    return {value for value in found if isinstance(value, str) and WORD.fullmatch(value)}


def values_of_types() -> set[str]:
    """The values of every `Literal` of the extraction and of the schemas."""
    trees = [*TREES.values(), *(ast.parse(p.read_text("utf-8")) for p in SCHEMAS.rglob("*.py"))]
    return {
        value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
        for value in constants(node.slice)
    }


def fields() -> set[str]:
    """The names of the fields of articles and events."""
    nodes = [
        node
        for path in SCHEMAS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]
    targets = [node.target for node in nodes if isinstance(node, ast.AnnAssign)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def of_types(tree: ast.Module) -> set[int]:
    """The nodes that a type vouches for: its own values, and what is annotated with one."""
    vouched: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            vouched |= {id(inner) for inner in ast.walk(node)}
        if (
            isinstance(node, ast.AnnAssign)
            and node.value
            and "str" not in ast.unparse(node.annotation)
        ):
            vouched |= {id(inner) for inner in ast.walk(node.value)}
    return vouched


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The labels of the model, and the names of kinds and fields, except those that are words of the text."""
    parts = [part for _, part in load_model().components]
    labels = {label for part in parts for label in getattr(part, "labels", ())}
    named_like_their_word = {name for name in WORD_CLASSES if name in words_of(name)}
    return (labels | values_of_types() | fields()) - named_like_their_word


def words_in_code(name: str, tree: ast.Module, known: set[str]) -> list[str]:
    """Where the code of a file lists words, or asks whether one stands in a text."""
    vouched = of_types(tree)
    found = []
    for node in ast.walk(tree):
        words = set() if id(node) in vouched else words_in(node) - KEYS.get(name, set())
        asked = isinstance(node, ast.Compare) and TEXT_OF_TOKEN.search(ast.unparse(node))
        if words and (asked or not known.issuperset(words)):
            found.append(f"{name}:{getattr(node, 'lineno', 0)} {ast.unparse(node)}")
    return found


def test_code_lists_no_words_and_asks_for_none(known: set[str]) -> None:
    names = {path: str(path.relative_to(ROOT)) for path in TREES}
    code = {names[path]: tree for path, tree in TREES.items() if names[path] not in OTHERWISE}
    assert [found for name in code for found in words_in_code(name, code[name], known)] == []


@pytest.mark.parametrize(
    "line",
    [
        '_WITH = frozenset({"with", "between"})',
        '_SIZES = {"three": 3, "four": 4}',
        'told = token.lower_ == "visit"',
        'told = word in ("announced", "said")',
        'told = "place" in token.text',
        'told = {"of"} & words',
    ],
)
def test_a_word_in_code_is_found(known: set[str], line: str) -> None:
    assert words_in_code("some.py", ast.parse(line), known)


@pytest.mark.parametrize(
    "line",
    [
        '_SUBJECT = frozenset({"nsubj", "nsubjpass"})',
        'is_noun = token.tag_ in {"NN", "NNS"}',
        'visited = event.subtype == "visit"',
        'ends = token.text in {",", "."}',
        '_KEPT: tuple[WordClass, ...] = ("in", "at")',
    ],
)
def test_labels_kinds_and_marks_are_no_words(known: set[str], line: str) -> None:
    assert words_in_code("some.py", ast.parse(line), known) == []
