"""A document as one story, or as orders on others."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from schemas.article import Subject
from schemas.reasons import Reject
from services.ingest.parse.newsmlg2.elements import Parts, attribute, bare, text
from services.ingest.parse.nitf import life
from services.ingest.parse.nitf.content import Content, content
from services.ingest.parse.nitf.metas import Metas, is_delivery
from services.ingest.parse.nitf.rights import rights
from services.ingest.parse.nitf.subjects import subjects
from services.ingest.parse.wirestory import Orders, Parsed, Rejected, WireStory
from services.ingest.xml import Element, canonical


class _Document(NamedTuple):
    """`head` also has what stands in `docdata`, where some senders do not put it."""

    root: Element
    head: Parts
    metas: Metas
    content: Content
    names: tuple[str, ...]


_FREE = frozenset({"usable", "embargoed", None})
_DAY = len("YYYYMMDD")


def story(root: Element, problems: tuple[str, ...]) -> Parsed:
    """The document as sent; what only speaks of others is orders."""
    head, metas = _head(root), Metas(_children(root, "meta"))
    canon = _canonical(root)
    inside = content(root, tabular=metas.first("format") == "t")
    found = _Document(root, head, metas, inside, tuple(_names(head, metas)))
    targets = life.targets(head, list(found.names))
    if targets and not inside.body and not Parts(*_hedlines(root)).text("hl1"):
        return Orders(targets=targets, at=life.date(head, "date.issue"))
    item_id = _item_id(found)
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "neither doc-id nor du-key")
    made = _story(found, item_id, canon)
    noted = (*problems, *_problems(found), *inside.problems)
    return replace(made, targets=targets, problems=noted)


def _story(sent: _Document, item_id: str, canon: bytes) -> WireStory:
    head, inside, tobject = sent.head, sent.content, sent.head.all("tobject")
    about = life.signals(head, tobject, sent.metas)
    notes = (*about.notes, *inside.notes)
    genres = Parts(*tobject).all("tobject.property")
    return WireStory(
        item_id=item_id,
        canonical=canon,
        alt_ids=tuple(name for name in sent.names if name != item_id),
        version=life.version(head),
        version_created=life.date(head, "date.issue") or inside.dated,
        expires=life.expires(head),
        language=inside.language,
        headline=inside.headline,
        subheadline=inside.subheadline,
        slugline=sent.metas.first("slugline"),
        byline=inside.byline,
        dateline=inside.dateline,
        located=(*inside.located, *_events(head)),
        summary=inside.summary,
        body=inside.body,
        media=inside.media,
        keywords=tuple(_keywords(head)),
        subjects=_subjects(sent),
        genres=tuple(life.values(genres, "tobject.property.type")),
        urgency=next(iter(life.values(head.all("urgency"), "ed-urg")), None),
        public_notes=inside.public_notes,
        editor_notes=notes,
        rights=rights(head, _in_body(sent.root), sent.metas.first("holder")),
        supplied_section=_section(head),
        signals=replace(about, notes=notes),
    )


def _head(root: Element) -> Parts:
    """The children of `head` and of `docdata`, which some senders mix up."""
    heads = Parts(root).all("head")
    return Parts(*heads, *Parts(*heads).all("docdata"))


def _children(root: Element, name: str) -> list[Element]:
    return Parts(*Parts(root).all("head")).all(name)


def _in_body(root: Element) -> list[Element]:
    return _body_head(root).all("rights")


def _hedlines(root: Element) -> list[Element]:
    return _body_head(root).all("hedline")


def _body_head(root: Element) -> Parts:
    return Parts(*Parts(*Parts(root).all("body")).all("body.head"))


def _names(head: Parts, metas: Metas) -> Iterator[str]:
    """The names that last through all versions, the most exact first."""
    yield from life.stems(head)
    yield from metas.all("names")
    yield from life.values(head.all("du-key"), "key")


def _item_id(sent: _Document) -> str | None:
    """The document's id, else the key of all its versions, else a hash.

    The standard demands none of them, and AP sends none. A cancel without a name
    would kill nothing: it has no identity.
    """
    given = life.values(sent.head.all("doc-id"), "id-string")
    if given:
        return given[0]
    if keys := life.values(sent.head.all("du-key"), "key"):
        return keys[0]
    status = life.values(sent.head.all("docdata"), "management-status")
    issued, headline = life.date(sent.head, "date.issue"), sent.content.headline
    if (
        not (issued and headline)
        or (status[0].lower() if status else None) not in _FREE
    ):
        return None
    day = issued.replace("-", "")[:_DAY]
    return sha256(f"{day}\n{headline}".encode()).hexdigest()[:32]


def _problems(sent: _Document) -> Iterator[str]:
    yield from life.masks(sent.head)
    named = [*sent.head.all("doc-id"), *sent.head.all("du-key")]
    if not any(attribute(one, "id-string") or attribute(one, "key") for one in named):
        yield "identity: none sent, made of day and headline"
    if not sent.content.body and not sent.content.problems:
        yield "content: no text"


def _subjects(sent: _Document) -> tuple[Subject, ...]:
    return subjects(sent.head, Parts(*sent.head.all("tobject")), sent.metas)


def _keywords(head: Parts) -> Iterator[str]:
    """Keywords; a list in one of them shows by the slash at its end (dpa)."""
    listed = Parts(*head.all("key-list")).all("keyword")
    said = (attribute(one, "key") or text(one) for one in listed)
    for one in dict.fromkeys(said):
        whole = one.split("/") if one.endswith("/") else [one]
        yield from (word.strip() for word in whole if word.strip())


def _events(head: Parts) -> Iterator[str]:
    """Where it happened, as exactly as told."""
    for one in head.all("evloc"):
        names = (attribute(one, n) for n in ("city", "county-dist", "state-prov"))
        if place := next((name for name in names if name), None):
            yield place


def _section(head: Parts) -> str | None:
    """The section that it was printed in, else the one fixture, by its last part."""
    printed = life.values(head.all("pubdata"), "position.section")
    fixtures = life.values(head.all("fixture"), "fix-id")
    if printed:
        return printed[0]
    return fixtures[0].strip("/").rpartition("/")[2] if len(fixtures) == 1 else None


def _canonical(root: Element) -> bytes:
    """What the agency said, without the way it came."""
    for one in list(root.iterdescendants()):
        parent = one.getparent()
        on_the_way = bare(one.tag) == "del-list"
        on_the_way = on_the_way or (bare(one.tag) == "meta" and is_delivery(one))
        if on_the_way and parent is not None:
            parent.remove(one)
    return canonical(root)
