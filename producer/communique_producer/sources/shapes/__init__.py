"""Records as others' tools and services write them, one file each: known by their keys, mapped to ours."""

from collections.abc import Mapping
from typing import Any

from communique_producer.sources.shapes.event_registry import EVENT_REGISTRY
from communique_producer.sources.shapes.gdelt import GDELT
from communique_producer.sources.shapes.media_cloud import MEDIA_CLOUD
from communique_producer.sources.shapes.news_api import NEWS_API
from communique_producer.sources.shapes.news_please import NEWS_PLEASE
from communique_producer.sources.shapes.ninjs import NINJS
from communique_producer.sources.shapes.shape import Shape

SHAPES = (NEWS_PLEASE, EVENT_REGISTRY, GDELT, NEWS_API, MEDIA_CLOUD, NINJS)

__all__ = ["SHAPES", "Shape", "shape_of"]


def shape_of(record: Mapping[str, Any]) -> Shape | None:
    """Of whose form a record is, by its keys."""
    return next((shape for shape in SHAPES if shape.fits(record)), None)
