"""The page: its files, what is made for it, and every address of its views."""

from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import NotModifiedResponse

from communique_console.assets import outlines, vega
from communique_console.problems import ProblemError

router = APIRouter(include_in_schema=False)
PAGE: Final = Path(__file__).parent.parent / "page"
_MEDIA_TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_NONE: Final = "The page has no such file."
_ASK_AGAIN: Final = {"Cache-Control": "no-cache"}
"""Kept by browsers, which ask each time whether it is still the same."""


@router.get("/")
async def redirect_to_page() -> Response:
    """Lead to the page."""
    return RedirectResponse("/console/")


@router.get("/console/static/vega.js")
def get_vega(request: Request) -> Response:
    """Give what draws charts."""
    return _file(request, vega())


@router.get("/console/static/outlines.json")
def get_outlines(request: Request) -> Response:
    """Give the outlines of all states."""
    return _file(request, outlines())


@router.get("/console/static/{name:path}")
def get_file(request: Request, name: str) -> Response:
    """Give a file of the page."""
    if "\0" in name:  # which no name of a file may hold
        raise ProblemError(404, _NONE)
    found = (PAGE / name).resolve()
    if not found.is_relative_to(PAGE) or found.suffix not in _MEDIA_TYPES or not found.is_file():
        raise ProblemError(404, _NONE)
    return _file(request, found)


@router.get("/console")
@router.get("/console/{view:path}")
def get_page(request: Request, view: str = "") -> Response:
    """Give the page, which finds out itself which view is meant."""
    del view
    return _file(request, PAGE / "index.html")


def _file(request: Request, path: Path) -> Response:
    """A file, or that it is still the one that a browser has."""
    found = FileResponse(
        path,
        media_type=_MEDIA_TYPES[path.suffix],
        headers=_ASK_AGAIN,
        stat_result=path.stat(),
    )
    held = request.headers.get("if-none-match", "").split(",")
    if found.headers["etag"] in {tag.strip().removeprefix("W/") for tag in held}:
        return NotModifiedResponse(found.headers)
    return found
