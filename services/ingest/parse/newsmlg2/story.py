"""A `newsItem` or `packageItem` as one story."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.reasons import Reject
from schemas.story import Kind, Media, Rights
from services.ingest.parse.newsmlg2.content import Content, content
from services.ingest.parse.newsmlg2.content_meta import ContentMeta, content_meta
from services.ingest.parse.newsmlg2.elements import LANGUAGE, Parts, attribute, bare
from services.ingest.parse.newsmlg2.item_meta import (
    KINDS,
    ItemMeta,
    correction,
    editor_notes,
    item_meta,
    public_notes,
)
from services.ingest.parse.newsmlg2.links import (
    alt_ids,
    linked_media,
    previous,
    targets,
)
from services.ingest.parse.newsmlg2.media import media_of
from services.ingest.parse.newsmlg2.rights import rights
from services.ingest.parse.wirestory import Rejected, Signals, WireStory
from services.ingest.xml import Element, canonical


class Envelope(NamedTuple):
    """What a message says of the items in it."""

    priority: str | None = None
    signals: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class _Item(NamedTuple):
    guid: str
    parts: Parts
    meta_parts: Parts
    about_parts: Parts
    meta: ItemMeta
    about: ContentMeta
    content: Content
    rights: Rights | None
    kind: Kind


def story(element: Element, envelope: Envelope) -> WireStory | Rejected:
    """The item as sent; without a `guid` it is nobody's."""
    guid = attribute(element, "guid")
    if not guid:
        return Rejected(Reject.NO_IDENTITY, f"{bare(element.tag)} without guid")
    item = _read(element, guid)
    meta, about, inside = item.meta, item.about, item.content
    return WireStory(
        item_id=guid,
        canonical=_canonical(element),
        alt_ids=_alt_ids(item),
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
        located=about.located,
        summary=about.summary or inside.summary,
        body=inside.body,
        media=_media(item),
        keywords=about.keywords,
        subjects=about.subjects,
        genres=about.genres,
        urgency=about.urgency,
        public_notes=public_notes(meta.notes),
        editor_notes=editor_notes(meta.notes),
        rights=item.rights,
        supplied_section=meta.member_of[0] if len(meta.member_of) == 1 else None,
        signals=_signals(item, envelope),
        targets=targets(item.meta_parts.all("link"), guid),
        problems=(*envelope.problems, *_problems(item)),
    )


def _read(element: Element, guid: str) -> _Item:
    parts = Parts(element)
    meta_parts = Parts(*parts.all("itemmeta"))
    about_parts = Parts(*parts.all("contentmeta"))
    meta = item_meta(meta_parts)
    about = content_meta(about_parts, attribute(element, LANGUAGE))
    inside = content(Parts(*parts.all("contentset")))
    return _Item(
        guid=guid,
        parts=parts,
        meta_parts=meta_parts,
        about_parts=about_parts,
        meta=meta,
        about=about,
        content=inside,
        rights=rights(parts.all("rightsinfo"), about.language),
        kind=_kind(element, meta, inside),
    )


def _kind(element: Element, meta: ItemMeta, inside: Content) -> Kind:
    """What the item's class says; a composite that tells a story is a story."""
    if bare(element.tag) == "packageitem":
        return Kind.PACKAGE
    kind = KINDS.get(meta.item_class or "", Kind.STORY)
    return Kind.STORY if kind is Kind.PACKAGE and inside.body else kind


def _alt_ids(item: _Item) -> tuple[str, ...]:
    named = [*item.meta_parts.all("altid"), *item.about_parts.all("altid")]
    return alt_ids(named, item.guid)


def _media(item: _Item) -> tuple[Media, ...]:
    contents = Parts(*item.parts.all("contentset")).all("remotecontent")
    linked = linked_media(item.meta_parts.all("link"))
    if not contents:
        return tuple(linked)
    return (*media_of(contents, item.kind, _described(item)), *linked)


def _described(item: _Item) -> Media:
    """What a picture's own item says of it; in a story, only its caption is."""
    about = item.about
    if item.kind is Kind.STORY:
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
        signals=(*meta.signals, *envelope.signals),
        types=(*own_class, *meta.roles, *meta.profiles),
        genres=item.about.genre_words,
        services=meta.services,
        notes=tuple(dict.fromkeys(note.text for note in meta.notes)),
        correction=correction(meta.notes),
        priority=envelope.priority,
        previous=previous(item.meta_parts.all("link"), item.guid),
    )


def _problems(item: _Item) -> Iterator[str]:
    yield from item.content.problems
    if item.kind is Kind.STORY and not item.content.body:
        yield "content: no text"


def _canonical(element: Element) -> bytes:
    """What the agency said, without the way it came (`hopHistory`)."""
    for child in [one for one in element if bare(one.tag) == "hophistory"]:
        element.remove(child)
    return canonical(element)
