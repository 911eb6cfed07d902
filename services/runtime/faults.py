"""Whose fault an error is: the item's, the world's, or ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from services.runtime import kafka, postgres


class WrongSetting(Exception):  # noqa: N818 - its message is all there is to say
    """A file that a setting names cannot be used; the message says which, and why."""


def is_worlds(error: BaseException) -> bool:
    """Say whether the same batch may pass when the world is well again.

    An item's own fault never gets here: it is an outcome, not an exception. What is
    neither is ours: a mistake in the program that one item may set off.
    """
    return (
        isinstance(error, (OSError, TimeoutError))
        or kafka.is_worlds(error)
        or postgres.is_worlds(error)
    )


def named(error: BaseException) -> str:
    """The type and place of an error; its message may carry story text.

    That of a wrong setting is for who set it.
    """
    if isinstance(error, WrongSetting):
        return str(error)
    trace, last = error.__traceback__, None
    while trace is not None:
        last, trace = trace, trace.tb_next
    where = f" at {last.tb_frame.f_code.co_qualname}:{last.tb_lineno}" if last else ""
    return f"{type(error).__name__}{where}"


@contextmanager
def unless_away() -> Iterator[None]:
    """Let go what broker or database, being away, keep from being done."""
    try:
        yield
    except Exception as error:
        if not is_worlds(error):
            raise
