"""Promises about the one line that an error is."""

import errno

from services.cli.errors import Told, explained


def test_the_system_speaks_for_itself() -> None:
    """A full disk is no database that does not answer."""
    full = OSError(errno.ENOSPC, "No space left on device")
    assert explained(full) == "input or output: no space left on device"
    denied = PermissionError(errno.EACCES, "Permission denied", "wire.jsonl")
    assert explained(denied) == "wire.jsonl: permission denied"
    away = ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
    assert explained(away).startswith("no database answers: run `wiredesk up`")


def test_of_several_errors_the_first_is_told() -> None:
    """As tasks beside each other raise them."""
    assert explained(ExceptionGroup("both", [Told("one"), Told("two")])) == "one"
