"""Running stories: what is left together of a component when it is cut at its waists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from uuid import UUID

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage


LEAST_MEAN = 0.45
"""Two groups are one story when their pairs score this much in the mean."""
LARGEST = 400
"""Beyond it a component is taken apart by stronger links first: no square of it."""
STEP = 0.05

Links = Mapping[tuple[UUID, UUID], float]


def stories_of(
    times: Mapping[UUID, datetime], links: Iterable[tuple[UUID, UUID, float]]
) -> dict[UUID, UUID | None]:
    """Each article's story, named by its earliest member (by time, then id).

    None: it stands alone. Pairs that are not named count as zero. The order in which
    links or articles are given makes no difference.
    """
    scores = {
        (min(a, b), max(a, b)): s for a, b, s in links if a in times and b in times
    }
    found: dict[UUID, UUID | None] = dict.fromkeys(times)
    for members in _groups(scores, LEAST_MEAN):
        first = min(members, key=lambda member: (times[member], member))
        found |= dict.fromkeys(members, first)
    return found


def _groups(scores: Links, least: float) -> Iterator[list[UUID]]:
    """The components by links that reach `least`, each cut into stories."""
    components = _components({p: s for p, s in scores.items() if s >= least})
    for members, own in zip(components, _own(components, scores), strict=True):
        if len(members) > LARGEST and least + STEP <= 1.0:
            yield from _groups(own, least + STEP)
        elif len(members) > LARGEST:
            yield members
        else:
            yield from _cut(members, own)


def _own(components: Sequence[list[UUID]], scores: Links) -> Sequence[Links]:
    """The pairs inside each component."""
    number = {member: n for n, members in enumerate(components) for member in members}
    own: list[dict[tuple[UUID, UUID], float]] = [{} for _ in components]
    for (a, b), score in scores.items():
        n = number.get(a)
        if n is not None and n == number.get(b):
            own[n][a, b] = score
    return own


def _components(links: Links) -> list[list[UUID]]:
    neighbours: dict[UUID, list[UUID]] = defaultdict(list)
    for a, b in links:
        neighbours[a].append(b)
        neighbours[b].append(a)
    found, seen = [], set[UUID]()
    for start in sorted(neighbours):
        if start not in seen:
            members = _reached(start, neighbours)
            seen |= members
            found.append(sorted(members))
    return found


def _reached(start: UUID, neighbours: Mapping[UUID, list[UUID]]) -> set[UUID]:
    reached, ahead = {start}, [start]
    while ahead:
        new = [n for n in neighbours[ahead.pop()] if n not in reached]
        reached.update(new)
        ahead += new
    return reached


def _cut(members: list[UUID], scores: Links) -> Iterator[list[UUID]]:
    """Groups of two and more by average linkage; members are sorted by id."""
    pairs = combinations(members, 2)
    distances = 1.0 - np.array([scores.get(pair, 0.0) for pair in pairs])
    tree = linkage(distances, method="average")
    groups: dict[int, list[UUID]] = defaultdict(list)
    labels = fcluster(tree, 1.0 - LEAST_MEAN, criterion="distance")
    for member, label in zip(members, labels.tolist(), strict=True):
        groups[label].append(member)
    yield from (group for group in groups.values() if len(group) > 1)
