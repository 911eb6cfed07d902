"""Orders: what one item says about another, as the house keeps it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from schemas.article import Article, Order
from schemas.events import RawItem
from services.ingest.characters import line
from services.ingest.dates import moment
from services.ingest.identity import article_id, order_id, revision_id
from services.ingest.raw import Raw
from services.ingest.wirestory import Orders, Target


def orders_in(
    article: Article, targets: Iterable[Target], received: datetime
) -> tuple[Order, ...]:
    """The orders of a story; what it says of itself is no order."""
    at = article.version_created or received
    others = (target for target in targets if target.name.strip() != article.item_id)
    return tuple(
        _order(target, article.agency, at, article.revision_id, article.article_id)
        for target in others
        if target.name.strip()
    )


def orders_alone(item: Orders, raw: Raw, place: RawItem) -> tuple[Order, ...]:
    """The orders of an item that is nothing else; sent again they are the same."""
    agency = raw.feed.agency
    read = moment(item.at, raw.feed.time_zone) if item.at else None
    said = b"%d\n%b" % (place.item, raw.record.value or b"")
    source = revision_id(article_id(agency, ""), said)
    at = read.at if read else place.time
    return tuple(
        _order(target, agency, at, source, None)
        for target in item.targets
        if target.name.strip()
    )


def _order(
    target: Target, agency: str, at: datetime, source: UUID, by: UUID | None
) -> Order:
    name = line(target.name)
    return Order(
        order_id=order_id(source, target.kind, name),
        kind=target.kind,
        agency=agency,
        target=name,
        at=at,
        by=by,
        recurring=target.recurring,
        note=line(target.note) if target.note else None,
    )
