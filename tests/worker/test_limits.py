"""The time limits of an article."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique_worker.limits import ArticleTimeoutError, time_limit


def test_the_soft_limit_ends_what_hears_it() -> None:
    with pytest.raises(ArticleTimeoutError), time_limit(0.05):
        _work_for_ever()


def _work_for_ever() -> None:
    while True:
        pass


@pytest.mark.parametrize(
    "hang",
    ['pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)', "time.sleep(600)"],
    ids=["works", "sleeps"],
)
def test_what_does_not_hear_it_ends_with_its_process_and_says_where(hang: str) -> None:
    deaf = f"""
import signal, time
from hashlib import pbkdf2_hmac
from communique_worker.limits import time_limit
signal.pthread_sigmask(signal.SIG_BLOCK, {{signal.SIGALRM}})
with time_limit(0.05):
    {hang}
"""
    ended = subprocess.run(
        [sys.executable, "-c", deaf], capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGPROF
    assert "line 7" in ended.stderr


def test_no_hard_limit_of_an_earlier_article_strikes_a_later_one() -> None:
    with time_limit(0.05):
        pass
    with time_limit(60):
        time.sleep(0.2)  # longer than the hard limit of the one before


def test_after_it_nothing_of_a_limit_is_left() -> None:
    alarm, profile = signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGPROF)
    with time_limit(60):
        pass
    assert (signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGPROF)) == (alarm, profile)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads by /proc")
def test_no_thread_watches_for_it_would_slow_the_whole_process() -> None:
    before = len(list(Path("/proc/self/task").iterdir()))
    with time_limit(60):
        assert len(list(Path("/proc/self/task").iterdir())) == before
