"""The one exception of reading: the bytes are at fault, not the reader."""

from dataclasses import dataclass

from schemas.reasons import Reject


@dataclass(slots=True)
class Rejected(Exception):  # noqa: N818 - an outcome first, an exception second
    """An item that cannot be read; raised when the whole message cannot be."""

    reason: Reject
    detail: str | None = None
