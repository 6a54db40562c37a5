"""The parts of `communique up` die, or several are started at once; the store stays whole."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique_store import EventStore
from communique_store.connection.data_folder import is_locked, lock_file, noted
from communique_store.connection.embedded import EmbeddedServer
from tests.faults.household import COMMUNIQUE, Household
from tests.faults.stage import await_that, check_ledger, push_articles

COUNT = 400
TREATY = "Peru and Chile signed a treaty on fishing."


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    """A data folder on which nothing runs yet."""
    with Household(tmp_path) as made:
        yield made


@pytest.mark.slow
def test_of_ten_at_once_one_lives_and_the_others_say_who_it_is(household: Household) -> None:
    ups = [household.launch() for _ in range(10)]
    await_that(lambda: sum(up.process.poll() is None for up in ups) == 1)
    (alive,) = [up for up in ups if up.process.poll() is None]
    for up in ups:
        if up is not alive:
            assert up.process.returncode == 1
            assert f"already runs on {household.data}, started by process {alive.process.pid}" in (
                " ".join(up.said().split())
            )
    alive.await_ready()
    assert household.run("push", "-", "--wait", given=TREATY).returncode == 0
    assert alive.end(signal.SIGINT) == 0
    household.start()
    checked = household.run("check")
    assert (checked.returncode, checked.stdout[:10]) == (0, "0 problems")
    assert "1 articles, 1 events" in checked.stdout


@pytest.mark.slow
def test_a_worker_that_dies_is_started_again_after_a_growing_pause(household: Household) -> None:
    up = household.start()
    with household.store() as ledger:
        ids = push_articles(household.producer(), COUNT)
        await_that(lambda: ledger.counts().articles > 0)
        first = household.pid("worker")
        household.kill("worker")
        up.await_words("the worker was ended by SIGKILL (its messages stand above): it is started "
                       "again in 1 s")  # fmt: skip
        await_that(lambda: household.pid("worker") != first)
        household.kill("worker")
        up.await_words("it is started again in 2 s")
        assert household.producer().wait(ids, timeout=120)
        check_ledger(ledger, ids)
    assert up.end(signal.SIGTERM) == 0


def test_a_server_that_dies_is_started_again_where_its_clients_find_it(
    household: Household,
) -> None:
    up = household.start()
    with household.store() as ledger:
        ids = push_articles(household.producer(), COUNT)
        await_that(lambda: ledger.counts().articles > 0)
        household.kill("server")
        up.await_words("the server was ended by SIGKILL")
        up.await_words("the server is started again")
        assert household.producer().wait(ids, timeout=120)
        check_ledger(ledger, ids)
    assert up.end(signal.SIGTERM) == 0


@pytest.mark.slow
def test_an_up_whose_server_cannot_be_started_again_ends_and_says_so(
    household: Household,
) -> None:
    up = household.start()
    for file in (household.data / "appendonlydir").iterdir():
        file.write_bytes(b"garbage")
    household.kill("server")
    assert up.process.wait() == 1
    assert "the embedded server did not start" in up.said()
    assert "6 times in a row: it is not started again" in up.said()
    assert not is_locked(household.data)


@pytest.mark.slow
def test_when_up_is_killed_the_worker_finishes_what_it_has_begun_and_all_ends(
    household: Household,
) -> None:
    up = household.start()
    with household.store() as ledger:
        ids = push_articles(household.producer(), COUNT)
        await_that(lambda: ledger.counts().articles > 0)
    pid, worker, server = (household.pid(role) for role in ("up", "worker", "server"))
    household.kill("up")
    household.await_end()
    said = f"ended worker (process {worker}), server (process {server})"
    await_that(lambda: f"`communique up` (process {pid}) is gone: {said}" in up.said())
    with EmbeddedServer(household.data) as running, EventStore(running.url) as ledger:
        left = ledger.pending(ids)
        assert left
        assert not any(ledger.outbox.attempts(sorted(left)))  # nothing that is left was begun
    household.start()
    with household.store() as ledger:
        assert household.producer().wait(ids, timeout=120)
        check_ledger(ledger, ids)


@pytest.mark.slow
def test_a_watcher_that_dies_is_replaced(household: Household) -> None:
    up = household.start()
    household.kill("watcher")
    up.await_words("the watcher is started again")
    household.kill("up")
    household.await_end()


def test_down_ends_what_a_lost_up_left_behind(household: Household) -> None:
    household.start()
    left = {role: household.pid(role) for role in ("worker", "server")}
    household.kill("watcher", "up")
    second = household.run("up")
    assert second.returncode == 1
    assert "what a lost `communique up` left behind still runs" in second.stderr
    assert f"(server: process {left['server']}, worker: process {left['worker']})" in second.stderr
    down = household.run("down")
    assert down.returncode == 0
    assert down.stdout.strip() == (
        f"ended worker (process {left['worker']}), server (process {left['server']})"
    )
    again = household.run("down")
    assert (again.returncode, again.stdout.strip()) == (0, f"nothing runs on {household.data}")
    household.start()


@pytest.mark.slow
def test_down_ends_a_worker_of_which_only_the_pool_is_left(household: Household) -> None:
    household.start()
    with household.store() as ledger:
        push_articles(household.producer(), COUNT)
        await_that(lambda: ledger.counts().articles > 0)
    household.kill("watcher", "up", "server", "worker")
    assert household.run("down").returncode == 0
    assert not is_locked(household.data)


@pytest.mark.slow
def test_down_ends_an_up_that_lives_as_ctrl_c_does(household: Household) -> None:
    up = household.start()
    expected = ", ".join(
        f"{role} (process {household.pid(role)})" for role in ("up", "worker", "server")
    )
    assert household.run("down").stdout.strip() == f"ended {expected}"
    assert up.process.wait() == 0
    assert "stopping" in up.said()


def test_down_takes_nobody_for_a_part_whose_number_another_process_has_now(
    household: Household,
) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with EmbeddedServer(household.data) as running:
        running.folder.note("up", stranger.pid)
        running.folder.note("worker", stranger.pid)
        assert household.run("down").returncode == 1  # this very process holds the folder still
        assert running.poll() == 0
    assert stranger.poll() is None
    stranger.communicate(b"\n")


def test_down_says_who_it_cannot_end(household: Household) -> None:
    with EmbeddedServer(household.data) as running:
        lock_file(household.data).write_text("")
        done = household.run("down")
        assert done.returncode == 1
        assert f"{household.data} is still in use by process" in done.stderr
        assert str(running.pid) in done.stderr
        assert running.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_an_up_that_is_ended_before_it_is_ready_leaves_nothing(
    household: Household, number: signal.Signals
) -> None:
    up = household.launch()
    await_that(lambda: "worker" in noted(household.data))
    assert up.end(number) == 130
    assert not is_locked(household.data)
    assert "Traceback" not in up.said()


@pytest.mark.slow
def test_an_up_whose_terminal_is_closed_ends_in_order(household: Household) -> None:
    up = household.start()
    assert up.end(signal.SIGHUP) == 0
    assert not is_locked(household.data)


@pytest.mark.slow
def test_an_up_that_nobody_listens_to_any_more_goes_on(household: Household) -> None:
    with subprocess.Popen(
        [*COMMUNIQUE, "up", "--concurrency", "1"], env=household.environment, stderr=subprocess.PIPE
    ) as up:
        assert up.stderr is not None
        assert any(b"ready: " in line for line in up.stderr)
        up.stderr.close()
        dead = household.pid("server")
        household.kill("server")
        await_that(lambda: household.pid("server") != dead)
        pushed = household.run("push", "-", "--wait", "--wait-for-broker", "60", given=TREATY)
        assert pushed.returncode == 0, pushed.stderr
        up.terminate()
        assert up.wait() == 0


@pytest.mark.slow
def test_ctrl_c_pressed_again_waits_for_no_worker_that_hangs(household: Household) -> None:
    up = household.start()
    os.kill(household.pid("worker"), signal.SIGSTOP)
    up.process.send_signal(signal.SIGINT)
    up.await_words("stopping")
    assert up.end(signal.SIGINT) == 130
    assert not is_locked(household.data)


@pytest.mark.slow
def test_a_worker_that_hangs_outlives_a_lost_up_by_no_more_than_a_minute(
    household: Household,
) -> None:
    up = household.start()
    os.kill(household.pid("worker"), signal.SIGSTOP)
    household.kill("up")
    household.await_end()
    await_that(lambda: "is gone: ended worker" in up.said())


def test_a_data_folder_that_cannot_be_made_is_one_clear_sentence(household: Household) -> None:
    household.data.touch()
    done = household.run("up")
    assert done.returncode == 1
    assert f"the data folder {household.data} cannot be made" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
