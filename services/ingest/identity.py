"""Names that last: the same item has the same ids wherever and whenever it is read."""

from hashlib import sha256
from uuid import UUID, uuid5


# Made once, at random. Every article id ever given hangs on it: it never changes.
NAMESPACE = UUID("5b0b9e0e-6f6c-4f0a-9d2c-3d6f4a4f7d11")


def article_id(agency: str, item_id: str) -> UUID:
    """The id of an agency's item, through whichever of its feeds it comes."""
    return uuid5(NAMESPACE, f"{agency}\n{item_id}")


def revision_id(article: UUID, canonical: bytes) -> UUID:
    """The id of what was said: the same words again have the same id."""
    return uuid5(article, sha256(canonical).hexdigest())


def order_id(source: UUID, kind: str, target: str) -> UUID:
    """The id of an order that `source` (a revision, or a message) gives."""
    return uuid5(source, f"{kind}\n{target}")
