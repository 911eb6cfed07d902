"""Whatever the order in which a wire arrives, readers end with the same pages."""

from itertools import permutations
from random import Random
from uuid import UUID, uuid4

import pytest

from schemas.events import ArticleWithdrawn
from schemas.page import Page
from schemas.topics import Role
from tests.line.days import Copy, chain, merged
from tests.line.exactness import check_events
from tests.line.line import EVENT, Line, article_id
from tests.line.made import FEED


DAYS, COPIES, CHAINS = 12, 2, 8

pytestmark = pytest.mark.line


def page_of(line: Line, article: UUID) -> Page | None:
    """What readers see of an article."""
    latest = line.latest(article)
    return latest.page if latest else None


def test_any_order_ends_in_the_pages_of_the_sender_s_order(line: Line) -> None:
    """Days of versions, recalls, leads, takes and orders; shuffled, and some twice."""
    random = Random(4)  # noqa: S311 - a test
    streams = []
    days = []
    for seed in range(DAYS):
        copies = [Copy(seed, uuid4().hex[:10]) for _ in range(1 + COPIES)]
        for number, copy in enumerate(copies):
            again = random.choices(copy.bodies, k=3 if number else 0)
            bodies = [*copy.bodies, *again]
            if number:
                random.shuffle(bodies)
            streams.append(bodies)
        days.append(copies)
    line.push(FEED, *merged(random, *streams))
    line.settle(90)
    for copies in days:
        told, *others = [copy.pages(lambda id_: page_of(line, id_)) for copy in copies]
        for other in others:
            assert other == told, copies[0].seed
    check_events(line)


def test_one_story_under_many_ids_is_never_read_twice(line: Line) -> None:
    """Alert, lead, second lead and kill in any order: at every moment one page."""
    random = Random(5)  # noqa: S311 - a test
    orders = random.sample(list(permutations(range(4))), CHAINS - 1)
    chains = [chain(f"tale{uuid4().hex[:8]}") for _ in range(CHAINS)]
    streams = [
        [bodies[n] for n in turn]
        for (_, bodies), turn in zip(chains, [range(4), *orders], strict=True)
    ]
    for number in range(4):
        line.push(FEED, *(stream[number] for stream in streams))
        if number < 3:
            line.sleep(random.choice((0, 0.4, 1.5)))
    line.settle()
    for names, _ in chains:
        ids = {article_id(FEED, name) for name in names}
        assert not any(page_of(line, id_) for id_ in ids)
        assert most_readable(line, ids) <= 1


def most_readable(line: Line, ids: set[UUID]) -> int:
    """How many of these pages were ever out at the same moment."""
    keys = {str(id_).encode() for id_ in ids}
    told = [r for r in line.records(Role.PUBLISHED) if r.key in keys]
    events = [(r.time, EVENT.validate_json(r.value or b"")) for r in told]
    out: set[UUID] = set()
    most = 0
    for _, event in sorted(events, key=lambda pair: (pair[0], pair[1].seq)):
        if isinstance(event, ArticleWithdrawn):
            out.discard(event.article_id)
        else:
            out.add(event.article_id)
        most = max(most, len(out))
    return most
