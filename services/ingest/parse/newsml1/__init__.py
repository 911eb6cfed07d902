"""NewsML, 1.0 to 1.2: a message of items, each with its components.

Elements are found by local name in any letters, with a namespace or none. What the
standard calls a formal name is an attribute; senders also write it as the text.
"""

from schemas.reasons import Reject, Skip
from services.ingest.parse.bounds import bounded
from services.ingest.parse.elements import Parts, bare
from services.ingest.parse.newsml1.story import Envelope, story
from services.ingest.parse.newsml1.terms import terms
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped
from services.ingest.xml import Element, document


_VOCABULARIES = frozenset({"catalog", "topicset"})


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item, also of one inside another; vocabularies are one skip."""
    read = document(body, hint.encoding)
    root = read.root
    if bare(root.tag) != "newsml":
        raise Rejected(Reject.WRONG_STRUCTURE, f"root {bare(root.tag)}"[:80])
    every = root.iterdescendants()
    items = bounded(one for one in every if bare(one.tag) == "newsitem")
    if not items:
        return (_without_items(root),)
    envelope = _envelope(root, read.problems)
    # An item inside another is read before it, and is then no part of it.
    outcomes = [_outcome(item, envelope) for item in reversed(items)]
    return tuple(reversed(outcomes))


def _without_items(root: Element) -> Skipped:
    if any(bare(child.tag) in _VOCABULARIES for child in root):
        return Skipped(Skip.CATALOG, "no items in the message")
    return Skipped(Skip.EMPTY, "no items in the message")


def _envelope(root: Element, problems: tuple[str, ...]) -> Envelope:
    parts = Parts(*Parts(root).all("newsenvelope"))
    priority = next(iter(terms(parts.all("priority"))), None)
    carried = [*parts.all("newsservice"), *parts.all("newsproduct")]
    services = tuple(dict.fromkeys(one.lower() for one in terms(carried)))
    return Envelope(priority, services, problems)


def _outcome(item: Element, envelope: Envelope) -> Parsed:
    parts = Parts(item)
    if "topicset" in parts and "newscomponent" not in parts:
        return Skipped(Skip.CATALOG, "topicset")
    found = story(item, envelope)
    del item[:]
    return found
