"""Adds and takes: a story that goes on in items of their own.

The lead has the same reference ("US--Ferry Fire") as what is added to it.
"""

import re

from schemas.article import OrderKind
from services.ingest.parse.members import Members
from services.ingest.parse.takes import take_of
from services.ingest.wirestory import Target


# AP's editorial types for what goes on; the slug's tags ("1st Add") number them.
_GOES_ON = frozenset({"add", "adds", "take", "takes"})
_TAG = re.compile(r"\s*[,=]\s*")
# What is set before a slug for its edition ("BC-", "AM-") is no part of it.
_EDITION = re.compile(r"(?:AM|PM|BC|AP)-(?=\w)")


def reference(members: Members) -> str | None:
    """What all parts of a story are called; the wire uses it again for later ones."""
    told = members.inner("altids").text("referenceid")
    if told:
        return told
    slug = _TAG.split(members.text("slugline") or "")[0]
    return _EDITION.sub("", slug, count=1) or None


def tags_of(slugline: str | None) -> list[str]:
    """What stands behind the name in a slug: "1st Ld-Writethru", "Adv08"."""
    return _TAG.split(slugline or "")[1:]


def take(members: Members) -> int | None:
    """Which part the item is, if it goes on with another; by its slug's tags."""
    tags = tags_of(members.text("slugline"))
    numbered = next((number for tag in tags if (number := take_of(tag))), None)
    types = {one.lower() for one in members.texts("editorialtypes")}
    if numbered is None and _GOES_ON.isdisjoint(types):
        return None
    # A lead with a part in it is a lead ("1st Ld-Writethru, 2nd Take" is a part).
    return numbered or 2


def targets(members: Members) -> tuple[Target, ...]:
    """The lead that a part belongs to, by the reference that they share."""
    name = reference(members)
    if take(members) is None or not name:
        return ()
    return (Target(kind=OrderKind.TAKE, name=name, recurring=True),)
