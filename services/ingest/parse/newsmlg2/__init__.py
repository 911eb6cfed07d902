"""NewsML-G2, 2.4 to 2.35: a message of items, or one item alone.

An item may be of any class, so all of them are known here, and only news is read.
Elements are found by local name in any letters, as real senders move namespaces about
(`ns0:`, none at all, an old address) and write `<Header>` and `<ednote>`.
"""

from collections.abc import Callable, Iterator

from schemas.reasons import Reject, Skip
from services.ingest.parse.bounds import bounded
from services.ingest.parse.elements import Parts, bare
from services.ingest.parse.newsmlg2.concepts import code
from services.ingest.parse.newsmlg2.item_meta import codes
from services.ingest.parse.newsmlg2.story import Envelope, story
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped
from services.ingest.xml import Element, document


_MESSAGE = "newsmessage"
Reader = Callable[[Element, Envelope], Parsed]


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item; a message that holds none is one skip."""
    read = document(body, hint.encoding)
    root = read.root
    if bare(root.tag) in _ITEMS:
        return (_outcome(root, Envelope(problems=read.problems)),)
    if bare(root.tag) != _MESSAGE:
        raise Rejected(Reject.WRONG_STRUCTURE, f"root {bare(root.tag)}"[:80])
    outcomes = bounded(_outcomes(root, read.problems))
    return outcomes or (Skipped(Skip.EMPTY, "no items in the message"),)


def _outcomes(message: Element, problems: tuple[str, ...]) -> Iterator[Parsed]:
    """Of all items, also of those in a message inside this one."""
    envelope = _envelope(message, problems)
    for item in _items(message):
        if bare(item.tag) == _MESSAGE:
            yield from _outcomes(item, problems)
        else:
            yield _outcome(item, envelope)


def _items(message: Element) -> list[Element]:
    """What stands in `itemSet`, else (against the standard) right in the message."""
    sets = Parts(message).all("itemset")
    if sets:
        return [item for one in sets for item in one]
    return [child for child in message if bare(child.tag) in {*_ITEMS, _MESSAGE}]


def _envelope(message: Element, problems: tuple[str, ...]) -> Envelope:
    header = Parts(*Parts(message).all("header"))
    return Envelope(header.text("priority"), codes(header.all("signal")), problems)


def _outcome(item: Element, envelope: Envelope) -> Parsed:
    name = bare(item.tag)
    reader = _ITEMS.get(name)
    if reader is None:
        return Rejected(Reject.WRONG_STRUCTURE, f"item {name}"[:80])
    return reader(item, envelope)


def _concept(item: Element, _envelope: Envelope) -> Parsed:
    """A concept may be an event, which its class, its type or its details say."""
    parts = Parts(item)
    kinds = [
        *Parts(*parts.all("itemmeta")).all("itemclass"),
        *Parts(*parts.all("concept")).all("type"),
    ]
    known = [found.value.lower() for one in kinds if (found := code(one))]
    told = "event" in known or "eventdetails" in Parts(*parts.all("concept"))
    return Skipped(Skip.EVENT if told else Skip.CONCEPT, "conceptItem")


def _skip(reason: Skip) -> Reader:
    return lambda item, _envelope: Skipped(reason, bare(item.tag))


_ITEMS: dict[str, Reader] = {
    "newsitem": story,
    "packageitem": story,
    "conceptitem": _concept,
    "knowledgeitem": _skip(Skip.KNOWLEDGE),
    "catalogitem": _skip(Skip.CATALOG),
    "planningitem": _skip(Skip.PLANNING),
}
