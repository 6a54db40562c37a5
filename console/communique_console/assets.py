"""What the page needs and packages of others bring: made once for each of their versions, and kept."""

import json
import threading
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from platformdirs import user_cache_path

from communique_schemas.errors import ExportError

_MAKING: Final = threading.Lock()
_BUNDLE: Final = "export {vega, vegaLite, vegaEmbed};"


def vega() -> Path:
    """Vega, Vega-Lite and vega-embed as one module.

    Raises:
        ExportError: it cannot be kept.
    """
    return _kept(f"vega-{version('vl-convert-python')}.js", _vega)


def outlines() -> Path:
    """The outlines of all states as GeoJSON; the id of each feature is its ISO 3166-1 alpha-3 code.

    Raises:
        ExportError: they cannot be kept.
    """
    return _kept(f"outlines-{version('countryinfo')}.json", _outlines)


def _vega() -> str:
    import vl_convert

    bundle: str = vl_convert.javascript_bundle(_BUNDLE)
    return bundle


def _outlines() -> str:
    from countryinfo import all_countries

    features = [
        {
            "type": "Feature",
            "id": state.iso()["alpha3"],
            "properties": {"name": state.name()},
            "geometry": shape["geometry"],
        }
        for state in all_countries()
        for shape in _shapes(state)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))


def _shapes(state: Any) -> list[dict[str, Any]]:
    """The outlines of a state; some small ones have none."""
    try:
        found: list[dict[str, Any]] = state.geo_json()["features"]
    except (KeyError, TypeError, FileNotFoundError):
        return []
    return found


def _kept(name: str, make: Callable[[], str]) -> Path:
    path = user_cache_path("communique") / name
    with _MAKING:  # a browser asks for several things at a time
        if path.exists():
            return path
        made = make()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
                file.write(made)
            return Path(file.name).replace(path)
        except OSError as error:
            raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
