"""The index of the dead letters."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from services.runtime.postgres import Reader, Row


class DeadLetter(NamedTuple):
    """An item that could not be read, and where its record lies."""

    topic: str
    partition: int
    offset: int
    item: int
    feed: str
    reason: str
    detail: str | None
    at: datetime
    status: str

    @property
    def name(self) -> str:
        """The coordinates, as commands take them."""
        return f"{self.topic}/{self.partition}/{self.offset}"


async def newest(
    db: Reader, reason: str | None, feed: str | None, most: int
) -> list[DeadLetter]:
    """Open dead letters, the newest first."""
    rows = await db.fetch(
        """
        select * from dead_letters
        where status = 'open' and ($1::text is null or reason = $1)
            and ($2::text is null or feed = $2)
        order by at desc, topic, partition, raw_offset desc, item limit $3
        """,
        reason,
        feed,
        most,
    )
    return _read(rows)


async def of_record(
    db: Reader, topic: str, partition: int, offset: int
) -> list[DeadLetter]:
    """The dead letters of one raw record, in order of its items."""
    rows = await db.fetch(
        """
        select * from dead_letters
        where topic = $1 and partition = $2 and raw_offset = $3 order by item
        """,
        topic,
        partition,
        offset,
    )
    return _read(rows)


def _read(rows: Sequence[Row]) -> list[DeadLetter]:
    return [
        DeadLetter(
            row["topic"],
            row["partition"],
            row["raw_offset"],
            row["item"],
            row["feed"],
            row["reason"],
            row["detail"],
            row["at"],
            row["status"],
        )
        for row in rows
    ]
