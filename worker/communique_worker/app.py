"""The Celery application: JSON only, late acknowledgement, results in the store alone."""

from typing import Any

from celery import Celery, signals
from kombu import compression
from kombu.exceptions import ContentDisallowed

from communique_schemas import TASK_NAME
from communique_store.connection.broker import broker_connection
from communique_store.connection.connecting import resolve_broker_url
from communique_store.connection.sentinel import celery_url, transport_options
from communique_store.identity import unique_name
from communique_store.telemetry.logs import set_up_logs
from communique_store.telemetry.metrics import join_counting
from communique_worker.gatekeeper import guard_redis
from communique_worker.health import Heartbeat
from communique_worker.memory import return_freed_memory, share_with_children
from communique_worker.settings import worker_settings
from communique_worker.telemetry import (
    end_telemetry,
    end_trace_in_pool,
    prepare_telemetry,
    start_telemetry,
    trace_in_pool,
)
from communique_worker.threads import multiply_in_one_thread

_KIB_PER_MIB = 1024
GRACE_SECONDS = 30
"""So long a worker that is told to end may go on with the running chunk."""


def make_app() -> Celery:
    """Make the application from the settings of the environment."""
    settings = worker_settings()
    broker_url = resolve_broker_url(settings)
    made = Celery("communique", broker=celery_url(broker_url), include=["communique_worker.tasks"])
    made.conf.update(
        accept_content=["json"],  # never pickle: a message must not be able to run code
        task_serializer="json",
        task_ignore_result=True,  # the store is the result
        task_default_queue=settings.queue,
        task_routes={TASK_NAME: {"queue": settings.queue}},
        task_acks_late=True,  # a message is done with when its events are stored
        task_reject_on_worker_lost=True,  # a killed pool process gives its message back
        worker_prefetch_multiplier=1,  # a chunk that waits in one worker could run in another
        worker_max_memory_per_child=settings.child_memory_mib * _KIB_PER_MIB,
        worker_soft_shutdown_timeout=GRACE_SECONDS,  # the running chunk is finished on SIGTERM
        worker_enable_soft_shutdown_on_idle=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,  # a broker that is away is waited for
        broker_channel_error_retry=True,  # and so is one that is full
        broker_transport_options={
            "visibility_timeout": settings.visibility_seconds,
            # by default lost messages are looked for every 100 s only, whatever the timeout
            "unacked_restore_interval": 2,
            "unacked_restore_throttle": 1,
            "socket_timeout": 30,
            "health_check_interval": 10,
            **transport_options(broker_url),
        },
        # the running chunk goes on when the connection is lost: its effect is the same when it comes twice
        worker_cancel_long_running_tasks_on_connection_loss=False,
        worker_consumer="communique_worker.gatekeeper:GuardedConsumer",
        worker_send_task_events=settings.task_events,
    )
    broker_connection(made, broker_url)  # says at once what no waiting mends
    return made


multiply_in_one_thread()  # nothing above loads NumPy
guard_redis()
app = make_app()


def refuse_compressed(_body: bytes) -> bytes:
    """Refuse to unpack: nobody of ours compresses messages, and a small one may become a huge one.

    Raises:
        ContentDisallowed: always; Celery logs the message and takes it off the queue.
    """
    raise ContentDisallowed("compressed messages are not accepted")


_compression: Any = compression  # kombu has no types
for _kind in _compression.encoders():
    _compression.register(_compression.get_encoder(_kind)[0], refuse_compressed, _kind)


@signals.setup_logging.connect  # type: ignore[untyped-decorator]
def log_by_settings(loglevel: int, logfile: str | None = None, **_: Any) -> None:
    """Write the logs in our forms instead of Celery's."""
    set_up_logs(loglevel, worker_settings().log_format, logfile)


@signals.worker_init.connect  # type: ignore[untyped-decorator]
def load_before_fork(**_: Any) -> None:
    """Load and warm the model once, so that the pool's processes share its memory."""
    from communique_worker.tasks import extractor

    prepare_telemetry()
    return_freed_memory()
    extractor()
    share_with_children()


@signals.worker_process_init.connect  # type: ignore[untyped-decorator]
def count_with_the_others(**_: Any) -> None:
    """Count where the pool counts, also in a process that was not forked, and trace."""
    join_counting()
    trace_in_pool()


@signals.worker_process_shutdown.connect  # type: ignore[untyped-decorator]
def export_the_rest(**_: Any) -> None:
    """Export the spans that are left."""
    end_trace_in_pool()


_heartbeats: list[Heartbeat] = []


@signals.worker_ready.connect  # type: ignore[untyped-decorator]
def start_heartbeat(sender: Any, **_: Any) -> None:
    """Say from now on that this worker lives."""
    settings = worker_settings()
    # Celery calls all workers of a host the same, unless told otherwise
    name = unique_name(str(getattr(sender, "hostname", "worker")))
    heartbeat = Heartbeat(name, settings)
    heartbeat.start()
    _heartbeats.append(heartbeat)
    start_telemetry()


@signals.worker_shutting_down.connect  # type: ignore[untyped-decorator]
def stop_heartbeat(**_: Any) -> None:
    """Say no more that it lives."""
    for heartbeat in _heartbeats:
        heartbeat.stop()


@signals.worker_shutdown.connect  # type: ignore[untyped-decorator]
def stop_telemetry(**_: Any) -> None:
    """Answer and count no more."""
    end_telemetry()
