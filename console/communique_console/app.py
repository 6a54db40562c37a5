"""The application: routes, what surrounds them, and what they work with."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware

from communique_console import problems
from communique_console.access import Doorkeeper
from communique_console.description import describe
from communique_console.idempotency import AnswerBook
from communique_console.keys import KeyRing
from communique_console.middleware import BodyLimit, Surrounding
from communique_console.news import News
from communique_console.overview.overview import Overview
from communique_console.rates import Rates
from communique_console.routes import ROUTERS
from communique_console.services import Services, Weigh, merged_by_workers, weighed_elsewhere
from communique_console.settings import ConsoleSettings
from communique_producer.producer import Producer
from communique_producer.watching import Watching
from communique_schemas import __version__
from communique_store import EventStore, resolve_store_url
from communique_store.keys import Keys

KEYS_FILE: Final = "console-keys.txt"


def make_app(
    settings: ConsoleSettings | None = None,
    *,
    is_open: bool = False,
    merge: Callable[[EventStore, list[str] | None], object] = merged_by_workers,
    weigh: Weigh = weighed_elsewhere,
) -> FastAPI:
    """Make the application; it connects to the store when it is first asked.

    Args:
        settings: by default those of the environment.
        is_open: let everybody on this machine in without a key.
        merge: merges at once what a correction, or an article that goes, has made due; by default workers
            do so in some seconds.
        weigh: reads an article again, to tell what confidence comes from; by default nothing does.

    Raises:
        SettingsError: the keys cannot be read.
        ConnectionFailedError: the store's URL is none.
    """
    settings = settings or ConsoleSettings()
    made = _services(settings, is_open=is_open, merge=merge, weigh=weigh)
    app = FastAPI(
        title="Communiqué",
        version=__version__,
        docs_url=None,  # these pages would load scripts of other hosts
        redoc_url=None,
        lifespan=_living,
        generate_unique_id_function=_operation_id,
        separate_input_output_schemas=False,
        strict_content_type=True,
    )
    app.state.services = made
    app.state.routers = ROUTERS
    for router in ROUTERS:
        app.include_router(router)
    problems.add_handlers(app)
    describe(app, ROUTERS)
    app.add_middleware(BodyLimit, largest=settings.largest_body)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Idempotency-Key", "Last-Event-ID", "X-Request-ID"],
            expose_headers=["Link", "Retry-After", "X-Request-ID", "Idempotency-Replayed"],
        )
    app.add_middleware(Surrounding)
    return app


def keys_path(settings: ConsoleSettings) -> Path:
    """Where the file of keys stands."""
    named = settings.console_keys_file
    return Path(named) if named else settings.data_dir / KEYS_FILE


def _services(
    settings: ConsoleSettings,
    *,
    is_open: bool,
    merge: Callable[[EventStore, list[str] | None], object],
    weigh: Weigh,
) -> Services:
    url, names = resolve_store_url(settings), Keys(settings.key_prefix)
    ring = None if is_open else KeyRing(settings.console_keys, keys_path(settings))
    store = EventStore(url, settings=settings)
    return Services(
        settings=settings,
        store=store,
        producer=Producer(store_url=url, settings=settings),
        doorkeeper=Doorkeeper(settings, ring, Rates(url, names)),
        answers=AnswerBook(url, names),
        news=News(store),
        watching=Watching(settings),
        overview=Overview(settings, url),
        merge=merge,
        weigh=weigh,
    )


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    services: Services = app.state.services
    looking = asyncio.create_task(services.news.run())
    services.overview.start()
    try:
        yield
    finally:
        await asyncio.to_thread(services.overview.stop)
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        services.store.close()


def _operation_id(route: APIRoute) -> str:
    """The name of the function, which generated clients call the operation by."""
    return route.name
