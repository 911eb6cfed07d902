"""Marks of work: what is due, in which order, and what is left when one is done."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from services.database import work
from services.database.work import Kind, Mark, Rank
from services.runtime.postgres import Pool, listening


ALL = range(4)
MANY = dict.fromkeys(Rank, 100)

pytestmark = pytest.mark.line


async def mark(pool: Pool, *marks: Mark) -> None:
    """Insert marks, each in a transaction of its own."""
    for one in marks:
        async with pool.acquire() as db, db.transaction():
            await work.mark(db, [one])


async def due(pool: Pool, *kinds: Kind) -> list[UUID]:
    """The subjects that are due, in order."""
    found = await work.due(pool, kinds or list(Kind), ALL, MANY)
    return [one.subject for one in found]


async def test_recalls_go_first_and_the_oldest_before_the_others(pool: Pool) -> None:
    """A withdrawal does not queue behind news, nor news behind links."""
    a, b, c, d = (uuid4() for _ in range(4))
    await mark(
        pool,
        Mark(Kind.ARTICLE, a, Rank.LINKS),
        Mark(Kind.ARTICLE, b, Rank.NEWS),
        Mark(Kind.ARTICLE, c, Rank.NEWS),
        Mark(Kind.ARTICLE, d, Rank.RECALL),
    )
    assert await due(pool) == [d, b, c, a]


async def test_links_may_be_taken_few_at_a_time(pool: Pool) -> None:
    """What matters less does not fill a batch that news could be in."""
    marks = [Mark(Kind.ARTICLE, uuid4(), rank) for rank in (*Rank, *Rank)]
    await mark(pool, *marks)
    few = {Rank.RECALL: 5, Rank.NEWS: 5, Rank.LINKS: 1}
    found = await work.due(pool, [Kind.ARTICLE], ALL, few)
    assert [one.subject for one in found] == [marks[n].subject for n in (0, 3, 1, 4, 2)]


async def test_what_is_due_later_waits(pool: Pool) -> None:
    """By the database's clock; each kind is for somebody else."""
    now, soon, ahead, link = (uuid4() for _ in range(4))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    await mark(
        pool,
        Mark(Kind.ARTICLE, now),
        Mark(Kind.ARTICLE, soon, after=60),
        Mark(Kind.ARTICLE, ahead, at=tomorrow),
        Mark(Kind.LINK, link),
    )
    assert await due(pool, Kind.ARTICLE, Kind.SECTION) == [now]
    assert await due(pool, Kind.LINK) == [link]


async def test_shards_are_bits_of_the_id(pool: Pool) -> None:
    """Every subject is in exactly one shard, the same for everybody."""
    subjects = {uuid4() for _ in range(40)}
    await mark(pool, *(Mark(Kind.ARTICLE, one) for one in subjects))
    found = [
        one.subject
        for shard in ALL
        for one in await work.due(pool, [Kind.ARTICLE], [shard], MANY)
        if one.shard == shard == one.subject.bytes[0] & 3
    ]
    assert set(found) == subjects
    assert len(found) == len(subjects)


async def test_a_mark_made_meanwhile_is_not_lost(pool: Pool) -> None:
    """Who takes a subject deletes the marks it can see, and no others."""
    subject = uuid4()
    await mark(pool, Mark(Kind.ARTICLE, subject))
    async with pool.acquire() as other, other.transaction():
        await work.mark(other, [Mark(Kind.ARTICLE, subject)])
        async with pool.acquire() as db, db.transaction():
            await work.take(db, [Kind.ARTICLE], [subject])
    assert await due(pool) == [subject]


async def test_a_mark_is_made_once_where_one_waits(pool: Pool) -> None:
    """One as early and as high is enough; a higher or an earlier one is made."""
    subject = uuid4()
    for one in (
        Mark(Kind.ARTICLE, subject, Rank.LINKS, after=10),
        Mark(Kind.ARTICLE, subject, Rank.LINKS, after=20),
        Mark(Kind.ARTICLE, subject, Rank.RECALL, after=10),
        Mark(Kind.ARTICLE, subject, Rank.LINKS),
    ):
        async with pool.acquire() as db, db.transaction():
            await work.mark_once(db, [one])
    assert await pool.fetchval("select count(*) from work") == 3


async def test_a_mark_that_is_due_wakes_whoever_waits(pool: Pool) -> None:
    """One that is due later notifies nobody."""
    async with listening(pool, work.CHANNEL) as woken:
        await mark(pool, Mark(Kind.ARTICLE, uuid4(), after=60))
        assert not woken.is_set()
        await mark(pool, Mark(Kind.ARTICLE, uuid4()))
        await woken.wait()
