"""The application: pages, files and API of one desk, behind one protection."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database
from saring.desk.web.api.calls import calls
from saring.desk.web.api.door import door
from saring.desk.web.assets import assets
from saring.desk.web.options import WebOptions
from saring.desk.web.pages import answer, claim, imports, office, people, queue
from saring.desk.web.problems import add_handlers
from saring.desk.web.protect import Protection
from saring.desk.web.routes import DeclaredRoute
from saring.desk.web.throttle import RateLimit, SignInThrottle
from saring.desk.web.worker import Worker

CALLS_A_MINUTE = 300
PAGES = (people, queue, claim, answer, imports, office)
ROUTERS = (assets, *(page.router for page in PAGES), calls, door)


def build_app(database: Database, analysis: Analysis, options: WebOptions, spool: Path) -> FastAPI:
    """Build the application without its protection; `spool` keeps files that wait to be read."""
    worker = Worker(database, analysis, spool)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        worker.start()
        yield
        worker.stop()

    app = FastAPI(title="Saring", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.database, app.state.analysis, app.state.options = database, analysis, options
    app.state.spool, app.state.worker, app.state.throttle = spool, worker, SignInThrottle()
    app.state.rate = RateLimit(CALLS_A_MINUTE)
    app.state.office = analysis.settings.office.name
    for router in ROUTERS:
        app.include_router(router)
    add_handlers(app)
    return app


def protected(app: FastAPI) -> ASGIApp:
    """Return the application behind what surrounds every answer."""
    return Protection(app, app.state.options)


def declared_routes() -> list[DeclaredRoute]:
    """Return every page for people with the right it needs."""
    return [route for page in PAGES for route in page.router.declared]


def all_paths() -> set[tuple[str, str]]:
    """Return the method and path of everything the application answers to."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return {(method, route.path) for route in routes for method in route.methods or ()}
