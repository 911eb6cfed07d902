"""Names that last: the same item has the same ids wherever and whenever it is read."""

from hashlib import sha256
from uuid import UUID, uuid5

from schemas.identity import name_id


def article_id(agency: str, item_id: str) -> UUID:
    """The id of an agency's item, through whichever of its feeds it comes."""
    return name_id(agency, item_id)


def revision_id(article: UUID, canonical: bytes) -> UUID:
    """The id of what was said: the same words again have the same id."""
    return uuid5(article, sha256(canonical).hexdigest())


def order_id(source: UUID, kind: str, target: str) -> UUID:
    """The id of an order that `source` (a revision, or a message) gives."""
    return uuid5(source, f"{kind}\n{target}")
