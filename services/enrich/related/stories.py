"""Running stories: what is left together of a component when it is cut at its waists.

links ─▶ parts that strong ones hold ─▶ scores in company ─▶ average linkage
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from uuid import UUID

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from services.enrich.related.columns import Rows
from services.enrich.related.company import in_company
from services.enrich.related.graph import Graph, graph_of


LEAST = 0.45
"""A link that scores this much may join two stories."""
LEAST_MEAN = 0.5
"""Two groups are one story when their pairs are, in the mean, more likely than not."""
LARGEST = 400
"""Beyond it a component is taken apart by stronger links first: no square of it."""
STEP = 0.05


def stories_of(
    times: Mapping[UUID, datetime], links: Iterable[tuple[UUID, UUID, float]]
) -> dict[UUID, UUID | None]:
    """Each article's story, named by its earliest member (by time, then id).

    None: it stands alone. Pairs that are not named count as weak ones. The order in which
    links or articles are given makes no difference.
    """
    ids = sorted(times)
    found: dict[UUID, UUID | None] = dict.fromkeys(times)
    parts = graph_of(ids, links).parts(LEAST)
    for group in chain.from_iterable(_groups(part, LEAST) for part in parts):
        members = [ids[node] for node in group.tolist()]
        first = min(members, key=lambda member: (times[member], member))
        found |= dict.fromkeys(members, first)
    return found


def _groups(part: Graph, least: float) -> Iterator[Rows]:
    """What hangs together by links that reach `least`, cut into stories.

    A part too large for a square falls into those that stronger links hold; where most
    of it would fall out and its pairs are alike in the mean, it is a flood of one kind,
    and one story.
    """
    if len(part.nodes) <= LARGEST:
        yield from _cut(part)
        return
    within = list(part.parts(least + STEP))
    falls_out = 2 * sum(len(one.nodes) for one in within) < len(part.nodes)
    if falls_out and part.mean() >= LEAST_MEAN:
        yield part.nodes
        return
    for one in within:
        yield from _groups(one, least + STEP)


def _cut(part: Graph) -> Iterator[Rows]:
    """Groups of two and more by average linkage."""
    distances = 1.0 - squareform(in_company(part.square()), checks=False)
    labels = fcluster(
        linkage(distances, method="average"), 1.0 - LEAST_MEAN, criterion="distance"
    )
    groups = (part.nodes[labels == label] for label in np.unique(labels))
    yield from (group for group in groups if len(group) > 1)
