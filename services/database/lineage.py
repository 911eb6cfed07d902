"""Who replaces whom, and who is a take of whose story."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from schemas.article import OrderKind
from schemas.state import MOST_SUCCESSORS
from services.runtime.postgres import Connection


Arrows = Mapping[UUID, Iterable[UUID]]


class Edge(NamedTuple):
    """An order of an article on another: the one replaces or continues the other."""

    order_id: UUID
    kind: OrderKind
    target_id: UUID
    by_id: UUID
    at: datetime
    raw_time: datetime

    @property
    def turn(self) -> tuple[datetime, datetime, UUID]:
        """When it was said, for whoever must know what was said later."""
        return self.at, self.raw_time, self.order_id


class Lineage:
    """What orders between articles together say."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        latest_first = sorted(edges, key=lambda e: e.turn, reverse=True)
        self._members = {end for e in latest_first for end in (e.target_id, e.by_id)}
        takes = [e for e in latest_first if e.kind is OrderKind.TAKE]
        kept = without_circles([e for e in latest_first if e.kind is OrderKind.REPLACE])
        self._newer = _arrows((e.target_id, e.by_id) for e in kept)
        self._older = _arrows((e.by_id, e.target_id) for e in kept)
        self._newest = _newest(self._newer)
        # Each take under one lead: that which it named last.
        said = {e.by_id: e for e in reversed(takes)}
        self._takes = _arrows((e.target_id, e.by_id) for e in said.values())
        self._said = {take: (e.at, e.raw_time) for take, e in said.items()}

    def members(self) -> set[UUID]:
        """Whoever is spoken of here."""
        return set(self._members)

    def successors(self, article: UUID) -> list[UUID]:
        """What replaces it, directly or through others: the newest, newest first."""
        return list(self._newest.get(article, ()))

    def oldest(self, article: UUID) -> set[UUID]:
        """The beginnings of its story, maybe itself: its kin have one of them too."""
        found = {article, *_reached((article,), self._older)}
        return {one for one in found if one not in self._older}

    def is_alone(self, article: UUID) -> bool:
        """Whether it neither replaces anything nor is replaced."""
        return article not in self._newer and article not in self._older

    def replaced(self, article: UUID) -> tuple[UUID, ...]:
        """What it replaces directly."""
        return tuple(sorted(set(self._older.get(article, ()))))

    def kin(self, *articles: UUID) -> set[UUID]:
        """All that replace one of these and all that they replace."""
        return {*_reached(articles, self._newer), *_reached(articles, self._older)}

    def takes(self, article: UUID) -> dict[UUID, tuple[datetime, datetime]]:
        """The takes of a story, each with the time at which it said so last."""
        return {take: self._said[take] for take in _reached((article,), self._takes)}


async def around(db: Connection, articles: Collection[UUID]) -> list[Edge]:
    """Who replaces or continues these articles, and whom they replace, however far.

    `offset 0` keeps a plan that was made for few orders from reading all of many.
    """
    rows = await db.fetch(
        """
        with recursive newer as (
            select o.* from unnest($1::uuid[]) wanted(id) cross join lateral (
                select order_id, kind, target_id, by_id, at, raw_time
                from orders where target_id = wanted.id
                    and kind in ('replace', 'take') and by_id is not null offset 0
            ) o
            union
            select o.* from newer cross join lateral (
                select order_id, kind, target_id, by_id, at, raw_time
                from orders where target_id = newer.by_id
                    and kind in ('replace', 'take') and by_id is not null offset 0
            ) o
        ), older as (
            select o.* from unnest($1::uuid[]) wanted(id) cross join lateral (
                select order_id, kind, target_id, by_id, at, raw_time
                from orders where by_id = wanted.id
                    and kind = 'replace' and target_id is not null offset 0
            ) o
            union
            select o.* from older cross join lateral (
                select order_id, kind, target_id, by_id, at, raw_time
                from orders where by_id = older.target_id
                    and kind = 'replace' and target_id is not null offset 0
            ) o
        )
        select * from newer union select * from older
        """,
        list(articles),
    )
    found = [Edge(row[0], OrderKind(row[1]), *row[2:]) for row in rows]
    takes = {edge.by_id for edge in found if edge.kind is OrderKind.TAKE}
    return found + await _other_leads(db, takes, {edge.order_id for edge in found})


async def _other_leads(
    db: Connection, takes: Collection[UUID], known: Collection[UUID]
) -> list[Edge]:
    """What else these takes ever called their lead."""
    if not takes:
        return []
    rows = await db.fetch(
        """
        select order_id, kind, target_id, by_id, at, raw_time from orders
        where by_id = any($1) and kind = 'take' and target_id is not null
            and order_id <> all($2)
        """,
        list(takes),
        list(known),
    )
    return [Edge(row[0], OrderKind(row[1]), *row[2:]) for row in rows]


async def concerned(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Every article whose page depends on these: replaced ones, and takes' leads.

    Held until the transaction ends, so that who binds one of these orders at this
    moment comes before us, or sees what we did.
    """
    rows = await db.fetch(
        """
        select target_id from orders
        where by_id = any($1) and kind in ('replace', 'take')
        order by order_id for share
        """,
        list(articles),
    )
    direct = {row["target_id"] for row in rows if row["target_id"]}
    return direct | await replaced_by(db, direct) if direct else direct


async def replaced_by(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Every article that one of these replaces or continues, however far."""
    rows = await db.fetch(
        """
        with recursive older (article_id) as (
            select target_id from orders
            where by_id = any($1) and kind in ('replace', 'take')
                and target_id is not null
            union
            select o.target_id from older cross join lateral (
                select target_id from orders where by_id = older.article_id
                    and kind in ('replace', 'take') and target_id is not null offset 0
            ) o
        )
        select article_id from older
        """,
        list(articles),
    )
    return {row["article_id"] for row in rows}


async def kin(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Every article that may appear now that these are gone: older and newer ones."""
    if not articles:
        return set()
    lineage = Lineage(await around(db, articles))
    return lineage.kin(*articles)


def without_circles(edges: Collection[Edge]) -> list[Edge]:
    """Of edges, the latest first: in a circle what was said later counts."""
    try:
        TopologicalSorter(_arrows((e.target_id, e.by_id) for e in edges)).prepare()
    except CycleError:
        return list(_opened(edges))
    return list(edges)


def _opened(edges: Collection[Edge]) -> Iterator[Edge]:
    newer: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for edge in edges:
        if edge.target_id not in (edge.by_id, *_reached((edge.by_id,), newer)):
            newer[edge.target_id].append(edge.by_id)
            yield edge


def _arrows(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, list[UUID]]:
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for start, end in pairs:
        found[start].append(end)
    return found


def _newest(newer: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, list[UUID]]:
    """Of each the newest that arrows lead to, made of those of what is newer.

    Which these are depends on nothing but what can be reached from each.
    """
    found: dict[UUID, list[UUID]] = {}
    for one in TopologicalSorter(newer).static_order():
        ends = newer.get(one, ())
        all_ = dict.fromkeys(x for end in ends for x in (*found[end], end))
        found[one] = list(islice(all_, MOST_SUCCESSORS))
    return found


def _reached(starts: Iterable[UUID], arrows: Arrows) -> list[UUID]:
    """Everything that arrows lead to, the nearest first; not where one starts."""
    begun = tuple(starts)
    found = dict.fromkeys(end for start in begun for end in arrows.get(start, ()))
    waiting = list(found)
    for one in waiting:
        new = [end for end in arrows.get(one, ()) if end not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return [one for one in found if len(begun) > 1 or one not in begun]
