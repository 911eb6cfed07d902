"""A `newsItem` or `packageItem` as one story."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.article import Subject
from schemas.reasons import Reject
from schemas.story import Kind, Media, Rights
from services.ingest.markup import text_of
from services.ingest.parse.advisories import without_advisory
from services.ingest.parse.content import Content
from services.ingest.parse.elements import LANGUAGE, Parts, attribute, bare
from services.ingest.parse.nameless import PROBLEM, made_name
from services.ingest.parse.newsmlg2.catalogs import resolve
from services.ingest.parse.newsmlg2.content import content
from services.ingest.parse.newsmlg2.content_meta import ContentMeta, content_meta
from services.ingest.parse.newsmlg2.faults import faults
from services.ingest.parse.newsmlg2.groups import Held, held
from services.ingest.parse.newsmlg2.item_meta import (
    KINDS,
    ItemMeta,
    correction,
    editor_notes,
    item_meta,
    notes_heard,
    public_notes,
)
from services.ingest.parse.newsmlg2.links import (
    alt_ids,
    linked_media,
    previous,
    supplied_links,
    targets,
    translation_of,
)
from services.ingest.parse.newsmlg2.media import media_of
from services.ingest.parse.newsmlg2.rights import rights
from services.ingest.parse.newsmlg2.subjects import instruments
from services.ingest.wirestory import Rejected, Signals, WireStory
from services.ingest.xml import Element, canonical


class Envelope(NamedTuple):
    """What a message says of the items in it."""

    priority: str | None = None
    signals: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class _Item(NamedTuple):
    guid: str | None
    parts: Parts
    links: list[Element]
    meta: ItemMeta
    about: ContentMeta
    content: Content
    rights: Rights | None
    kind: Kind
    media: tuple[Media, ...]
    held: Held


def story(element: Element, envelope: Envelope) -> WireStory | Rejected:
    """The item as sent; without a `guid` it is called by what it says."""
    canon = _canonical(element)
    wrong = tuple(faults(element, canon))
    resolve(element)
    item = _read(element, attribute(element, "guid"))
    guid = item.guid or _made_name(item)
    if guid is None:
        return Rejected(Reject.NO_IDENTITY, f"{bare(element.tag)} without guid")
    meta, about, inside = item.meta, item.about, item.content
    return WireStory(
        item_id=guid,
        canonical=canon,
        named=bool(item.guid),
        alt_ids=_alt_ids(item, guid),
        version=attribute(element, "version"),
        version_created=meta.version_created,
        first_created=meta.first_created or about.created,
        expires=meta.expires,
        kind=item.kind,
        language=about.language or inside.language,
        direction=about.direction or inside.direction,
        headline=about.headline or inside.headline or meta.title,
        subheadline=about.subheadline or inside.subheadline,
        slugline=about.slugline,
        byline=about.byline or inside.byline,
        dateline=about.dateline or inside.dateline,
        located=about.located or inside.located,
        summary=about.summary or inside.summary,
        body=inside.body,
        media=item.media,
        keywords=about.keywords,
        subjects=_subjects(item),
        genres=about.genres,
        urgency=about.urgency,
        public_notes=(*public_notes(meta.notes), *inside.public_notes),
        editor_notes=tuple(dict.fromkeys((*editor_notes(meta.notes), *inside.notes))),
        rights=item.rights,
        supplied_links=(*supplied_links(item.links), *item.held.links),
        supplied_section=meta.member_of[0] if len(meta.member_of) == 1 else None,
        signals=_signals(item, envelope),
        targets=targets(item.links, guid),
        translation_of=translation_of(item.links, guid),
        problems=(*envelope.problems, *wrong, *_problems(item)),
    )


def _read(element: Element, guid: str | None) -> _Item:
    """What is said of the item, then what it tells."""
    parts = Parts(element)
    meta_parts = Parts(*parts.all("itemmeta"))
    meta, about_parts = item_meta(meta_parts), Parts(*parts.all("contentmeta"))
    about = content_meta(about_parts, attribute(element, LANGUAGE))
    said = _Item(
        guid=guid,
        parts=parts,
        links=meta_parts.all("link"),
        meta=meta,
        about=about,
        content=Content(),
        rights=rights(parts.all("rightsinfo"), about.language),
        kind=_class_kind(element, meta),
        media=(),
        held=held(element),
    )
    return _with_content(said, element)


def _with_content(item: _Item, element: Element) -> _Item:
    """With its text and with the media in it, beside it and behind its links."""
    contents = Parts(*item.parts.all("contentset"))
    files = media_of(contents.all("remotecontent"), item.kind, _described(item))
    known = (*files, *linked_media(item.links), *item.held.media)
    inside = without_advisory(content(contents, item.about.language, known))
    return item._replace(
        content=inside,
        kind=_kind(element, item.kind, inside),
        media=inside.media or known,
    )


def _class_kind(element: Element, meta: ItemMeta) -> Kind:
    if bare(element.tag) == "packageitem":
        return Kind.PACKAGE
    return KINDS.get(meta.item_class or "", Kind.STORY)


def _kind(element: Element, kind: Kind, inside: Content) -> Kind:
    """What the item's class says; a composite that tells a story is a story."""
    tells = kind is Kind.PACKAGE and bare(element.tag) != "packageitem"
    return Kind.STORY if tells and inside.body else kind


