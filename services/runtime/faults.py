"""Whose fault an error is: the item's, the world's, or ours."""

from services.runtime import kafka, postgres


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
