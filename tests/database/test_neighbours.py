"""What a page names beside it, and what an operator reads of the same link."""

from dataclasses import replace
from datetime import timedelta

import pytest

from schemas.relation import Relation, seen_from
from schemas.story import Dated
from services.database import articles, links, lives, neighbours
from services.database.links import Link
from services.runtime.postgres import Pool, transaction
from tests.database.test_orders import NOON, state


pytestmark = pytest.mark.line


@pytest.mark.parametrize(
    ("hours", "kinds"),
    [
        (1, ["later version", "earlier version"]),
        (-1, ["earlier version", "later version"]),
        (0, ["same event", "same event"]),
    ],
)
async def test_versions_are_told_from_both_ends(
    pool: Pool, hours: int, kinds: list[str]
) -> None:
    """By their dates; where those are equal none is the later one."""
    first, second = (
        replace(state(name), dated=Dated(at=at, precision="instant"), content="{}")
        for name, at in (("one", NOON), ("two", NOON + timedelta(hours=hours)))
    )
    low, high = sorted((first.article_id, second.article_id))
    ids = [first.article_id, second.article_id]
    async with transaction(pool) as db:
        await articles.keep(db, [first, second], {})
        await db.executemany(
            "insert into publications (article_id, seq, public, facts, related)"
            " values ($1, 1, true, '{}', '{}')",
            [[id_] for id_ in ids],
        )
        await links.relink(db, ids, [Link(low, high, 0.9, Relation.EARLIER_VERSION)])
        found = await neighbours.of(db, ids)
    beside = [found[id_][0] for id_ in ids]
    assert [seen_from(one.kind, later=one.later) for one in beside] == kinds
    assert [(await lives.linked(pool, id_))[0]["kind"] for id_ in ids] == kinds
