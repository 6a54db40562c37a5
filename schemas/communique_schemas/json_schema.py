"""The contracts as JSON Schema 2020-12, for consumers and producers in any language."""

from typing import Any, Literal

from communique_schemas.article import Article
from communique_schemas.event import EVENT_ADAPTER

SchemaName = Literal["article", "event"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TITLES: dict[SchemaName, str] = {"article": "Communiqué article", "event": "Communiqué event"}
_DESCRIPTIONS: dict[SchemaName, str] = {
    "article": "One news article, as it is pushed. Only `text` is required; `id` is derived from "
    "`url`, or else from `text`, where it is missing.",
    "event": "One meeting or one act of agreement that an article reports, told apart by `type`. "
    "Every span counts Unicode code points into the article's text, end exclusive.",
}


def json_schema(name: SchemaName) -> dict[str, Any]:
    """Export one contract: an article as it may be sent, or an event as it is emitted.

    Returns:
        A JSON Schema (2020-12) that stands alone: every reference points inside it.
    """
    body = (
        Article.model_json_schema(mode="validation")
        if name == "article"
        else EVENT_ADAPTER.json_schema(mode="serialization")
    )
    return {
        "$schema": DIALECT,
        **body,
        "title": _TITLES[name],
        "description": _DESCRIPTIONS[name],
    }
