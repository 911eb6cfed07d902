"""The shards that publishing is divided into, and the names of their leases."""

SHARDS = 4
"""By bits of the id; fixed when the database is made (`shard_of` there)."""


def name_of(shard: int) -> str:
    """The name of a shard's lease and of its producer."""
    return f"publish-{shard}"


def number_of(name: str) -> int:
    """The shard of that name."""
    return int(name.rpartition("-")[2])


NAMES = tuple(name_of(shard) for shard in range(SHARDS))
