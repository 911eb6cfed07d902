"""Names of items, who bears them, and which item an order by a name means."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from schemas.article import OrderKind


RECURRING = timedelta(hours=24)
"""For so long a name that is given anew each day names the item that bore it."""


class Called(NamedTuple):
    """Another name of an article: since when, and the broker's time stamp."""

    name_id: UUID
    article_id: UUID
    at: datetime
    raw_time: datetime


class Bearer(NamedTuple):
    """An article that a name names: since when, and the broker's time stamp."""

    article_id: UUID
    at: datetime
    raw_time: datetime


class Asked(NamedTuple):
    """An order, what it is bound to so far, and who bears the name that it uses.

    `own`: the article whose own id the name is, if that ever came; `own_at`: when that
    spoke last before the order was given.
    """

    order_id: UUID
    kind: OrderKind
    at: datetime
    raw_time: datetime
    by_id: UUID | None
    recurring: bool
    target_id: UUID | None
    own: UUID | None
    own_at: datetime | None
    bearers: tuple[Bearer, ...]


class Move(NamedTuple):
    """An order whose target is another than before; None: it waits.

    `by_id`: the article that gave it, if one did.
    """

    order_id: UUID
    kind: OrderKind
    by_id: UUID | None
    before: UUID | None
    target: UUID | None