def _made_name(item: _Item) -> str | None:
    meta, about = item.meta, item.about
    headline = about.headline or item.content.headline or meta.title
    texts = (text_of(item.content.body), *item.held.names)
    dated = meta.first_created or about.created or meta.version_created
    return made_name(dated, headline, texts, meta.status)


def _alt_ids(item: _Item, guid: str) -> tuple[str, ...]:
    told = ("itemmeta", "contentmeta")
    named = (one for n in told for one in Parts(*item.parts.all(n)).all("altid"))
    return alt_ids(list(named), guid)


def _subjects(item: _Item) -> tuple[Subject, ...]:
    named = Parts(*item.parts.all("contentmeta")).all("subject")
    traded = instruments([*named, *item.parts.all("assert")])
    return tuple(dict.fromkeys((*item.about.subjects, *traded)))


def _described(item: _Item) -> Media:
    """What a picture's own item says of it; in a story, only its caption is."""
    about = item.about
    if item.kind in {Kind.STORY, Kind.PACKAGE}:
        return Media(caption=about.caption if about.caption != about.summary else None)
    return Media(
        id=item.guid,
        headline=about.headline,
        caption=about.caption or about.summary,
        credit=about.credit,
        byline=about.byline,
        rights=item.rights,
    )


def _signals(item: _Item, envelope: Envelope) -> Signals:
    meta = item.meta
    own_class = (meta.item_class,) if meta.item_class else ()
    return Signals(
        status=meta.status,
        embargoed=meta.embargoed,
        also_embargoed=meta.also_embargoed,
        signals=(*meta.signals, *envelope.signals),
        types=(*own_class, *meta.roles, *meta.profiles),
        genres=item.about.genre_words,
        services=meta.services,
        notes=tuple(dict.fromkeys((*notes_heard(meta.notes), *item.content.notes))),
        correction=correction(meta.notes, meta.signals) or item.content.correction,
        priority=envelope.priority,
        previous=previous(item.links, item.guid),
    )


def _problems(item: _Item) -> Iterator[str]:
    if item.guid is None:
        yield PROBLEM
    yield from item.content.problems
    if item.kind is Kind.STORY and not item.content.body:
        yield "content: no text"


def _canonical(element: Element) -> bytes:
    """What the agency said, without the way it came (`hopHistory`)."""
    for child in [one for one in element if bare(one.tag) == "hophistory"]:
        element.remove(child)
    return canonical(element)
