"""The queue and the streams as an AsyncAPI 3.0 document, for those who take part without our library.

Source: https://www.asyncapi.com/docs/reference/specification/v3.0.0.
"""

from typing import Any, Final, get_args

from pydantic import TypeAdapter

from communique_schemas.article import Article
from communique_schemas.canonical_change import CanonicalAction
from communique_schemas.cloud_event import CONTENT_TYPE, SOURCE
from communique_schemas.event import EVENT_ADAPTER
from communique_schemas.message import DEFAULT_QUEUE, TASK_NAME, ChunkMessage
from communique_schemas.version import __version__

_SCHEMAS: Final = "#/components/schemas/"
_JSON = {"contentEncoding": "base64", "contentMediaType": CONTENT_TYPE}
_TEXT = {"type": "string", "minLength": 1}


def async_api() -> dict[str, Any]:
    """The document, as JSON-ready data; every reference points inside it."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Communiqué",
            "version": __version__,
            "description": "News articles go in by a queue; the meetings and agreements that they report "
            "come out by two streams. All are keys of a Redis server.",
        },
        "defaultContentType": CONTENT_TYPE,
        "servers": {"redis": {"host": "localhost:6379", "protocol": "redis"}},
        "channels": {
            "queue": _queue(),
            "stream": _stream("stream", "Reports of single articles", "event"),
            "changes": _stream("changes", "What becomes of events, each of many reports", "change"),
        },
        "operations": {
            "readArticles": {
                "action": "receive",
                "channel": {"$ref": "#/channels/queue"},
                "summary": "Workers take articles from the queue.",
            },
            "tellEvents": {
                "action": "send",
                "channel": {"$ref": "#/channels/stream"},
                "summary": "Workers tell what was added, updated and retracted.",
            },
            "tellChanges": {
                "action": "send",
                "channel": {"$ref": "#/channels/changes"},
                "summary": "Workers tell which reports are one event.",
            },
        },
        "components": {
            "messages": {"articles": _articles(), "event": _event(), "change": _change()},
            "schemas": _schemas(),
        },
    }


def _queue() -> dict[str, Any]:
    return {
        "address": "{queue}",
        "description": "A list, to whose head messages are pushed (LPUSH).",
        "parameters": {
            "queue": {"default": DEFAULT_QUEUE, "description": "COMMUNIQUE_QUEUE of the workers."}
        },
        "messages": {"articles": {"$ref": "#/components/messages/articles"}},
    }


def _stream(key: str, holds: str, message: str) -> dict[str, Any]:
    return {
        "address": f"{{prefix}}:{key}",
        "description": f"{holds}: a stream, to be read by consumer groups (XREADGROUP).",
        "parameters": {
            "prefix": {
                "default": "{communique}",
                "description": "COMMUNIQUE_KEY_PREFIX of the workers in braces, which belong to the key.",
            }
        },
        "messages": {message: {"$ref": f"#/components/messages/{message}"}},
    }


def _articles() -> dict[str, Any]:
    return {
        "title": "A call of the workers' task, in the form of Celery's protocol 2",
        "description": "The whole message is the payload, also on the wire. `body` is in Base64 the JSON "
        f"that {_SCHEMAS}Call describes; with a `body_encoding` other than `base64` it is that JSON itself.",
        "contentType": CONTENT_TYPE,
        "payload": {"$ref": f"{_SCHEMAS}Message"},
    }


def _event() -> dict[str, Any]:
    return {
        "title": "A CloudEvent 1.0",
        "description": "The fields of an entry are the headers, and one more, `data`, is the payload: the "
        "event, or null where the event that was retracted was damaged.",
        "contentType": CONTENT_TYPE,
        "headers": {"$ref": f"{_SCHEMAS}Attributes"},
        "payload": {"oneOf": [{"$ref": f"{_SCHEMAS}Event"}, {"type": "null"}]},
    }


def _change() -> dict[str, Any]:
    return {
        "title": "A CloudEvent 1.0 about a canonical event",
        "description": "The fields of an entry are the headers, and one more, `data`, is the payload.",
        "contentType": CONTENT_TYPE,
        "headers": {"$ref": f"{_SCHEMAS}ChangeAttributes"},
        "payload": {"$ref": f"{_SCHEMAS}Change"},
    }


def _schemas() -> dict[str, Any]:
    _, told = TypeAdapter.json_schemas(
        [
            ("article", "validation", TypeAdapter(Article)),
            ("chunk", "validation", TypeAdapter(ChunkMessage)),
            ("event", "serialization", EVENT_ADAPTER),
        ],
        ref_template=_SCHEMAS + "{model}",
    )
    models: dict[str, Any] = told["$defs"]
    family = {"oneOf": [{"$ref": f"{_SCHEMAS}{name}Event"} for name in ("Meeting", "Agreement")]}
    return {
        **models,
        "Event": family,
        "Attributes": _ATTRIBUTES,
        "ChangeAttributes": _CHANGE_ATTRIBUTES,
        "Change": _CHANGE,
        "Message": _MESSAGE,
        "Call": _CALL,
        "InlineChunk": _INLINE_CHUNK,
    }


_ATTRIBUTES: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["specversion", "id", "source", "type", "subject", "datacontenttype", "time"],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {
            **_TEXT,
            "description": "The event's id and the entry's: the same entry is known by it.",
        },
        "source": {"const": SOURCE},
        "type": {
            "type": "string",
            "pattern": r"^communique\.(meeting|agreement|event)\.(added|updated|retracted)$",
        },
        "subject": {**_TEXT, "description": "The id of the article."},
        "datacontenttype": {"const": CONTENT_TYPE},
        "time": {"type": "string", "format": "date-time", "description": "When it was stored."},
    },
}
_CHANGE_ATTRIBUTES = {
    **_ATTRIBUTES,
    "properties": {
        **_ATTRIBUTES["properties"],
        "type": {
            "type": "string",
            "pattern": rf"^communique\.canonical\.({'|'.join(get_args(CanonicalAction))})$",
        },
        "subject": {**_TEXT, "description": "The id of the canonical event."},
    },
}
_CHANGE = {
    "type": "object",
    "required": ["id", "reports", "other"],
    "properties": {
        "id": {**_TEXT, "description": "Of the canonical event."},
        "reports": {
            "type": "array",
            "items": _TEXT,
            "description": "Ids of the reports that it is made of; none where it is no more.",
        },
        "other": {
            "type": ["string", "null"],
            "description": "Of the event that it went into, or came out of.",
        },
    },
}
_INLINE_CHUNK = {
    "type": "object",
    "description": "Articles inside the message, for whoever has no access to the outbox.",
    "required": ["version", "articles"],
    "properties": {
        "version": {"const": 1},
        "articles": {"type": "array", "items": {"$ref": f"{_SCHEMAS}Article"}},
    },
}
_CALL = {
    "type": "array",
    "description": "Arguments, named arguments (none), and options (none that are set).",
    "minItems": 3,
    "maxItems": 3,
    "items": [
        {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "oneOf": [
                    {"$ref": f"{_SCHEMAS}ChunkMessage"},
                    {"$ref": f"{_SCHEMAS}InlineChunk"},
                ]
            },
        },
        {"type": "object", "maxProperties": 0},
        {"type": "object"},
    ],
}
_MESSAGE = {
    "type": "object",
    "required": ["body", "content-encoding", "content-type", "headers", "properties"],
    "properties": {
        "body": {"type": "string", **_JSON},
        "content-encoding": {"const": "utf-8"},
        "content-type": {"const": CONTENT_TYPE},
        "headers": {
            "type": "object",
            "required": ["task", "id"],
            "properties": {
                "task": {"const": TASK_NAME},
                "id": {**_TEXT, "description": "Of the call, another one for each."},
                "lang": {"type": "string"},
            },
        },
        "properties": {
            "type": "object",
            "required": ["delivery_tag", "delivery_info"],
            "properties": {
                "delivery_tag": {**_TEXT, "description": "Another one for each message."},
                "body_encoding": {"enum": ["base64", None]},
                "delivery_info": {
                    "type": "object",
                    "required": ["exchange", "routing_key"],
                    "properties": {
                        "exchange": {"type": "string"},
                        "routing_key": {"type": "string"},
                    },
                },
            },
        },
    },
}
