"""The Celery worker and the extraction pipeline.

`celery -A communique_worker worker` finds the application as `communique_worker.celery`.
"""

import os
from typing import Any

# BLAS threads that were started before a fork hang in the child; they must be set before NumPy loads.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

__all__ = ["celery"]


def __getattr__(name: str) -> Any:
    """Make the Celery application when it is asked for, and not at every import."""
    if name in {"celery", "app"}:
        from communique_worker.app import app

        return app
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
