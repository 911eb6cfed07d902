"""What an error means to whoever typed a command, in one line."""

import tomllib
from collections.abc import Callable

from pydantic import ValidationError

from services.runtime import kafka, postgres


class Told(Exception):  # noqa: N818 - its message is all there is to say
    """An error that its message explains; it says what to do."""


def explained(error: BaseException) -> str:
    """One line: what is wrong, and what to do."""
    if isinstance(error, BaseExceptionGroup):
        return explained(error.exceptions[0])
    if isinstance(error, Told):
        return str(error)
    if isinstance(error, ValidationError):
        return _setting(error)
    if isinstance(error, (FileNotFoundError, tomllib.TOMLDecodeError)):
        return (
            f"{getattr(error, 'filename', None) or 'a settings file'}: {_said(error)}"
        )
    for is_it, advice in ADVICE:
        if is_it(error):
            return f"{advice} ({type(error).__name__})"
    return _unadvised(error)


def _unadvised(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'input or output'}: {error.strerror.lower()}"
    return f"{type(error).__name__}: {error} (`wiredesk --debug …` shows where)"


def _said(error: Exception) -> str:
    return error.strerror or "" if isinstance(error, OSError) else str(error)


def _setting(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"setting {where}: {first['msg']}; see `wiredesk config show`"


def _is_connection(error: BaseException) -> bool:
    away = (ConnectionError, TimeoutError)
    return postgres.is_worlds(error) or isinstance(error, away)


ADVICE: tuple[tuple[Callable[[BaseException], bool], str], ...] = (
    (
        kafka.is_worlds,
        "no broker answers: run `wiredesk up`, or set WIREDESK_KAFKA_BOOTSTRAP",
    ),
    (
        postgres.is_undefined,
        "the database has no tables yet: run `wiredesk db migrate`",
    ),
    (
        _is_connection,
        "no database answers: run `wiredesk up`, or set WIREDESK_POSTGRES_DSN",
    ),
)
