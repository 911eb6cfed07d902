"""A document as one story, or as orders on others."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from schemas.article import OrderKind, Subject
from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse.advisories import without_advisory
from services.ingest.parse.content import Content
from services.ingest.parse.elements import Parts, attribute, bare, text
from services.ingest.parse.nameless import PROBLEM, made_name
from services.ingest.parse.nitf import life
from services.ingest.parse.nitf.content import content
from services.ingest.parse.nitf.metas import Metas, is_delivery
from services.ingest.parse.nitf.names import Names, names_of, targets
from services.ingest.parse.nitf.rights import rights
from services.ingest.parse.nitf.subjects import subjects
from services.ingest.verdict.codes import is_usable
from services.ingest.wirestory import (
    Orders,
    Parsed,
    Rejected,
    Target,
    WireStory,
)
from services.ingest.xml import Element, canonical


class _Document(NamedTuple):
    """`head` also has what stands in `docdata`, where some senders do not put it."""

    root: Element
    head: Parts
    metas: Metas
    content: Content
    names: Names


def story(root: Element, problems: tuple[str, ...]) -> Parsed:
    """The document as sent; what only speaks of others is orders."""
    head, metas = _head(root), Metas(_children(root, "meta"))
    canon = _canonical(root)
    inside = without_advisory(content(root, tabular=metas.first("format") == "t"))
    found = _Document(root, head, metas, inside, names_of(head, metas))
    orders, item_id = tuple(life.targets(head)), _item_id(found)
    if _is_order(found, orders) or (not item_id and _commands(orders)):
        return Orders(targets=orders, at=life.date(head, "date.issue"))
    if not item_id:
        return Rejected(Reject.NO_IDENTITY, "neither doc-id nor du-key")
    made = _story(found, item_id, canon)
    noted = (*problems, *_problems(found), *inside.problems)
    said = tuple(dict.fromkeys((*orders, *targets(found.names))))
    # Of a correction that only names the other there is no page to show.
    partial = bool(orders) and not _tells(found) and is_usable(life.status(head))
    return replace(made, targets=said, problems=noted, partial=partial)


def _is_order(sent: _Document, orders: tuple[Target, ...]) -> bool:
    """Whether it only speaks of others: it tells nothing, and itself stays as it is."""
    return _commands(orders) and not _tells(sent) and is_usable(life.status(sent.head))


def _commands(orders: tuple[Target, ...]) -> bool:
    """Whether another is to do more than to make way for this one."""
    return any(order.kind is not OrderKind.REPLACE for order in orders)


def _tells(sent: _Document) -> bool:
    headline = Parts(*_hedlines(sent.root)).text("hl1")
    return bool(sent.content.body or headline)


def _story(sent: _Document, item_id: str, canon: bytes) -> WireStory:
    head, inside, tobject = sent.head, sent.content, sent.head.all("tobject")
    about = life.signals(head, tobject, sent.metas)
    notes = (*about.notes, *inside.notes)
    genres = Parts(*tobject).all("tobject.property")
    return WireStory(
        item_id=item_id,
        canonical=canon,
        named=_is_named(sent),
        alt_ids=tuple(name for name in sent.names.all if name != item_id),
        version=sent.names.version,
        take=sent.names.take,
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
        signals=replace(
            about, notes=notes, correction=inside.correction or about.correction
        ),
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


def _item_id(sent: _Document) -> str | None:
    """The document's id, else the key of all its versions, else one made of its words.

    The standard demands none of them, and AP sends none.
    """
    keys = life.values(sent.head.all("du-key"), "key")
    if given := sent.names.own or (keys and sent.names.daily[0]):
        return given
    return made_name(
        life.date(sent.head, "date.issue"),
        sent.content.headline,
        (text_of(sent.content.body),),
        life.status(sent.head),
    )


def _is_named(sent: _Document) -> bool:
    return bool(sent.names.own or life.values(sent.head.all("du-key"), "key"))


def _problems(sent: _Document) -> Iterator[str]:
    yield from life.masks(sent.head)
    if not _is_named(sent):
        yield PROBLEM
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
