"""Memory of the pool's processes: what they share, and what they hold on to."""

import ctypes
import gc

_MIB = 1 << 20
_KEEP_MIB = 4
_LARGE_MIB = 32
# glibc's names for what `mallopt` sets, from its malloc.h
_TRIM_THRESHOLD = -1
_MMAP_THRESHOLD = -3


def share_with_children() -> None:
    """Keep what was loaded so far shared after a fork: the collector writes into none of it."""
    gc.collect()
    gc.freeze()


def return_freed_memory() -> None:
    """Let this process and its children return freed memory to the system.

    The model's arrays come and go with every batch. By default glibc adapts to them and keeps up to
    64 MiB of freed memory in each process; here it keeps 4; `benchmarks/pool_cost.py`
    tells what that saves and costs. With another C library nothing happens.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_TRIM_THRESHOLD, _KEEP_MIB * _MIB)
        set_option(_MMAP_THRESHOLD, _LARGE_MIB * _MIB)  # else smaller ones are fetched one by one
