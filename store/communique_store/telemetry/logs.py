"""Logs by structlog over Python's own logging: a line for people, or a JSON object, for each record.

Records of ours are plain ones with fields beside their words, so that whoever configures logging himself
gets them, too. What is bound to the context (`structlog.contextvars`) stands in all records of that time,
also in those of Celery and of other libraries.
"""

import json
import logging
import sys
from logging.handlers import WatchedFileHandler
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from communique_schemas.printable import printable, printable_json

LogFormat = Literal["text", "json"]

_OTHERS = ("data",)
"""Fields that Celery adds to its records: they hold the arguments of a task, which may hold articles."""


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """The logger of a module, whose records go the way of Python's own logging."""
    made: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.render_to_log_kwargs,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        context_class=dict,
        cache_logger_on_first_use=True,
    )
    return made


def set_up_logs(level: int, form: LogFormat, file: str | None = None) -> None:
    """Let all records of this process from `level` on go to standard error, or to a file.

    Args:
        level: as `logging` has it.
        form: lines for people, coloured on a terminal; or a JSON object in each line.
        file: opened again where it is moved away.
    """
    handler: logging.Handler = (
        WatchedFileHandler(file, encoding="utf-8") if file else logging.StreamHandler(sys.stderr)
    )
    coloured = not file and sys.stderr.isatty()
    handler.setFormatter(formatter(form, coloured=coloured))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)


def formatter(form: LogFormat, *, coloured: bool = False) -> logging.Formatter:
    """What makes a line of a record, its fields and the context."""
    time = structlog.processors.TimeStamper(fmt="iso", utc=True)
    read: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.ExtraAdder(),
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        time,
        _without_others_fields,
    ]
    # neither formatter of exceptions shows local variables, which may hold articles
    written: list[Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(_as_json)]
        if form == "json"
        else [_printable, structlog.dev.ConsoleRenderer(
            colors=coloured, pad_event_to=0, exception_formatter=structlog.dev.plain_traceback)]
    )  # fmt: skip
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=read,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *written],
    )


def _without_others_fields(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    return {key: value for key, value in fields.items() if key not in _OTHERS}


def _printable(_: WrappedLogger, __: str, fields: EventDict) -> EventDict:
    """With nothing that a terminal would obey: ids and messages may be strangers'."""
    return {
        key: printable(value) if isinstance(value, str) else value for key, value in fields.items()
    }


def _as_json(fields: EventDict, **options: Any) -> str:
    return printable_json(json.dumps(fields, ensure_ascii=False, **options))


def place_of(error: BaseException, most: int = 4) -> str:
    """Where an error was raised, innermost first, without its words, which may quote an article."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        file = "/".join(code.co_filename.rsplit("/", 2)[-2:])
        places.append(f"{file}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join(places[: -most - 1 : -1])
