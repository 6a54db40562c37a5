"""The Celery worker and the extraction pipeline.

`celery -A communique_worker worker` finds the application as `communique_worker.celery`.
"""

from typing import Any

__all__ = ["celery"]


def __getattr__(name: str) -> Any:
    """Make the Celery application when it is asked for, and not at every import."""
    if name in {"celery", "app"}:
        from communique_worker.app import app

        return app
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
