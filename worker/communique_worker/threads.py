"""How many threads this process multiplies matrices in."""

import os


def multiply_in_one_thread() -> None:
    """Let NumPy's library start no threads, unless the environment says how many.

    Threads that were started before a fork hang in the child. It must be called before NumPy loads, and
    only in a process of our own: a program that uses the package as a library has its own settings.
    """
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
