"""The names of the leases of the shards that publishing is divided into."""


def name_of(shard: int) -> str:
    """The name of a shard's lease and of its producer."""
    return f"publish-{shard}"


def number_of(name: str) -> int:
    """The shard of that name."""
    return int(name.rpartition("-")[2])
