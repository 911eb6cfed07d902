"""NewsML-G2 by XPath."""

from collections.abc import Iterator

from schemas.reasons import Skip
from services.ingest.xml import Element
from tests.ingest.corpus.elements import codes, html_said, local, name_of, path, said
from tests.ingest.corpus.expected import Expected, skip_of


_KINDS = {
    "conceptItem": frozenset({Skip.CONCEPT}),
    "knowledgeItem": frozenset({Skip.KNOWLEDGE}),
    "catalogItem": frozenset({Skip.CATALOG}),
    "planningItem": frozenset({Skip.PLANNING}),
    "newsItem": frozenset(),
    "packageItem": frozenset(),
}
# Data on matches, events and companies is told in no sentences.
_DATA = {"sports-content", "events", "conceptSet", "newsml"}


def items(root: Element) -> Iterator[Expected]:
    """Each item of a message, or the one that is the message."""
    if name_of(root) in _KINDS:
        found = [root]
    else:
        inside = [item for one in path(root, "itemSet") for item in one]
        found = [one for one in inside if name_of(one) in _KINDS]
    if not found:
        yield Expected(skips=frozenset({Skip.EMPTY}))
    for item in found:
        yield _item(item)


def _item(item: Element) -> Expected:
    headline = next((h for h in map(said, path(item, "contentMeta/headline")) if h), "")
    return Expected(
        skips=_kind(item) or _marks(item, headline),
        headline=headline,
        texts=tuple(_texts(item)) if name_of(item) == "newsItem" else (),
        nameless=not (item.get("guid") or "").strip(),
    )


def _kind(item: Element) -> frozenset[Skip]:
    types = codes(path(item, "concept/type"))
    is_event = name_of(item) == "conceptItem" and (
        any(code.endswith(("event", "/event")) for code in types)
        or path(item, "concept/eventDetails")
    )
    return frozenset({Skip.EVENT}) if is_event else _KINDS[name_of(item)]


def _marks(item: Element, headline: str) -> frozenset[Skip]:
    notes = path(item, "itemMeta/edNote")
    marks = [
        *path(item, "itemMeta/signal"),
        *path(item, "contentMeta/genre"),
        *path(item, "itemMeta/role"),
    ]
    return skip_of(headline=headline, notes=tuple(map(said, notes)), codes=codes(marks))


def _texts(item: Element) -> Iterator[str]:
    for one in path(item, "contentSet/inlineXML"):
        inner = local(one, "body.content") or local(one, "body")
        if inner or not {name_of(child) for child in one} & _DATA:
            # Some senders put their markup in as text.
            content = _told((inner or [one])[0])
            yield said(content) if len(one) else html_said(one.text or "")
    for one in path(item, "contentSet/inlineData"):
        kind = one.get("contenttype") or "text/plain"
        if not one.get("encoding") and kind.startswith("text/"):
            text = one.text or ""
            yield html_said(text) if "</" in text or "<p" in text else text


def _told(body: Element) -> Element:
    """A page without its head, which tells headline, day and subjects once more."""
    first = body[0] if len(body) else None
    if first is not None and name_of(first) == "header" and local(first, "h1"):
        first.clear()
    return body
