"""How two stories belong together."""

from enum import StrEnum


class Relation(StrEnum):
    """What one story is to another; the surest first.

    A translation is the sender's word, whichever of the two was first; all others are
    found by words, within a language.
    """

    DUPLICATE = "duplicate"
    EARLIER_VERSION = "earlier version"
    LATER_VERSION = "later version"
    SAME_EVENT = "same event"
    BACKGROUND = "background"
    TRANSLATION = "translation"


OF_ONE_EVENT = (Relation.DUPLICATE, Relation.EARLIER_VERSION, Relation.SAME_EVENT)
"""What joins articles to a running story, as links are kept: the earlier end's word."""


_OF_VERSIONS = {
    True: Relation.LATER_VERSION,
    False: Relation.EARLIER_VERSION,
    None: Relation.SAME_EVENT,
}


def seen_from(kind: str, *, later: bool | None) -> Relation:
    """What the other end of a link is, which is kept as the earlier end's word.

    `later`: whether the other is of a later time; where no time tells (None) two
    versions are of one event.
    """
    relation = Relation(kind)
    return _OF_VERSIONS[later] if relation is Relation.EARLIER_VERSION else relation
