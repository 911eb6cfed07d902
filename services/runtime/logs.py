"""Logs: structlog, JSON in production, colours on a terminal."""

import logging
import sys
from typing import Literal

import structlog


Log = structlog.stdlib.BoundLogger

_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def set_up(
    service: str, style: Literal["json", "console", "auto"], level: str = "info"
) -> Log:
    """Send every log line, also the libraries', to standard error in one form."""
    console = style == "console" or (style == "auto" and sys.stderr.isatty())
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    _bridge(_formatter(console=console), level)
    structlog.contextvars.bind_contextvars(service=service)
    log: Log = structlog.stdlib.get_logger(service)
    return log


def get() -> Log:
    """The logger of whoever asks, with the context bound at the edge."""
    log: Log = structlog.stdlib.get_logger("wiredesk")
    return log


def _formatter(*, console: bool) -> structlog.stdlib.ProcessorFormatter:
    last: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer()
        if console
        else structlog.processors.JSONRenderer()
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *([] if console else [structlog.processors.format_exc_info]),
            last,
        ],
    )


def _bridge(formatter: logging.Formatter, level: str) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    # aiokafka reports each reconnect of each node; what matters shows in our own lines.
    logging.getLogger("aiokafka").setLevel(logging.ERROR)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
