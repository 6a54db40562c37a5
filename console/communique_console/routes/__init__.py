"""The routes, one file a subject."""

from typing import Final

from fastapi import APIRouter

from communique_console.overview import routes as overview
from communique_console.routes import (
    articles,
    corrections,
    dead_letters,
    events,
    health,
    page,
    people,
    reports,
    status,
    stream,
)

ROUTERS: Final[tuple[APIRouter, ...]] = (
    events.router,
    reports.router,
    articles.router,
    people.router,
    overview.router,
    corrections.router,
    stream.router,
    status.router,
    dead_letters.router,
    health.router,
    page.router,
)
