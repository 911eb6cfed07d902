"""Stub."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID


MOST_MEMBERS = 500


def stories_of(
    times: Mapping[UUID, datetime], links: Iterable[tuple[UUID, UUID, float]]
) -> dict[UUID, UUID | None]:
    """Stub."""
    root = {a: a for a in times}

    def find(a: UUID) -> UUID:
        while root[a] != a:
            root[a] = root[root[a]]
            a = root[a]
        return a

    for a, b, _ in links:
        root[find(a)] = find(b)
    groups: dict[UUID, list[UUID]] = {}
    for a in times:
        groups.setdefault(find(a), []).append(a)
    out: dict[UUID, UUID | None] = {}
    for members in groups.values():
        first = min(members, key=lambda m: (times[m], m))
        for m in members:
            out[m] = first if len(members) > 1 else None
    return out
