"""Whose fault an error is."""

import asyncpg
import pytest

from services.runtime.faults import is_worlds


@pytest.mark.parametrize(
    "error",
    [
        OSError(),
        TimeoutError(),
        asyncpg.ConnectionDoesNotExistError(),
        asyncpg.AdminShutdownError(),
        # How asyncpg says that a connection ended while it was handed out.
        asyncpg.InternalClientError("cannot switch to state 12"),
    ],
)
def test_what_passes_when_the_database_is_back_is_the_worlds(error: Exception) -> None:
    """The same batch is tried again."""
    assert is_worlds(error)


@pytest.mark.parametrize(
    "error", [ValueError(), asyncpg.DataError(), asyncpg.QueryCanceledError()]
)
def test_what_would_fail_again_is_ours(error: Exception) -> None:
    """The batch is split until the item that sets it off is found."""
    assert not is_worlds(error)
